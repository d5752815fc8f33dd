/**
 * Carrying things about a grid: dragged by a mouse, held and dragged by a finger, or lifted with
 * space and moved with the arrow keys. What is shown is the state's; here is only the hand. The
 * back office's grids import it too.
 */
const FAR_PX = 6
/** A finger that moves earlier scrolls. */
const HELD_MS = 220

/** What the hand is told of, and tells. Things are named by their `data-key`. */
export interface Carried {
  carried: () => string | null
  pick: (key: string) => void
  lift: (key: string) => void
  carryTo: (place: number) => void
  /** `page`: on another page, by its place among them. */
  putDown: (page: number | null) => void
  putBack: () => void
  remove: (key: string) => void
}

const things = (grid: Element): HTMLElement[] => [
  ...grid.querySelectorAll<HTMLElement>('[data-key]'),
]
const thingOf = (target: EventTarget | null): HTMLElement | null =>
  (target as Element | null)?.closest<HTMLElement>('[data-key]') ?? null
const keyOf = (thing: HTMLElement): string => thing.dataset['key'] ?? ''

/** Attach it to the grid; things carry `data-key`, tabs of other pages `data-page`, which have the
 * class `over` while something is above them. */
export function carry(hands: Carried): (grid: HTMLElement) => () => void {
  return (grid) => {
    let leave: (() => void) | null = null
    const listening = new AbortController()
    const { signal } = listening
    grid.addEventListener(
      'pointerdown',
      (event) => {
        const thing = thingOf(event.target)
        if (!thing || event.button !== 0) return
        leave?.()
        // A second finger, or a hand while the keys carry.
        if (hands.carried() !== null) hands.putBack()
        leave = follow(grid, hands, thing, event)
      },
      { signal },
    )
    grid.addEventListener(
      'keydown',
      (event) => {
        const thing = thingOf(event.target)
        if (thing) pressed(grid, hands, thing, event)
      },
      { signal },
    )
    // Left in the middle: it goes back. A node that moves names nobody who took its focus.
    grid.addEventListener(
      'focusout',
      ({ relatedTarget }) => {
        if (!relatedTarget || grid.contains(relatedTarget as Node)) return
        if (hands.carried() !== null) hands.putBack()
      },
      { signal },
    )
    // While a finger carries, the page does not scroll under it and no menu opens.
    const still = (event: Event) => hands.carried() !== null && event.preventDefault()
    grid.addEventListener('touchmove', still, { passive: false, signal })
    grid.addEventListener('contextmenu', still, { signal })
    return () => {
      leave?.()
      listening.abort()
    }
  }
}

/** From the finger's touch to its lifting; returns how to stop in between. */
function follow(grid: HTMLElement, hands: Carried, thing: HTMLElement, start: PointerEvent) {
  const key = keyOf(thing)
  const touch = start.pointerType !== 'mouse'
  const wait = touch ? setTimeout(() => hands.lift(key), HELD_MS) : undefined
  const listening = new AbortController()
  let tab: HTMLElement | null = null

  const above = (next: HTMLElement | null) => {
    tab?.classList.remove('over')
    next?.classList.add('over')
    tab = next
  }
  const stop = () => {
    clearTimeout(wait)
    above(null)
    listening.abort()
  }
  const moved = (next: PointerEvent) => {
    const far = Math.hypot(next.clientX - start.clientX, next.clientY - start.clientY) > FAR_PX
    if (hands.carried() === null && far) {
      if (touch) return stop()
      hands.lift(key)
    }
    if (hands.carried() === null) return
    const under = document.elementFromPoint(next.clientX, next.clientY)
    above(under?.closest<HTMLElement>('[data-page]') ?? null)
    const other = thingOf(under)
    if (other && grid.contains(other) && keyOf(other) !== key) {
      hands.carryTo(things(grid).indexOf(other))
    }
  }
  const up = () => {
    const page = tab ? Number(tab.dataset['page']) : null
    stop()
    if (hands.carried() === null) hands.pick(key)
    else hands.putDown(page)
  }
  const gone = () => {
    stop()
    if (hands.carried() !== null) hands.putBack()
  }
  const heard = { pointermove: moved, pointerup: up, pointercancel: gone }
  for (const [kind, hear] of Object.entries(heard)) {
    const own = (event: Event) => {
      if ((event as PointerEvent).pointerId === start.pointerId) hear(event as PointerEvent)
    }
    document.addEventListener(kind, own, { signal: listening.signal })
  }
  return stop
}

function pressed(
  grid: HTMLElement,
  hands: Carried,
  thing: HTMLElement,
  event: KeyboardEvent,
): void {
  const key = keyOf(thing)
  const held = hands.carried() !== null
  const all = things(grid)
  const next = all.findIndex(({ offsetTop }) => offsetTop !== all[0]?.offsetTop)
  const row = next < 0 ? all.length : next
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -row,
    ArrowDown: row,
  }
  // A node that moves may lose the focus on its way; the next key already finds it there.
  const refocus = () =>
    queueMicrotask(() =>
      things(grid)
        .find((one) => keyOf(one) === key)
        ?.focus(),
    )
  const step = steps[event.key]
  if (step !== undefined) {
    const to = Math.max(0, Math.min(all.length - 1, all.indexOf(thing) + step))
    if (held) {
      hands.carryTo(to)
      refocus()
    } else all[to]?.focus()
  } else if (event.key === ' ') {
    if (held) hands.putDown(null)
    else hands.lift(key)
  } else if (event.key === 'Enter' && !held) hands.pick(key)
  else if (event.key === 'Escape' && held) {
    hands.putBack()
    refocus()
  } else if (event.key === 'Delete' && !held) hands.remove(key)
  else return
  event.preventDefault()
  event.stopPropagation()
}
