import type { Finished } from '../engine/api'
import type { Receipt } from '../engine/shapes'
import type { FoundVoucher, VoucherKind, VoucherNews } from '../engine/voucher-api'
import { language } from '../i18n/language.svelte'
import type { Session } from '../session/Session.svelte'

/** What the sheet is for: selling a card, or finding one to see or to pay with. */
export type Asking =
  | { for: 'sale'; number?: string; known?: VoucherNews }
  /** `part`: pays no more than this. */
  | { for: 'card'; part?: number }

/** Gift cards and credit notes at the counter: sold, looked at, paid with, given back on. */
export class VoucherController {
  asking = $state.raw<Asking | null>(null)
  /** The card that is looked at. */
  shown = $state.raw<VoucherNews | null>(null)
  /** Cards that were found by who bought them; null where none was looked for. */
  found = $state.raw<FoundVoucher[] | null>(null)
  busy = $state(false)
  /** The amount typed so far for the card being sold. */
  typed: number | null = null

  constructor(
    private readonly session: Session,
    private readonly print: (slip: Receipt) => Promise<void>,
    /** A voucher paid; the sale may be over with it. */
    private readonly onpaid: () => void,
    /** What was left on a card is to be handed back in cash. */
    private readonly onpayout: () => void,
  ) {}

  /** Whether the shop sells gift cards and this person may. */
  readonly sells = $derived.by(
    () =>
      this.session.may('sell_gift_card') &&
      (this.session.state?.pricebook?.vouchers.programmes.some((p) => p.kind === 'gift_card') ??
        false),
  )

  readonly blocks = $derived.by(() => this.session.may('adjust_gift_card'))
  readonly finds = $derived.by(() => this.session.may('see_customer_history'))
  readonly owed = $derived.by(() => this.session.cart.totals?.remaining ?? 0)

  /** The card that paid the whole sale, where so little is left on it that it may be paid out. */
  readonly remainder = $derived.by(() => {
    const limit = this.session.state?.pricebook?.vouchers.cash_out_limit ?? 0
    const last = this.session.cart.value?.payments.at(-1)
    const { voucher } = last ?? {}
    if (!last || !voucher || voucher.balance === null || this.owed !== 0) return null
    if (voucher.action !== 'redeem' || voucher.cash_out) return null
    const left = voucher.balance - last.amount
    const may = left > 0 && left <= limit && this.session.may('pay_out_gift_card')
    return may ? { kind: voucher.kind, number: voucher.number, left } : null
  })

  /**
   * The key of a kind was tapped among the ways to pay: the card is asked for. Money that goes
   * back needs none: a new credit note is made.
   */
  async choose(kind: string, remaining: number, part: number | null): Promise<void> {
    if (remaining < 0 && kind === 'credit_note') await this.refund('credit_note')
    else this.asking = { for: 'card', ...(part !== null && { part }) }
  }

  /** A card was scanned: with goods in the cart it pays, otherwise it is looked at. */
  async scanned(kind: VoucherKind, number: string): Promise<void> {
    if (this.busy) return
    const { sounds } = this.session
    const part = this.asking?.for === 'card' ? this.asking.part : undefined
    this.asking = null
    if (this.owed > 0) await this.redeem(kind, number, part)
    else if (this.owed < 0) await this.refund(kind, number)
    else {
      await this.look(kind, number)
      if (this.shown) sounds.ok()
    }
  }

  /** A card was scanned while one is being sold. With its amount typed it is in the cart at once,
   * unless there is money on it already: that is said first. */
  async scannedForSale(number: string): Promise<void> {
    const known = await this.#news('gift_card', number)
    if (!known) return
    this.asking = { for: 'sale', number, known }
    if (this.typed && !known.sold) await this.sell(this.typed)
  }

  async look(kind: VoucherKind, number: string): Promise<void> {
    this.close()
    this.shown = await this.#news(kind, number)
  }

  /** A card that is not at hand: by its receipt, or by who bought it. Answers what went wrong. */
  async find(text: string): Promise<string> {
    const t = language.words.voucher
    const told = await this.session.attempt(() => this.session.engine.findVouchers(text))
    if (!told) return ''
    if (!told.ok) return told.error === 'unreachable' ? t.findOffline : t.notOurs
    this.found = told.answer
    return told.answer.length === 0 ? t.noneFound : ''
  }

  /** The sheet that asks is left. */
  close(): void {
    this.asking = this.found = null
  }

  /** No counter takes the card any more. */
  async block({ kind, number }: VoucherNews, reason: string): Promise<void> {
    const { engine, notices } = this.session
    const done = await this.session.attempt(() =>
      engine.blockVoucher(kind, number, reason).then(() => true),
    )
    if (!done) return
    this.shown = null
    notices.tell(language.words.voucher.blockedNow)
  }

  /** What is left on the card that paid is taken too, and handed back in cash. */
  async payOut(): Promise<void> {
    const { remainder } = this
    if (!remainder) return
    const { kind, number } = remainder
    const { engine } = this.session
    if (await this.#change(() => engine.redeemVoucher(kind, number, { payOut: true })))
      this.onpayout()
  }

  async redeem(kind: VoucherKind, number: string, amount?: number): Promise<void> {
    const { engine, sounds } = this.session
    const paid = await this.#change(() => engine.redeemVoucher(kind, number, { amount }))
    if (!paid) return sounds.bad()
    sounds.ok()
    this.shown = null
    this.onpaid()
  }

  async refund(kind: VoucherKind, number?: string): Promise<void> {
    const { engine, sounds } = this.session
    const given = await this.#change(() => engine.refundVoucher(kind, number))
    if (!given) return sounds.bad()
    sounds.ok()
    this.onpaid()
  }

  /** Puts an amount on the card being sold; answers whether it stands in the cart. */
  async sell(amount: number): Promise<boolean> {
    const { engine } = this.session
    const number = this.asking?.for === 'sale' ? this.asking.number : undefined
    const sold = await this.#change(() => engine.sellGiftCard(amount, number))
    if (sold) this.asking = this.shown = null
    return sold
  }

  /** The vouchers of a finished sale come out of the printer with it. */
  async afterSale({ entryId }: Finished): Promise<void> {
    await this.#slips(entryId, false)
  }

  /** The same again, as copies. */
  async printAgain(entryId: string): Promise<void> {
    await this.#slips(entryId, true)
  }

  async #slips(entryId: string, copy: boolean): Promise<void> {
    const slips = await this.session.attempt(() => this.session.engine.voucherSlips(entryId, copy))
    for (const slip of slips ?? []) await this.print(slip)
  }

  async #news(kind: VoucherKind, number: string): Promise<VoucherNews | null> {
    this.busy = true
    try {
      return await this.session.attempt(() => this.session.engine.voucher(kind, number))
    } finally {
      this.busy = false
    }
  }

  async #change(ask: Parameters<Session['change']>[0]): Promise<boolean> {
    if (this.busy) return false
    this.busy = true
    try {
      return await this.session.change(ask)
    } finally {
      this.busy = false
    }
  }
}
