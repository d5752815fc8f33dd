// A scanner types like a very fast keyboard and ends with Enter. What it reads is caught wherever
// the focus is, and leaves nothing behind in the field that happened to have it. What is typed
// into no field is a code, at any speed; in a field one that is fast, or that is a barcode.
const FAST_MS = 50 // a key, on average: nobody types a number so fast
const STALL_MS = { field: 300, none: 2000 } // the device may be busy in between
const BARCODE = /^\d{8,14}$/
const LEAST = 3
const CONTROLS = /[^\P{Cc}\x1d]/gu // but the end of a field in a GS1 symbol

/** Calls `read` with each code. */
export function listen(read) {
  let keys = ''
  let began = 0
  let last = 0
  let field = null
  let before = ''

  function begin(event) {
    keys = ''
    began = event.timeStamp
    field = event.target.matches?.('input, textarea') ? event.target : null
    before = field?.value ?? ''
  }

  function end(event) {
    const code = keys.replace(CONTROLS, '')
    const fast = event.timeStamp - began <= FAST_MS * keys.length
    keys = ''
    if (code.length < LEAST || (field && !fast && !BARCODE.test(code))) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (field) field.value = before
    read(code)
  }

  document.addEventListener(
    'keydown',
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      const stalled = event.timeStamp - last > (field ? STALL_MS.field : STALL_MS.none)
      last = event.timeStamp
      if (event.key === 'Enter') {
        if (!stalled) end(event)
        keys = ''
        return
      }
      if (event.key.length !== 1) return
      if (!keys || stalled) begin(event)
      // The second fast key and those after it are a scan, no shortcuts.
      else if (!field) event.stopImmediatePropagation()
      keys += event.key
    },
    true,
  )
}
