import type { Line } from '../engine/shapes'
import { language } from '../i18n/language.svelte'
import type { Session } from '../session/Session.svelte'
import type { CartController } from './CartController.svelte'

/** What is a quantity: up to three digits, no zero in front. A fourth digit makes it a number
 * that somebody types by hand, and that is searched for. */
const QUANTITY = /^[1-9]\d{0,2}$/
const TIMES = /[x×*]$/i

interface Typed {
  text: string
  /** The line it is for; null while the scan before it is still being dealt with. */
  line: number | null
  /** How many scans there had been, and which cart it was typed over. */
  scans: number
  version: number
}

/**
 * A number typed after a scan: how many of the line just touched.
 *
 * Digits stand on the line until Enter or × makes them its quantity. A scan, another line, a
 * change of the cart or Escape forgets them: nothing is sold that nobody confirmed, and no line
 * gets the number that was meant for another. Digits may come before the scan has been dealt
 * with; they are then for the line it becomes, and for none where it becomes none.
 */
export class QuantityKeys {
  #typed = $state.raw<Typed | null>(null)

  constructor(
    private readonly session: Session,
    private readonly cart: CartController,
  ) {}

  /** What stands on which line; null where nothing is being typed. */
  readonly shown = $derived.by(() => {
    const typed = this.#typed
    const { selected, live } = this.cart
    const stands = typed?.line === selected?.no && typed?.version === live.version
    return typed && selected && stands ? { line: selected.no, text: typed.text } : null
  })

  /** Takes what was typed, and answers with what is left of it for the search. */
  type(text: string): string {
    const typed = this.#standing()?.text ?? ''
    const whole = typed + text
    const times = TIMES.test(whole)
    const digits = times ? whole.slice(0, -1) : whole
    if (!QUANTITY.test(digits) || !this.#possible()) {
      this.forget()
      return /^[+-]/.test(text) ? text : whole
    }
    this.#keep(digits)
    if (times) void this.confirm()
    return ''
  }

  /** The keys that a number has for itself while it stands; answers whether this was one. */
  press(key: string): boolean {
    const typed = this.#standing()
    if (!typed) return false
    if (key === 'Enter') void this.confirm()
    else if (key === 'Escape') this.forget()
    else if (key === 'Backspace') this.#erase(typed)
    else return false
    return true
  }

  /** Makes it the quantity of its line, in its turn among the scans before and after. */
  async confirm(): Promise<void> {
    const typed = this.#standing()
    this.forget()
    if (!typed) return
    await this.session.scans.inTurn(async () => {
      const line = typed.line ?? this.#became()
      if (line !== null) await this.cart.setQuantity(line, Number(typed.text) * 1000)
      else this.session.notices.warn(language.words.cart.quantityLost(typed.text))
    })
  }

  forget(): void {
    this.#typed = null
  }

  #keep(text: string): void {
    const standing = this.#standing()
    if (standing) {
      this.#typed = { ...standing, text }
      return
    }
    const { scans } = this.session
    const { live, selected } = this.cart
    const line = scans.busy ? null : (selected?.no ?? null)
    this.#typed = { text, line, scans: scans.count, version: live.version }
    if (line === null) void scans.idle.then(() => this.#settle())
  }

  /** The scan before it has been dealt with: what was typed stands on the line it became. */
  #settle(): void {
    const typed = this.#standing()
    if (typed?.line !== null || this.session.scans.busy) return
    const line = this.#became()
    this.#typed = line === null ? null : { ...typed, line, version: this.cart.live.version }
  }

  /** The line that the scan before has become; null where it became none. */
  #became(): number | null {
    const { selected } = this.cart
    return selected && countable(selected) ? selected.no : null
  }

  #erase(typed: Typed): void {
    const text = typed.text.slice(0, -1)
    this.#typed = text === '' ? null : { ...typed, text }
  }

  /** What was typed, as long as nothing has come between. */
  #standing(): Typed | null {
    const typed = this.#typed
    if (typed?.scans !== this.session.scans.count) return null
    return typed.line === null || this.shown ? typed : null
  }

  #possible(): boolean {
    const { selected, live } = this.cart
    if (live.paying) return false
    return this.session.scans.busy || (selected !== null && countable(selected))
  }
}

/** Whether so many pieces of it can be asked for: it is neither weighed, nor follows another
 * line, nor comes back. */
const countable = ({ item, linked_to, origin }: Line): boolean =>
  item.unit !== 'kg' && linked_to === undefined && origin === null
