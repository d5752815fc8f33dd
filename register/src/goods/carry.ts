/**
 * Carrying tiles about a grid: dragged by a mouse, held and dragged by a finger, or lifted with
 * space and moved with the arrow keys. What is shown is the state's; here is only the hand.
 */
const FAR_PX = 6
/** A finger that moves earlier scrolls. */
const HELD_MS = 220

export interface Carried {
  carried: () => string | null
  pick: (variant: string) => void
  lift: (variant: string) => void
  carryTo: (place: number) => void
  /** `page`: on another page, by its place among them. */
  putDown: (page: number | null) => void
  putBack: () => void
  remove: (variant: string) => void
}

const keys = (grid: Element): HTMLElement[] => [
  ...grid.querySelectorAll<HTMLElement>('[data-variant]'),
]
const keyOf = (target: EventTarget | null): HTMLElement | null =>
  (target as Element | null)?.closest<HTMLElement>('[data-variant]') ?? null
const nameOf = (key: HTMLElement): string => key.dataset['variant'] ?? ''

/** Attach it to the grid; keys carry `data-variant`, tabs of pages `data-page`. */
export function carry(tiles: Carried): (grid: HTMLElement) => () => void {
  return (grid) => {
    let leave: (() => void) | null = null
    const down = (event: PointerEvent) => {
      const key = keyOf(event.target)
      if (key && event.button === 0) leave = follow(grid, tiles, key, event)
    }
    const press = (event: KeyboardEvent) => {
      const key = keyOf(event.target)
      if (key) pressed(grid, tiles, key, event)
    }
    // While a finger carries, the page does not scroll under it and no menu opens.
    const still = (event: Event) => tiles.carried() !== null && event.preventDefault()
    grid.addEventListener('pointerdown', down)
    grid.addEventListener('keydown', press)
    grid.addEventListener('touchmove', still, { passive: false })
    grid.addEventListener('contextmenu', still)
    return () => {
      leave?.()
      grid.removeEventListener('pointerdown', down)
      grid.removeEventListener('keydown', press)
      grid.removeEventListener('touchmove', still)
      grid.removeEventListener('contextmenu', still)
    }
  }
}

/** From the finger's touch to its lifting; returns how to stop in between. */
function follow(grid: HTMLElement, tiles: Carried, key: HTMLElement, start: PointerEvent) {
  const variant = nameOf(key)
  const touch = start.pointerType !== 'mouse'
  const wait = touch ? setTimeout(() => tiles.lift(variant), HELD_MS) : undefined
  let page: number | null = null

  const moved = (next: PointerEvent) => {
    if (next.pointerId !== start.pointerId) return
    const far = Math.hypot(next.clientX - start.clientX, next.clientY - start.clientY) > FAR_PX
    if (tiles.carried() === null && far) {
      if (touch) return stop()
      tiles.lift(variant)
    }
    if (tiles.carried() === null) return
    const under = document.elementFromPoint(next.clientX, next.clientY)
    const tab = under?.closest<HTMLElement>('[data-page]')
    page = tab ? Number(tab.dataset['page']) : null
    const other = keyOf(under)
    if (other && grid.contains(other) && nameOf(other) !== variant) {
      tiles.carryTo(keys(grid).indexOf(other))
    }
  }
  const up = () => {
    stop()
    if (tiles.carried() === null) tiles.pick(variant)
    else tiles.putDown(page)
  }
  const gone = () => {
    stop()
    tiles.putBack()
  }
  function stop(): void {
    clearTimeout(wait)
    document.removeEventListener('pointermove', moved)
    document.removeEventListener('pointerup', up)
    document.removeEventListener('pointercancel', gone)
  }
  document.addEventListener('pointermove', moved)
  document.addEventListener('pointerup', up)
  document.addEventListener('pointercancel', gone)
  return stop
}

function pressed(grid: HTMLElement, tiles: Carried, key: HTMLElement, event: KeyboardEvent): void {
  const variant = nameOf(key)
  const held = tiles.carried() !== null
  const all = keys(grid)
  const next = all.findIndex(({ offsetTop }) => offsetTop !== all[0]?.offsetTop)
  const row = next < 0 ? all.length : next
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -row,
    ArrowDown: row,
  }
  const step = steps[event.key]
  if (step !== undefined) {
    const to = Math.max(0, Math.min(all.length - 1, all.indexOf(key) + step))
    if (held) {
      tiles.carryTo(to)
      // The node has moved and may have lost the focus on its way.
      requestAnimationFrame(() => keys(grid)[to]?.focus())
    } else all[to]?.focus()
  } else if (event.key === ' ') {
    if (held) tiles.putDown(null)
    else tiles.lift(variant)
  } else if (event.key === 'Enter' && !held) tiles.pick(variant)
  else if (event.key === 'Escape' && held) tiles.putBack()
  else if (event.key === 'Delete' && !held) tiles.remove(variant)
  else return
  event.preventDefault()
  event.stopPropagation()
}
