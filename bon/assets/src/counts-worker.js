// Keeps the pages that are counted at, so that they open without a network: what the server says
// comes first, what it said last is there when it cannot be asked. What is scanned meanwhile waits
// in the page (`scans.js`); nothing of it is this worker's.
const PAGES = 'counts'
const PARTS = 'counts-parts' // named by what is in them: kept, never asked for again
const MOST = { [PAGES]: 10, [PARTS]: 60 }

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

async function keep(store, request, response) {
  try {
    const cache = await caches.open(store)
    // The newest stands last.
    await cache.delete(request, { ignoreVary: true })
    await cache.put(request, response)
    const all = await cache.keys()
    for (const old of all.slice(0, -MOST[store])) await cache.delete(old)
  } catch {
    // A full device is no reason to show what was said last, or nothing.
  }
}

const kept = async (store, request) =>
  (await caches.open(store)).match(request, { ignoreVary: true })

async function page(request) {
  try {
    const response = await fetch(request)
    if (response.ok && !response.redirected) await keep(PAGES, request.url, response.clone())
    return response
  } catch (error) {
    const last = await kept(PAGES, request.url)
    if (last) return last
    throw error
  }
}

async function part(request) {
  const last = await kept(PARTS, request.url)
  if (last) return last
  const response = await fetch(request)
  if (response.ok) await keep(PARTS, request.url, response.clone())
  return response
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (pathname.startsWith('/static/')) event.respondWith(part(request))
})

// The page of the first visit was there before this worker: it says what it is made of.
// What it may need later it names before (`camera.js`).
self.addEventListener('message', (event) => {
  const { page: address, parts } = event.data
  const kept = parts.map((one) => part(new Request(one)))
  if (address) kept.push(page(new Request(address, { credentials: 'same-origin' })))
  event.waitUntil(Promise.allSettled(kept))
})
