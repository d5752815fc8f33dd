// `<div data-scans="address" data-scans-into="id">`: every scan on the page is sent there, one after
// the other, and the answer takes the place of the element. A scan waits on this device until the
// server has it, and has an id of its own: sent twice, it counts once.
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
}

const token = () => JSON.parse(document.body.getAttribute('hx-headers:inherited'))['X-CSRFToken']

async function post(scan) {
  const body = new URLSearchParams(scan)
  const headers = { 'X-CSRFToken': token(), 'HX-Request': 'true' }
  const answer = await fetch(place.dataset.scans, { method: 'POST', headers, body })
  if (answer.status >= 500) throw new Error(String(answer.status))
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

listen((code) => {
  waiting.push({ id: crypto.randomUUID(), code })
  keep()
  void send()
})
addEventListener('online', send)
void send()
