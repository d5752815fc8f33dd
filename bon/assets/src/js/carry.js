// Carries the keys of a grid: dragged by a mouse, held and dragged by a finger, or lifted with
// space and moved with the arrow keys. The nodes move while it lasts; who listens hears the end.
const FAR = 6 // pixels: less than that is a click
const HELD_MS = 220 // a finger that moves earlier scrolls

const keys = (grid) => [...grid.querySelectorAll('button')]
const placeOf = (grid, button) => keys(grid).indexOf(button)

/** How many keys stand in a row. */
function across(grid) {
  const [first, ...rest] = keys(grid)
  const next = rest.findIndex((button) => button.offsetTop !== first.offsetTop)
  return next < 0 ? rest.length + 1 : next + 1
}

/** Moves a key's node to a place among the others. */
function put(grid, button, place) {
  const others = keys(grid).filter((other) => other !== button)
  const before = others[place]?.parentElement ?? null
  grid.insertBefore(button.parentElement, before)
}

export function carry(grid, { pick, move, remove, lifted, put: putDown }) {
  /** What is carried, where it came from, and how. */
  let held = null

  function lift(button, by) {
    held = { button, by, from: placeOf(grid, button), tab: null }
    button.classList.add('lifted')
  }

  function drop() {
    const { button, from, tab } = held
    const to = placeOf(grid, button)
    end()
    if (tab !== null) move(button.dataset.variant, Infinity, tab)
    else if (to !== from) move(button.dataset.variant, to)
    return to
  }

  function back() {
    const { button, from } = held
    put(grid, button, from)
    end()
    button.focus()
  }

  function end() {
    held.button.classList.remove('lifted')
    for (const tab of document.querySelectorAll('[data-tab].over')) tab.classList.remove('over')
    held = null
  }

  function over({ clientX, clientY }) {
    const target = document.elementFromPoint(clientX, clientY)
    const tab = target?.closest('[data-tab]')
    for (const other of document.querySelectorAll('[data-tab]')) {
      other.classList.toggle('over', other === tab && other.ariaSelected !== 'true')
    }
    held.tab = tab && tab.ariaSelected !== 'true' ? Number(tab.dataset.tab) : null
    const key = target?.closest('button')
    if (key && key !== held.button && grid.contains(key)) put(grid, held.button, placeOf(grid, key))
  }

  grid.addEventListener('pointerdown', (event) => {
    const button = event.target.closest('button')
    if (!button || event.button !== 0) return
    const { pointerId, clientX, clientY, pointerType } = event
    const touch = pointerType !== 'mouse'
    const wait = touch && setTimeout(() => lift(button, 'pointer'), HELD_MS)
    const moved = (next) => {
      if (next.pointerId !== pointerId) return
      const far = Math.hypot(next.clientX - clientX, next.clientY - clientY) > FAR
      if (!held && far && touch) return stop()
      if (!held && far) lift(button, 'pointer')
      if (held) over(next)
    }
    const up = () => {
      stop()
      if (held) drop()
      else pick(button.dataset.variant)
    }
    const gone = () => {
      stop()
      if (held) back()
    }
    function stop() {
      clearTimeout(wait)
      document.removeEventListener('pointermove', moved)
      document.removeEventListener('pointerup', up)
      document.removeEventListener('pointercancel', gone)
    }
    document.addEventListener('pointermove', moved)
    document.addEventListener('pointerup', up)
    document.addEventListener('pointercancel', gone)
  })

  // While a key is carried by a finger the page does not scroll under it.
  grid.addEventListener('touchmove', (event) => held && event.preventDefault(), { passive: false })
  grid.addEventListener('contextmenu', (event) => held && event.preventDefault())

  grid.addEventListener('keydown', (event) => {
    const button = event.target.closest('button')
    if (!button) return
    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -across(grid), ArrowDown: across(grid) }
    const step = steps[event.key]
    if (step !== undefined) {
      event.preventDefault()
      const to = Math.max(0, Math.min(keys(grid).length - 1, placeOf(grid, button) + step))
      if (held) put(grid, button, to)
      else keys(grid)[to].focus()
      if (held) button.focus()
    } else if (event.key === ' ') {
      event.preventDefault()
      const name = button.querySelector('span').textContent
      if (held) putDown(name, drop() + 1)
      else {
        lift(button, 'keys')
        lifted(name)
      }
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (!held) pick(button.dataset.variant)
    } else if (event.key === 'Escape' && held) back()
    else if (event.key === 'Delete' && !held) remove(button.dataset.variant)
  })
  // Left by Tab in the middle: it goes back.
  grid.addEventListener('focusout', () => {
    if (held?.by === 'keys') setTimeout(() => held && !grid.contains(document.activeElement) && back())
  })
}
