// `<form data-scans="#lines">` with a field `[data-scan]`: what is scanned anywhere on the page, or
// typed into the field, is sent to the form's address, and the answer is what stands in `#lines`.
// Each beep has an id of its own and waits its turn; without a network it waits for it.
import { listen } from './scanner.js'

const AGAIN_MS = 2000
const waiting = []
let sending = false

const formOf = () => document.querySelector('form[data-scans]')

function take(form, said) {
  waiting.push({ form, said: { scan: crypto.randomUUID(), ...said } })
  tell(form)
  void send()
}

async function send() {
  if (sending) return
  sending = true
  while (waiting.length > 0) {
    const done = await post(waiting[0])
    if (done) waiting.shift()
    else await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
    tell(formOf())
  }
  sending = false
}

/** Whether the server has answered. A page that has gone away meanwhile is shown by the browser. */
async function post({ form, said }) {
  const body = new FormData(form)
  for (const [name, value] of Object.entries(said)) body.set(name, value)
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      body,
      headers: { 'HX-Request': 'true' },
    })
    if (answer.status >= 500) return false
    const gone = answer.headers.get('HX-Redirect')
    if (gone) location.assign(gone)
    else if (answer.ok) show(form, await answer.text())
    else location.reload()
    return true
  } catch {
    return false
  }
}

function show(form, html) {
  const place = document.querySelector(form.dataset.scans)
  place.innerHTML = html
  globalThis.htmx?.process(place)
}

/** How many wait, while the network is away. */
function tell(form) {
  const note = form?.querySelector('[data-scans-wait]')
  if (!note) return
  note.hidden = waiting.length < 2
  const count = note.querySelector('b')
  if (count) count.textContent = String(waiting.length)
}

document.addEventListener(
  'submit',
  (event) => {
    const form = event.target
    if (form.dataset.scans === undefined || event.submitter?.hasAttribute('formaction')) return
    event.preventDefault()
    event.stopImmediatePropagation()
    const field = form.querySelector('[data-scan]')
    const code = field.value.trim()
    const chosen = event.submitter?.name === 'variant' ? event.submitter.value : ''
    field.value = ''
    field.focus()
    if (chosen || code) take(form, { code, variant: chosen })
  },
  true,
)

if (formOf()) listen((code) => take(formOf(), { code, variant: '' }))

addEventListener('beforeunload', (event) => {
  if (waiting.length > 0) event.preventDefault()
})
