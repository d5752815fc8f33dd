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

// Only pages are answered here; the server's door is never touched, online or off.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/register/index.html'), {
    denylist: [/^\/register\/v1\//],
  }),
)

self.addEventListener('message', (event: ExtendableMessageEvent) => {
  if ((event.data as { type?: string } | null)?.type === 'SKIP_WAITING') void self.skipWaiting()
})
