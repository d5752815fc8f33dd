/// <reference lib="webworker" />
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  precacheAndRoute,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

declare const self: ServiceWorkerGlobalScope

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
