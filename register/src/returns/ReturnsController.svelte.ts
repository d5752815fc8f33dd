import type { ReturnableLine, ReturnableSale, WhichSale } from '../engine/returnable'
import type { Line, OwnCode } from '../engine/shapes'
import { language } from '../i18n/language.svelte'
import type { Session } from '../session/Session.svelte'

const PIECE_MILLI = 1000

/** An exchange label whose sale is not known here: the goods themselves must be shown. */
export interface LooseLabel {
  code: string
  price: number
}

/** Taking goods back: the sale that lies open, why they come, and what of it is in the cart. */
export class ReturnsController {
  sale = $state.raw<ReturnableSale | null>(null)
  /** The sale is one of this device. */
  own = $state(false)
  /** The number being looked for, while nothing is known yet. */
  looking = $state<string | null>(null)
  label = $state.raw<LooseLabel | null>(null)
  /** The line of goods in the cart that is to be turned into a return. */
  turning = $state.raw<Line | null>(null)
  #reason = $state<string | null>(null)

  constructor(
    private readonly session: Session,
    /** Brings the cashier to where the sale is shown beside the cart. */
    private readonly shown: () => void,
  ) {}

  readonly reasons = $derived.by(() => this.session.state?.pricebook?.return_reasons ?? [])
  readonly reason: string = $derived.by(() => this.#reason ?? this.reasons[0]?.code ?? '')

  /** Opens a sale to take goods back from; false where nobody knows it. */
  async open(which: WhichSale): Promise<boolean> {
    const { engine } = this.session
    const name = which.receiptNo ?? ''
    this.leave()
    this.looking = name
    const here = await this.session.attempt(() => engine.saleHere(which))
    if (this.looking !== name) return true
    this.own = here !== null
    if (here) this.#show(here)
    else this.session.notices.tell(language.words.returns.looking(name))
    const asked = await engine.saleAnywhere(here ? { sale: here.sale } : which)
    const superseded = here ? this.sale?.sale !== here.sale : this.looking !== name
    this.looking = null
    if (superseded) return true
    if (asked.ok) this.#show(asked.answer)
    else if (!here) this.#missed(asked.error, name)
    return asked.ok || here !== null
  }

  /** A label was scanned: its piece goes into the cart, or its goods are asked for. */
  async exchange(code: string, { fields }: OwnCode): Promise<void> {
    const { register = 0, receipt = 0, line = 0, price = 0 } = fields
    const which = { register, number: receipt }
    const { engine } = this.session
    const asked = await engine.saleAnywhere(which)
    const sale = asked.ok ? asked.answer : await engine.saleHere(which)
    this.shown()
    if (!sale) {
      this.label = { code, price }
      return
    }
    const wish = { sale: sale.sale, line, quantityMilli: PIECE_MILLI, label: code }
    await this.session.change(() => engine.returnLine({ ...wish, reason: this.#gift }))
  }

  /** The goods a loose label belongs to were scanned or picked. */
  async goodsOfLabel(variant: string): Promise<void> {
    const { label } = this
    if (!label) return
    const wish = { variant, label: label.code, reason: this.#gift }
    if (await this.session.change(() => this.session.engine.returnItem(wish))) this.label = null
  }

  /** How much of a line of the open sale is in the cart, positive. */
  taken(no: number): number {
    const line = this.#inCart.find(({ origin }) => origin?.line === no)
    return line ? -line.quantity_milli : 0
  }

  /** A tap: one more piece of it, or all of what is weighed. */
  async more({ line, leftMilli }: ReturnableLine): Promise<void> {
    const step = line.unit === 'pcs' ? PIECE_MILLI : leftMilli
    const wanted = Math.min(leftMilli, this.taken(line.no) + step)
    if (wanted > this.taken(line.no)) await this.#take(line.no, wanted)
  }

  async less({ line }: ReturnableLine): Promise<void> {
    const wanted = this.taken(line.no) - (line.unit === 'pcs' ? PIECE_MILLI : this.taken(line.no))
    if (wanted > 0) await this.#take(line.no, wanted)
    else await this.#drop(line.no)
  }

  async all(): Promise<void> {
    const { sale, reason } = this
    if (!sale) return
    const wish = { sale: sale.sale, line: 'all', reason } as const
    await this.session.change(() => this.session.engine.returnLine(wish))
  }

  /** Why it comes back: for what is taken from here on, and for what is in the cart already. */
  async because(reason: string): Promise<void> {
    this.#reason = reason
    for (const { origin, quantity_milli } of this.#inCart) {
      const line = origin?.line ?? null
      if (line !== null) await this.#take(line, -quantity_milli)
    }
  }

  /** Goods in the cart come back instead of being sold: nobody has the receipt. */
  async turn(line: Line, reason: string): Promise<void> {
    const { engine } = this.session
    const wish = {
      variant: line.item.variant,
      serial: line.serial,
      quantityMilli: line.quantity_milli,
      price: line.unit_price,
      reason,
    }
    this.turning = null
    if (!(await this.session.change(() => engine.returnItem(wish)))) return
    await this.session.change(() => engine.remove(line.no))
  }

  leave(): void {
    this.sale = null
    this.looking = null
    this.label = null
    this.#reason = null
  }

  get #inCart(): Line[] {
    const { sale } = this
    return this.session.cart.lines.filter(
      ({ origin }) => origin?.by === 'receipt' && origin.sale === sale?.sale,
    )
  }

  /** What comes by a label is a gift, where the shop has a word for it. */
  get #gift(): string {
    const gift = this.reasons.find(({ code }) => code === 'gift')
    return gift?.code ?? this.reasons[0]?.code ?? ''
  }

  #show(sale: ReturnableSale): void {
    const fresh = this.sale?.sale !== sale.sale
    this.sale = sale
    this.looking = null
    if (!fresh) return
    this.session.sounds.ok()
    this.shown()
  }

  #missed(error: string, receiptNo: string): void {
    const t = language.words.returns
    this.session.sounds.bad()
    const away = error === 'unreachable'
    this.session.notices.warn(away ? t.unreachable(receiptNo) : t.unknown(receiptNo))
  }

  async #take(line: number, quantityMilli: number): Promise<void> {
    const { sale, reason } = this
    if (!sale) return
    const wish = { sale: sale.sale, line, quantityMilli, reason }
    await this.session.change(() => this.session.engine.returnLine(wish))
  }

  async #drop(no: number): Promise<void> {
    const line = this.#inCart.find(({ origin }) => origin?.line === no)
    if (line) await this.session.change(() => this.session.engine.remove(line.no))
  }
}
