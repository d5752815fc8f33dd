// `<div data-scans="address" data-scans-into="id">`: every scan on the page is sent there, one after
// the other, and the answer takes the place of the element. A scan waits on this device until the
// server has it, and has an id of its own: sent twice, it counts once. It says for how long it has
// waited. It is of who scanned it: where another has signed in since, it waits for the first, and
// the page says so. What stands in the form `data-scans-with="id"` by then goes along, and what is
// changed in a part `data-scans-anew` of it is asked in the same row, as an answer draws all of it
// anew. What a `<form data-scans-say>` says waits there too, its button named `undo` takes back what
// has not been sent. No other form of the page is sent before everything that waits: it is about
// that, and stays where an answer says that something was not understood (`data-scanned="bad"`) or
// asks which goods. An answer that is `data-scans-part` brings of the rows `data-scans-seen` only
// what has changed since then; a row that was not there stands last, or behind the one it names
// (`data-scans-behind`).
// `data-scans-worker="address"`: the page opens without a network, kept by the worker there.
import { watch } from './js/camera.js'
import { listen } from './js/scanner.js'

const AGAIN_MS = 3000
const place = document.querySelector('[data-scans]')
const { person, personName } = document.body.dataset
const shelf = `scans ${person} ${place.dataset.scans}`
const waiting = JSON.parse(localStorage.getItem(shelf))?.scans ?? []
let sending = false
let held = null

function keep() {
  const kept = { name: personName, scans: waiting }
  if (waiting.length) localStorage.setItem(shelf, JSON.stringify(kept))
  else localStorage.removeItem(shelf)
}

function tell(offline) {
  const note = document.querySelector('[data-scans-waiting]')
  const scans = waiting.filter(({ anew }) => !anew).length
  note.hidden = !offline || !scans
  note.querySelector('[data-scans-number]').textContent = String(scans)
  note.querySelector('[data-scans-last]').textContent = said(waiting.at(-1))
}

/** Whose scans of this page wait on the device for them to sign in again. */
function tellOfOthers() {
  const note = document.querySelector('[data-scans-others]')
  const theirs = Object.entries(localStorage).filter(
    ([key]) => key !== shelf && key.startsWith('scans ') && key.endsWith(` ${place.dataset.scans}`),
  )
  note.hidden = !theirs.length
  const names = theirs.map(([, kept]) => JSON.parse(kept).name)
  note.querySelector('b').textContent = names.join(', ')
}

/** The code that was scanned last, and how many of it wait. */
function said(scan) {
  if (!scan?.code) return ''
  return `${scan.code} × ${waiting.filter(({ code }) => code === scan.code).length}`
}

const token = () => JSON.parse(document.body.getAttribute('hx-headers:inherited'))['X-CSRFToken']

function along() {
  const form = document.getElementById(place.dataset.scansWith)
  return new URLSearchParams(form ? new FormData(form) : undefined)
}

async function post({ at, ...scan }, body) {
  const seen = document.querySelector('[data-scans-seen]')
  if (seen) body.set('since', seen.dataset.scansSeen)
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
      const [body, sent] = [along(), String(along())]
      const answer = await post(waiting[0], body)
      // What was typed meanwhile is not in the answer.
      if (answer.ok && String(along()) !== sent) continue
      waiting.shift()
      keep()
      if (!answer.ok || answer.redirected) location.reload()
      else if (!show(await answer.text())) held = null
    }
    tell(false)
    if (held?.form.isConnected) held.form.requestSubmit(held.submitter)
  } catch {
    tell(true)
    setTimeout(send, AGAIN_MS)
  } finally {
    sending = false
    held = null
  }
}

/** Whether nothing is left to be answered. */
function show(text) {
  const old = document.getElementById(place.dataset.scansInto)
  const made = new DOMParser().parseFromString(text, 'text/html').body.firstElementChild
  if (!old || !made) return true
  if (made.dataset.scansPart !== undefined) return showPart(old, made)
  const focused = old.contains(document.activeElement) ? document.activeElement.name : null
  old.replaceWith(made)
  window.htmx.process(made)
  const next = made.querySelector('[data-asked]') ?? made.querySelector(`[name="${focused}"]`)
  next?.focus()
  return heard(made)
}

function showPart(old, made) {
  const [rows, changed] = [old, made].map((each) => each.querySelector('[data-scans-seen]'))
  for (const sign of made.querySelectorAll('[data-scans-sign]')) {
    document.getElementById(sign.id).replaceWith(sign)
    window.htmx.process(sign)
  }
  for (const row of [...(changed?.children ?? [])]) {
    const there = document.getElementById(row.id)
    const above = document.getElementById(row.dataset.scansBehind)
    if (there) there.replaceWith(row)
    else if (above) above.after(row)
    else rows.append(row)
    window.htmx.process(row)
  }
  if (changed) rows.dataset.scansSeen = changed.dataset.scansSeen
  old.querySelector('[data-asked]')?.focus()
  return heard(old)
}

/** Whether nothing is left to be answered; what was not understood is heard. */
function heard(answer) {
  const bad = answer.querySelector('[data-scanned=bad]')
  if (bad) buzz()
  return !bad && !answer.querySelector('.scan-likely')
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

function say(form, submitter) {
  const said = Object.fromEntries(new FormData(form, submitter))
  delete said.csrfmiddlewaretoken
  form.reset()
  if (said.undo && takeBack()) return
  if (Object.values(said).some((value) => value.trim())) take(said)
}

function hold(form, submitter) {
  held = { form, submitter }
  void send()
}

// Before anything else that hears of it: what is asked for a yes is asked once.
addEventListener(
  'submit',
  (event) => {
    const { target: form, submitter } = event
    const says = form.dataset.scansSay !== undefined
    if (!says && (form.method !== 'post' || !waiting.length)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (says) say(form, submitter)
    else hold(form, submitter)
  },
  true,
)

document.addEventListener('change', (event) => {
  if (event.target.closest('[data-scans-anew]')) take({ anew: '1' })
})

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
tellOfOthers()
void send()
