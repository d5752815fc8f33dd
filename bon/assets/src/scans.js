// `<div data-scans="address" data-scans-into="id">`: every scan on the page is sent there, one after
// the other, and the answer takes the place of the element. A scan waits on this device until the
// server has it, and has an id of its own: sent twice, it counts once. It says for how long it has
// waited. What stands in the form `data-scans-with="id"` by then goes along. What a
// `<form data-scans-say>` says waits in the same row, its button named `undo` takes back what has
// not been sent; a `<form data-scans-first>` is not sent before everything that waits.
// `data-scans-worker="address"`: the page opens without a network, kept by the worker there.
import { watch } from './js/camera.js'
import { listen } from './js/scanner.js'

const AGAIN_MS = 3000
const place = document.querySelector('[data-scans]')
const shelf = `scans ${place.dataset.scans}`
const waiting = JSON.parse(localStorage.getItem(shelf) ?? '[]')
let sending = false

function keep() {
  if (waiting.length) localStorage.setItem(shelf, JSON.stringify(waiting))
  else localStorage.removeItem(shelf)
}

function tell(offline) {
  const note = document.querySelector('[data-scans-waiting]')
  if (!note) return
  note.hidden = !offline || !waiting.length
  note.querySelector('[data-scans-number]').textContent = String(waiting.length)
  const last = note.querySelector('[data-scans-last]')
  if (last) last.textContent = said(waiting.at(-1))
}

/** The code that was scanned last, and how many of it wait. */
function said(scan) {
  if (!scan?.code) return ''
  return `${scan.code} × ${waiting.filter(({ code }) => code === scan.code).length}`
}

const token = () => JSON.parse(document.body.getAttribute('hx-headers:inherited'))['X-CSRFToken']

async function post({ at, ...scan }) {
  const along = document.getElementById(place.dataset.scansWith)
  const body = new URLSearchParams(along ? new FormData(along) : undefined)
  body.set('ago', String(Math.max(0, Date.now() - at)))
  for (const [name, value] of Object.entries(scan)) body.set(name, value)
  const headers = { 'X-CSRFToken': token(), 'HX-Request': 'true' }
  const answer = await fetch(place.dataset.scans, { method: 'POST', headers, body })
  const gate = answer.headers.get('HX-Redirect')
  if (gate) location.assign(gate)
  if (gate || answer.status >= 500 || answer.status === 403) throw new Error(String(answer.status))
  return answer
}

async function send() {
  if (sending) return
  sending = true
  try {
    while (waiting.length) {
      const answer = await post(waiting[0])
      waiting.shift()
      keep()
      if (answer.ok && !answer.redirected) show(await answer.text())
      else location.reload()
    }
    tell(false)
  } catch {
    tell(true)
    setTimeout(send, AGAIN_MS)
  } finally {
    sending = false
  }
}

function show(text) {
  const old = document.getElementById(place.dataset.scansInto)
  const made = new DOMParser().parseFromString(text, 'text/html').body.firstElementChild
  if (!old || !made) return
  old.replaceWith(made)
  window.htmx.process(made)
  made.querySelector('[data-asked]')?.focus()
  if (made.querySelector('[data-scanned=bad]')) buzz()
}

/** Low and short: heard across a storeroom, without words. */
function buzz() {
  const sound = new AudioContext()
  const tone = sound.createOscillator()
  tone.frequency.value = 180
  tone.connect(sound.destination)
  tone.start()
  tone.stop(sound.currentTime + 0.25)
  tone.onended = () => sound.close()
}

function take(said) {
  waiting.push({ id: crypto.randomUUID(), at: Date.now(), ...said })
  keep()
  void send()
}

/** Takes back what was said last, where the server cannot have it yet. */
function takeBack() {
  const last = waiting.length - 1
  if (last < (sending ? 1 : 0)) return false
  waiting.pop()
  keep()
  tell(true)
  return true
}

document.addEventListener(
  'submit',
  (event) => {
    const { dataset } = event.target
    if (dataset.scansFirst !== undefined && waiting.length) {
      event.preventDefault()
      event.stopImmediatePropagation()
      tell(true)
    }
    if (dataset.scansSay === undefined) return
    event.preventDefault()
    event.stopImmediatePropagation()
    const said = Object.fromEntries(new FormData(event.target, event.submitter))
    delete said.csrfmiddlewaretoken
    event.target.reset()
    if (said.undo && takeBack()) return
    if (Object.values(said).some((value) => value.trim())) take(said)
  },
  true,
)

async function keepPage(worker) {
  await navigator.serviceWorker.register(worker)
  const { active } = await navigator.serviceWorker.ready
  const fetched = performance.getEntriesByType('resource').map(({ name }) => new URL(name))
  const parts = fetched.filter(({ pathname }) => pathname.startsWith('/static/'))
  active.postMessage({ page: location.href, parts: parts.map(String) })
}

if (place.dataset.scansWorker && navigator.serviceWorker) void keepPage(place.dataset.scansWorker)
const camera = document.querySelector('[data-camera]')
if (camera) void watch(camera, (code) => take({ code }))
listen((code) => take({ code }))
addEventListener('online', send)
void send()
