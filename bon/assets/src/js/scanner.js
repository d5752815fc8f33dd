// A scanner types like a very fast keyboard and ends with Enter. What it reads is caught wherever
// the focus is, and leaves nothing behind in the field that happened to have it.
const FAST_MS = 60
const LEAST = 3
const CONTROLS = /\p{Cc}/gu

/** Calls `read` with each code. */
export function listen(read) {
  let keys = ''
  let last = 0
  let field = null
  let before = ''

  const start = (event) => {
    keys = ''
    field = event.target.matches?.('input, textarea') ? event.target : null
    before = field?.value ?? ''
  }

  document.addEventListener(
    'keydown',
    (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      const pause = event.timeStamp - last
      last = event.timeStamp
      if (event.key === 'Enter') {
        const code = keys.replace(CONTROLS, '')
        const scanned = code.length >= LEAST && pause < FAST_MS
        keys = ''
        if (!scanned) return
        event.preventDefault()
        event.stopImmediatePropagation()
        if (field) field.value = before
        read(code)
        return
      }
      if (event.key.length !== 1) return
      if (!keys || pause >= FAST_MS) start(event)
      else if (!field) {
        // The second fast key and those after it are a scan, not a shortcut.
        event.stopImmediatePropagation()
      }
      keys += event.key
    },
    true,
  )
}
