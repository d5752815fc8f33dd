// The keyboard: `/` searches, `g` and a letter goes, `?` tells which letters there are.
const GOING_MS = 1500
let going = 0

const typing = (target) =>
  target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)

function startGoing() {
  document.body.classList.add('going')
  clearTimeout(going)
  going = setTimeout(stopGoing, GOING_MS)
}

function stopGoing() {
  clearTimeout(going)
  going = 0
  document.body.classList.remove('going')
}

/** The page's own search comes before the one in the bar. */
function search() {
  const field =
    document.querySelector('main [data-search]') ?? document.querySelector('[data-search]')
  field?.focus()
  field?.select()
}

/** What a key does here, or undefined. */
function actionFor(key) {
  if (going) return () => document.querySelector(`[data-go="${CSS.escape(key)}"]`)?.click()
  if (key === '/') return search
  if (key === 'g') return startGoing
  if (key === '?') return () => document.getElementById('keys')?.showModal()
  return undefined
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  if (event.key === 'Escape' && event.target.matches?.('[data-search]')) event.target.blur()
  if (typing(event.target) || document.querySelector('dialog[open]')) return
  const act = actionFor(event.key)
  if (going) stopGoing()
  if (!act) return
  event.preventDefault()
  act()
})
