import type { FoundOrder, OrderAct, OrderKind, Ordered } from '../engine/order'
import type { Receipt } from '../engine/shapes'
import { language } from '../i18n/language.svelte'
import type { Session } from '../session/Session.svelte'

const BASIS_POINTS = 10_000
const DAY = 10

/** What is about to be ordered: the whole cart, or some of its lines. */
export interface Placing {
  kind: OrderKind
  lines: number[] | null
}

export interface OrderHooks {
  /** The order's customer is put on the cart. */
  whose: (found: FoundOrder) => Promise<void>
  /** Somebody must be chosen first. */
  askWho: () => void
  print: (slip: Receipt) => Promise<unknown>
  /** An order that was made goes to the customer by e-mail. */
  send: (order: string, to: string) => Promise<void>
  /** The cart is another now: it is shown. */
  touched: () => void
}

/** Orders at the counter: made of the cart, found by their slip. */
export class OrderController {
  /** The cart, or a part of it, is being made an order. */
  placing = $state.raw<Placing | null>(null)
  /** An order that was found. */
  found = $state.raw<FoundOrder | null>(null)
  /** The store's open orders, while they are looked at. */
  list = $state.raw<FoundOrder[] | null>(null)

  constructor(
    private readonly session: Session,
    private readonly hooks: OrderHooks,
  ) {}

  /** What is being ordered comes to. */
  readonly total = $derived.by(() => {
    const wanted = this.placing?.lines
    const lines = this.session.cart.value?.lines ?? []
    return lines
      .filter(({ no }) => !wanted || wanted.includes(no))
      .reduce((sum, { total }) => sum + total, 0)
  })
  /** Whether what stands in the cart can be made an order. */
  readonly possible = $derived.by(() => {
    const { cart } = this.session
    return !cart.empty && !cart.paying && cart.value?.order === null
  })

  /** The whole cart becomes an order, or `line` is sent for. */
  begin(line?: number): void {
    this.placing =
      line === undefined ? { kind: 'order', lines: null } : { kind: 'special', lines: [line] }
    if (this.session.cart.value?.customer === null) this.hooks.askWho()
  }

  close(): void {
    this.placing = null
    this.found = null
    this.list = null
  }

  /** Those of the store as far as this register knows. */
  async look(): Promise<void> {
    this.list = await this.session.attempt(() => this.session.engine.openOrders())
  }

  /** What a share of the cart is, in whole kroner where that is not nothing. */
  share(rate_bp: number): number {
    const exact = Math.round((this.total * rate_bp) / BASIS_POINTS)
    const kroner = Math.round(exact / 100) * 100
    return rate_bp === BASIS_POINTS || kroner === 0 ? Math.max(1, exact) : kroner
  }

  /** With a prepayment of nothing the order is made at once, its slip printed, and where there is
   * an e-mail address sent there. */
  async place(kind: OrderKind, prepayment: number, due: string, to = ''): Promise<void> {
    const { placing } = this
    if (!placing) return
    if (kind !== 'quote' && this.session.cart.value?.customer === null) return this.hooks.askWho()
    const ordered = await this.#act({
      act: 'place',
      kind,
      lines: placing.lines,
      due: due.length === DAY ? due : null,
      prepayment,
      label: language.words.order.line,
    })
    if (!ordered) return
    this.close()
    if (prepayment === 0) this.session.sounds.done()
    if (ordered.placed && to) await this.hooks.send(ordered.placed, to)
  }

  /** The slip was scanned. */
  async scanned(number: number): Promise<void> {
    const { engine, sounds, notices } = this.session
    const told = await this.session.attempt(() => engine.findOrder(number))
    if (told?.ok) {
      sounds.ok()
      if (told.answer.order.kind === 'quote') await this.#quoted(told.answer)
      else this.found = told.answer
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

  /** `taken`: how much of each of the order's lines, in thousandths; null for all that is left. */
  async pickUp(taken: Record<number, number> | null): Promise<void> {
    const { found } = this
    if (!found) return
    const picks = taken && Object.entries(taken).filter(([, milli]) => milli > 0)
    const done = await this.#act({
      act: 'pick_up',
      order: found.order,
      picks:
        picks && picks.map(([line, quantity_milli]) => ({ line: Number(line), quantity_milli })),
      label: this.#label(found),
    })
    if (done) await this.#taken(found)
  }

  /** So much more is paid of it beforehand. */
  async pay(amount: number): Promise<void> {
    const { found } = this
    if (!found) return
    const label = language.words.order.installmentOf(found.order.number)
    if (await this.#act({ act: 'pay', order: found.order, amount, label })) {
      await this.#taken(found)
    }
  }

  async refund(): Promise<void> {
    const { found } = this
    if (!found) return
    const done = await this.#act({
      act: 'refund',
      order: found.order,
      label: this.#label(found),
    })
    if (!done) return
    this.close()
    const nothing = found.order.prepaid.every(({ amount }) => amount === 0)
    if (nothing) this.session.notices.tell(language.words.order.givenUp(found.order.number))
  }

  /** A quote is the cart it was made of, at its prices. */
  async #quoted(found: FoundOrder): Promise<void> {
    const { order } = found
    const label = this.#label(found)
    if (await this.#act({ act: 'pick_up', order, picks: null, label })) await this.#taken(found)
  }

  async #taken(found: FoundOrder): Promise<void> {
    this.close()
    if (this.session.cart.value?.customer === null) await this.hooks.whose(found)
  }

  #label({ order }: FoundOrder): string {
    return language.words.order.lineOf(order.number)
  }

  /** What came of it; null where it was refused. */
  async #act(wish: OrderAct): Promise<Ordered | null> {
    const { session } = this
    let ordered: Ordered | null = null
    const done = await session.change(async () => (ordered = await session.engine.order(wish)))
    const made = ordered as Ordered | null
    if (made?.slip) void this.hooks.print(made.slip)
    if (!done) return null
    this.hooks.touched()
    return made
  }
}
