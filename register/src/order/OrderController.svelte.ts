import type { FoundOrder, OrderAct } from '../engine/order'
import { language } from '../i18n/language.svelte'
import type { Session } from '../session/Session.svelte'

const BASIS_POINTS = 10_000
const DAY = 10
const PIECE_MILLI = 1_000

/** Orders at the counter: made of the cart, found by their slip. */
export class OrderController {
  /** The cart is being made an order. */
  placing = $state(false)
  /** An order that was found. */
  found = $state.raw<FoundOrder | null>(null)

  constructor(
    private readonly session: Session,
    /** The order's customer is put on the cart. */
    private readonly whose: (found: FoundOrder) => Promise<void>,
  ) {}

  readonly total = $derived.by(() => this.session.cart.totals?.total ?? 0)
  /** Whether what stands in the cart can be made an order. */
  readonly possible = $derived.by(() => {
    const { cart } = this.session
    return !cart.empty && !cart.paying && cart.value?.order === null
  })

  close(): void {
    this.placing = false
    this.found = null
  }

  /** What a share of the cart is, in whole kroner where that is not nothing. */
  share(rate_bp: number): number {
    const exact = Math.round((this.total * rate_bp) / BASIS_POINTS)
    const kroner = Math.round(exact / 100) * 100
    return rate_bp === BASIS_POINTS || kroner === 0 ? Math.max(1, exact) : kroner
  }

  async place(prepayment: number, due: string): Promise<void> {
    const done = await this.#act({
      act: 'place',
      kind: 'order',
      due: due.length === DAY ? due : null,
      prepayment,
      label: language.words.order.line,
    })
    if (done) this.close()
  }

  /** The slip was scanned. */
  async scanned(number: number): Promise<void> {
    const { engine, sounds, notices } = this.session
    const told = await this.session.attempt(() => engine.findOrder(number))
    if (told?.ok) {
      sounds.ok()
      this.found = told.answer
      return
    }
    sounds.bad()
    const code = told?.error ?? 'unexpected'
    notices.warn(
      code === 'not_found'
        ? language.words.order.unknown(number)
        : language.refusal({ code, data: told?.data ?? {} }),
    )
  }

  /** `pieces`: how many of each of the order's lines; null for all that is left. */
  async pickUp(pieces: Record<number, number> | null): Promise<void> {
    const { found } = this
    if (!found) return
    const picks = pieces && Object.entries(pieces).filter(([, count]) => count > 0)
    const done = await this.#act({
      act: 'pick_up',
      order: found.order,
      picks:
        picks &&
        picks.map(([line, count]) => ({ line: Number(line), quantity_milli: count * PIECE_MILLI })),
      label: this.#label(found),
    })
    if (!done) return
    this.close()
    if (this.session.cart.value?.customer === null) await this.whose(found)
  }

  async refund(): Promise<void> {
    const { found } = this
    if (!found) return
    const done = await this.#act({
      act: 'refund',
      order: found.order,
      label: this.#label(found),
    })
    if (done) this.close()
  }

  #label({ order }: FoundOrder): string {
    return language.words.order.lineOf(order.number)
  }

  async #act(wish: OrderAct): Promise<boolean> {
    const { cart, engine } = this.session
    const refused = await cart.change(() => engine.order(wish))
    this.session.refuse(refused)
    return refused.length === 0
  }
}
