/// <reference lib="webworker" />
import {
  addPlugins,
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

declare const self: ServiceWorkerGlobalScope

// `Vary` would keep a device whose language or cookies have changed since from finding what it
// has: a register that cannot open offline. What is kept here is the same for everybody.
addPlugins([
  { cacheWillUpdate: async ({ response }) => (response.ok ? sameForAll(response) : null) },
])

async function sameForAll(response: Response): Promise<Response> {
  const headers = new Headers(response.headers)
  headers.delete('Vary')
  // The body as it is read here is unpacked already.
  headers.delete('Content-Encoding')
  headers.delete('Content-Length')
  const { status, statusText } = response
  return new Response(await response.blob(), { status, statusText, headers })
}

// Everything the register needs is kept at installation, so that a cold start needs no network.
precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()

// The page of the very first visit too: what it fetches is there when the network goes.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

// Pictures of goods and posters are named by the hash of what is in them: once here, never asked for again.
// Of those that are on no key any more, the oldest go.
const PICTURES = 'pictures'
const PICTURES_MOST = 600

registerRoute(
  ({ url }) => url.pathname.startsWith('/register/pictures/'),
  async ({ request }) => {
    const cache = await caches.open(PICTURES)
    const kept = await cache.match(request.url, { ignoreVary: true })
    if (kept) return kept
    const response = await fetch(request)
    if (response.ok) {
      await cache.put(request.url, await sameForAll(response.clone()))
      const all = await cache.keys()
      for (const old of all.slice(0, -PICTURES_MOST)) await cache.delete(old)
    }
    return response
  },
)

// Only pages are answered here; the server's door is never touched, online or off.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/register/index.html'), {
    denylist: [/^\/register\/v1\//],
  }),
)

self.addEventListener('message', (event: ExtendableMessageEvent) => {
  if ((event.data as { type?: string } | null)?.type === 'SKIP_WAITING') void self.skipWaiting()
})
