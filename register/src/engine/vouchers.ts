import type { Asked, CartChange } from './api'
import type { Checkout } from './checkout'
import { localTime } from './clock'
import { saleOf, unsentSales } from './ledger'
import type { Sales } from './sales'
import type { Session } from './session'
import type { KnownVoucher, Payment, Receipt, SaleBody, VoucherAction } from './shapes'
import type { FoundVoucher, Redeeming, VoucherKind, VoucherNews } from './voucher-api'

/** How many vouchers are remembered for when there is no line. */
const REMEMBERED = 300
const NUMBER_DIGITS = 10
const BLOCK = 'block_voucher'
const ISSUED = ['issue', 'top_up']

/** What was on a voucher when this register last heard of it, its own sales since counted in. */
export interface RememberedVoucher {
  kind: string
  number: string
  balance: number
  expires: string | null
  blocked: boolean
  at: string
}

interface Told {
  known: boolean
  balance: number
  expires: string | null
  blocked: boolean
  history: { action: string; amount: number; at: string; receipt_no: string }[]
}

/** The server, as far as vouchers go. */
interface Office {
  ask: <T>(kind: string, body: object) => Promise<Asked<T>>
  request: (kind: string, body: object, approvedBy?: string) => Promise<string>
}

/** Gift cards and credit notes at the counter, with the server's ledger and without. */
export class VoucherDesk {
  constructor(
    private readonly session: Session,
    private readonly checkout: Checkout,
    private readonly sales: Sales,
    private readonly office: Office,
  ) {}

  /** Asks the ledger; without it, what is remembered. With `hold` the money is kept for the cart. */
  async learn(kind: VoucherKind, number: string, hold = false): Promise<VoucherNews> {
    const sale = hold ? this.checkout.cart().id : null
    const told = await this.office.ask<Told>('voucher', { kind, number, sale })
    if (!told.ok) return this.remembered(kind, number)
    const { answer } = told
    const unsent = await this.unsent(kind, number)
    const heard = answer.history.map(({ receipt_no }) => receipt_no)
    const own = unsent.filter(({ receiptNo }) => !heard.includes(receiptNo))
    const balance = own.reduce((sum, { action }) => sum + action.amount, answer.balance)
    return {
      kind,
      number,
      balance: Math.max(0, balance),
      fresh: true,
      knownAt: localTime(),
      sold: answer.known || own.length > 0,
      expires: answer.expires ?? own.find(({ action }) => action.expires)?.action.expires ?? null,
      blocked: answer.blocked || (await this.blocking(kind, number)),
      history: answer.history.map(({ receipt_no, ...rest }) => ({
        ...rest,
        receiptNo: receipt_no,
      })),
    }
  }

  async redeem(news: VoucherNews, { amount, payOut }: Redeeming = {}): Promise<CartChange> {
    await this.remember(news)
    const { kind, number, fresh, balance, expires, blocked } = news
    const unsent = await this.unsent(kind, number)
    const taken = unsent.filter(({ action }) => action.amount < 0)
    const known: KnownVoucher = {
      fresh,
      balance,
      expires,
      blocked,
      spent: -taken.reduce((sum, { action }) => sum + action.amount, 0),
    }
    return this.checkout.apply({
      name: 'redeem',
      kind,
      number,
      known,
      amount: amount ?? null,
      cash_out: payOut ?? false,
    })
  }

  async find(text: string): Promise<Asked<FoundVoucher[]>> {
    const told = await this.office.ask<{ cards: FoundVoucher[] }>('find_vouchers', { text })
    return told.ok ? { ok: true, answer: told.answer.cards } : told
  }

  /** Throws `not_allowed`, `approval_needed`. */
  async block(kind: VoucherKind, number: string, reason: string): Promise<void> {
    const approver = this.session.require('adjust_gift_card').approved_by ?? undefined
    await this.office.request(BLOCK, { kind, number, reason }, approver)
    const { balance, expires } = this.remembered(kind, number)
    const kept = { kind, number, balance: balance ?? 0, expires, blocked: true, at: localTime() }
    await this.session.keep({ vouchers: latest([...this.session.now.vouchers, kept]) })
  }

  /** `news`: of the card that was scanned; a new one is made where there is none. */
  sell(amount: number, news: VoucherNews | null): Promise<CartChange> {
    const number = news?.number ?? drawn()
    const code = this.code('gift_card', number)
    const top_up = news?.sold === true
    return this.checkout.apply({
      name: 'sell_voucher',
      kind: 'gift_card',
      number,
      amount,
      code,
      top_up,
    })
  }

  refund(kind: VoucherKind, given?: string, owed?: number): Promise<CartChange> {
    const issue = given === undefined
    const number = given ?? drawn()
    const amount = owed ?? null
    return this.checkout.apply({ name: 'refund_voucher', kind, number, amount, issue })
  }

  /** Takes a payment away; what was held for it is let go of. */
  async unpay(no: number): Promise<CartChange> {
    const { id, payments } = this.checkout.cart()
    const change = await this.checkout.unpay(no)
    const taken = payments.filter((payment) => payment.no === no)
    if (change.errors.length === 0) this.letGo(taken, id)
    return change
  }

  /** Gives the cart up; what was held for its payments is let go of. */
  async abandon(): Promise<CartChange> {
    const { id, payments } = this.checkout.cart()
    const change = await this.checkout.abandon()
    if (change.errors.length === 0) this.letGo(payments, id)
    return change
  }

  /** Nobody waits for it: what is not let go of lapses. */
  private letGo(payments: Payment[], sale: string): void {
    for (const { voucher } of payments) {
      if (!voucher) continue
      const { kind, number } = voucher
      void this.office.ask('release_voucher', { kind, number, sale })
    }
  }

  async slips(entryId: string, copy: boolean): Promise<Receipt[]> {
    const body = await this.sales.body(entryId)
    return body.vouchers
      .filter(({ action }) => ISSUED.includes(action))
      .map(({ kind, number }) => {
        const code = this.code(kind, number)
        return this.session.till.slip(body, number, code, copy ? 'copy' : 'normal')
      })
  }

  /** Keeps what was learned, for when there is no line. */
  async remember(news: VoucherNews): Promise<void> {
    if (!news.fresh || news.balance === null || !news.sold) return
    const { kind, number, balance, expires, blocked } = news
    const kept = { kind, number, balance, expires, blocked, at: news.knownAt ?? localTime() }
    await this.session.keep({ vouchers: latest([...this.session.now.vouchers, kept]) })
  }

  private remembered(kind: VoucherKind, number: string): VoucherNews {
    const kept = this.session.now.vouchers.find(same(kind, number))
    return {
      kind,
      number,
      balance: kept?.balance ?? null,
      fresh: false,
      knownAt: kept?.at ?? null,
      sold: kept ? true : null,
      expires: kept?.expires ?? null,
      blocked: kept?.blocked ?? false,
      history: [],
    }
  }

  private code(kind: VoucherKind, number: string): string {
    const { pricebook, till } = this.session
    return till.code(pricebook.version, kind, { number: Number(number) })
  }

  /** Somebody here has blocked it, and the server has not heard yet. */
  private async blocking(kind: string, number: string): Promise<boolean> {
    const waiting = await this.session.store.requests.where('refused').equals(0).toArray()
    return waiting.some(
      (wish) => wish.kind === BLOCK && same(kind, number)(wish.body as RememberedVoucher),
    )
  }

  /** What sales the server has not acknowledged did to a voucher. */
  private async unsent(
    kind: string,
    number: string,
  ): Promise<{ action: VoucherAction; receiptNo: string }[]> {
    const rows = await unsentSales(this.session)
    return rows
      .map(saleOf)
      .filter(({ training }) => !training)
      .flatMap(({ vouchers, receipt_no }) =>
        vouchers.filter(same(kind, number)).map((action) => ({ action, receiptNo: receipt_no })),
      )
  }
}

/** What is remembered once a sale of this register is written. */
export function afterSale(kept: RememberedVoucher[], body: SaleBody): RememberedVoucher[] {
  if (body.vouchers.length === 0 || body.training) return kept
  const now = body.vouchers.flatMap((action) => {
    const before = kept.find(same(action.kind, action.number))
    if (!before && !ISSUED.includes(action.action)) return []
    const balance = Math.max(0, (before?.balance ?? 0) + action.amount)
    const { kind, number } = action
    const expires = action.expires ?? before?.expires ?? null
    return [
      { kind, number, balance, expires, blocked: before?.blocked ?? false, at: body.ended_at },
    ]
  })
  return latest([...kept, ...now])
}

/** The last word on each, the oldest forgotten. */
function latest(kept: RememberedVoucher[]): RememberedVoucher[] {
  const words = new Map(kept.map((one) => [`${one.kind} ${one.number}`, one]))
  return [...words.values()].slice(-REMEMBERED)
}

const same = (kind: string, number: string) => (one: { kind: string; number: string }) =>
  one.kind === kind && one.number === number

/** Ten digits at random, every number as likely as every other. */
function drawn(): string {
  const digits = new Uint8Array(1)
  let number = ''
  while (number.length < NUMBER_DIGITS) {
    const byte = crypto.getRandomValues(digits)[0] ?? 0
    if (byte < 250) number += String(byte % 10)
  }
  return number
}
