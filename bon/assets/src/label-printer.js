// `<section data-label-printer>`: a run of labels goes to a printer on USB, a file at a time, where
// the browser has WebUSB. Each file is said to be sent when the printer has taken its last byte;
// what could not be said yet waits on this device, and is not sent again meanwhile.
import { LabelPrinter } from '../../../register/src/devices/label-printer.ts'
import { chooseUsb, UsbLink } from '../../../register/src/devices/usb-link.ts'

const AGAIN_MS = 3000
const CHOSEN = 'label printer'

let chosen = JSON.parse(localStorage.getItem(CHOSEN) ?? 'null')
let busy = false
const printer = new LabelPrinter(new UsbLink(() => chosen))

const section = () => document.querySelector('[data-label-printer]')
const part = (name) => section().querySelector(`[data-${name}]`)
const shelf = () => `labels sent ${section().dataset.run}`

/** What is under way, or how it ended; '' for nothing. */
function tell(state) {
  for (const note of section().querySelectorAll('[data-told]')) {
    note.hidden = note.dataset.told !== state
  }
}

function draw() {
  part('without-usb').hidden = true
  for (const place of section().querySelectorAll('[data-with-usb]')) place.hidden = false
  part('known').hidden = !chosen
  part('printer').textContent = chosen?.name || 'USB'
  part('send').disabled = part('choose').disabled = busy
}

async function choose() {
  // Receipt printers that do not call themselves printers speak no ZPL.
  chosen = (await chooseUsb([])) ?? chosen
  if (chosen) localStorage.setItem(CHOSEN, JSON.stringify(chosen))
  draw()
}

/** What the server answers, read by `read`; null where it does not. */
async function ask(address, read, told) {
  const answer = await fetch(address, told).catch(() => null)
  return answer?.ok && !answer.redirected ? read(answer).catch(() => null) : null
}

/** How many of how many files were sent. */
const howFar = (told) => ask(section().dataset.sent, (answer) => answer.json(), told)

/** Says that the printer has taken the files up to this one, until the server has heard it. */
async function note(number) {
  localStorage.setItem(shelf(), String(number))
  const headers = JSON.parse(document.body.getAttribute('hx-headers:inherited'))
  const body = new URLSearchParams({ part: String(number) })
  while (!(await howFar({ method: 'POST', headers, body }))) {
    tell('unsaved')
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
  }
  localStorage.removeItem(shelf())
}

/** One file. How it ended. */
async function sendPart(number) {
  const file = await ask(`${section().dataset.file}?part=${number}`, (answer) => answer.arrayBuffer())
  if (!file) return 'unanswered'
  const bytes = new Uint8Array(file)
  for (const place of section().querySelectorAll('[data-part]')) place.textContent = String(number)
  const bar = section().querySelector('progress')
  bar.value = 0
  tell('sending')
  return printer.send(bytes, {
    taken: (taken) => (bar.value = (taken / bytes.length) * 100),
    stalled: (is) => (part('stalled').hidden = !is),
  })
}

/** All that has not been sent yet; somebody may have sent it from elsewhere meanwhile. */
async function sendRest() {
  const found = await howFar()
  if (!found) return 'unanswered'
  for (let number = found.sent + 1; number <= found.parts; number++) {
    const ended = await sendPart(number)
    if (ended !== 'sent') return ended
    await note(number)
  }
  return 'sent'
}

/** One at a time, in this window and in every other of the browser. */
async function alone(work) {
  if (busy) return
  busy = true
  draw()
  const turn = (free) => (free ? work() : 'held')
  const ended = await navigator.locks.request(CHOSEN, { ifAvailable: true }, turn)
  busy = false
  if (ended === 'sent') return location.replace(location.pathname)
  draw()
  tell(ended)
}

async function send() {
  if (busy) return
  if (!chosen) await choose()
  if (chosen) await alone(sendRest)
}

/** What was taken when the page was closed, and the server had not heard of. */
async function noteLast() {
  await note(Number(localStorage.getItem(shelf())))
  return 'sent'
}

/** Again for each part that the server puts on the page. */
function begin() {
  if (!section() || busy) return
  // The server has heard of it, and its answer got lost.
  if (!part('send')) return localStorage.removeItem(shelf())
  draw()
  if (localStorage.getItem(shelf())) void alone(noteLast)
}

if ('usb' in navigator) {
  document.addEventListener('click', ({ target }) => {
    if (target.closest?.('[data-send]')) void send()
    if (target.closest?.('[data-choose]')) void choose()
    if (target.closest?.('[data-stop]')) void printer.stop()
  })
  document.addEventListener('htmx:after:swap', begin)
  addEventListener('beforeunload', (event) => busy && event.preventDefault())
  begin()
}
