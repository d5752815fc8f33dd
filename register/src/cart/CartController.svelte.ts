import type { Discount, Line } from '../engine/shapes'
import { language } from '../i18n/language.svelte'
import { QuantityKeys } from './QuantityKeys.svelte'
import type { Session } from '../session/Session.svelte'

export type GivenDiscount = Pick<Discount, 'kind' | 'value' | 'reason'>

/** What a discount is given on: a line number, or the whole cart. */
export type DiscountTarget = number | 'cart'

/** Lines on the screen: which is picked, and what is done to it. */
export class CartController {
  #picked = $state<number | null>(null)
  /** A number typed after a scan. */
  readonly quantity: QuantityKeys

  constructor(private readonly session: Session) {
    this.quantity = new QuantityKeys(session, this)
  }

  get live() {
    return this.session.cart
  }

  /** Newest first: what was just scanned is where the eye is. */
  readonly lines: Line[] = $derived.by(() => [...this.session.cart.lines].reverse())

  /** The line people mean: the one they picked, else the one just touched. */
  readonly selected: Line | null = $derived.by(() => {
    const wanted = this.#picked ?? this.session.cart.touched
    return this.lines.find((line) => line.no === wanted) ?? null
  })

  pick(no: number | null): void {
    this.#picked = no
  }

  /** Follows what was touched last again, as after a scan. */
  follow(): void {
    this.#picked = null
  }

  /** Moves the selection up (-1) or down (+1) the list. */
  move(by: 1 | -1): void {
    if (this.lines.length === 0) return
    const at = this.lines.findIndex((line) => line.no === this.selected?.no)
    const next = at === -1 ? 0 : Math.min(this.lines.length - 1, Math.max(0, at + by))
    this.#picked = this.lines[next]?.no ?? null
  }

  /** One piece more or less; the last piece less removes the line. */
  async step(line: Line, pieces: 1 | -1): Promise<void> {
    const quantity = Math.abs(line.quantity_milli) + pieces * 1000
    if (quantity > 0) await this.setQuantity(line.no, quantity)
    else await this.remove(line)
  }

  async setQuantity(no: number, quantityMilli: number): Promise<boolean> {
    return this.session.change(() => this.session.engine.setQuantity(no, quantityMilli))
  }

  async remove(line: Line): Promise<void> {
    const at = this.lines.findIndex((other) => other.no === line.no)
    const next = this.lines[at + 1] ?? this.lines[at - 1]
    const done = await this.session.change(() => this.session.engine.remove(line.no))
    if (!done) return
    this.#picked = next?.no ?? null
    this.session.notices.tell(language.words.cart.removed(line.item.name))
  }

  /** Gives or takes away (null) a discount; answers with the refusals, for the sheet to act on. */
  async discount(target: DiscountTarget, discount: GivenDiscount | null) {
    const { engine, cart } = this.session
    const refusals = await this.session.attempt(() =>
      cart.change(() =>
        target === 'cart' ? engine.discountCart(discount) : engine.discountLine(target, discount),
      ),
    )
    return refusals ?? [{ code: 'unexpected', data: {} }]
  }

  async abandon(): Promise<boolean> {
    this.#picked = null
    return this.session.change(() => this.session.engine.abandon())
  }
}
