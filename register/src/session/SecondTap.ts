/** A hand that taps twice is no faster and no steadier than this. */
const WITHIN_MS = 400
const NEAR_PX = 16

interface Tap {
  on: Element | null
  x: number
  y: number
  at: number
}

/** The part of a pointerdown event that matters here. */
export type Touch = Pick<PointerEvent, 'target' | 'clientX' | 'clientY' | 'timeStamp'>

/**
 * Hears a double tap. Its second half is dropped where the first has changed the screen: it was
 * not meant for the key that has come under the finger. On one key every tap counts.
 */
export class SecondTap {
  #last: Tap | null = null
  #stray = false

  /** Listens before everything else; returns how to stop. */
  listen(document: Document): () => void {
    const touch = (event: PointerEvent) => this.touch(event)
    const click = (event: MouseEvent) => this.#click(event)
    const between = () => this.forget()
    document.addEventListener('pointerdown', touch, { capture: true, passive: true })
    document.addEventListener('click', click, { capture: true })
    document.addEventListener('keydown', between, { capture: true, passive: true })
    return () => {
      document.removeEventListener('pointerdown', touch, { capture: true })
      document.removeEventListener('click', click, { capture: true })
      document.removeEventListener('keydown', between, { capture: true })
    }
  }

  /** Whether the tap that begins here is meant for what lies under it. */
  touch({ target, clientX: x, clientY: y, timeStamp: at }: Touch): boolean {
    const tap = { on: keyAt(target), x, y, at }
    const last = this.#last
    this.#stray = last !== null && isSecond(last, tap) && last.on !== tap.on
    // A third tap is as stray as the second: what counts is the key that was meant.
    this.#last = this.#stray && last ? { ...tap, on: last.on } : tap
    return !this.#stray
  }

  /** Something was typed or scanned: what is tapped next was seen first. */
  forget(): void {
    this.#last = null
  }

  /** A click without a pointer, as of a key, has no detail. */
  #click(event: MouseEvent): void {
    if (!this.#stray || event.detail === 0) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
}

const isSecond = (first: Tap, second: Tap): boolean =>
  second.at - first.at < WITHIN_MS &&
  Math.abs(second.x - first.x) < NEAR_PX &&
  Math.abs(second.y - first.y) < NEAR_PX

const keyAt = (target: EventTarget | null): Element | null =>
  (target as Partial<Element> | null)?.closest?.('button, a, label, input, select') ?? null
