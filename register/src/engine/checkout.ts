import type { CartChange, Finished, Portion, Read, Recognised, Scanned } from './api'
import { toBase64url } from './base64url'
import { localTime } from './clock'
import type { DepositSlips } from './deposit-slips'
import type { Goods } from './goods'
import { type Coded, PIECE_MILLI } from './goods-row'
import { EngineError } from './refusal'
import { keysOf } from './returns'
import { Serials } from './serials'
import type { Approved, Change, Session } from './session'
import type {
  Cart,
  Coupon,
  Discount,
  Effect,
  Envelope,
  Error as Refusal,
  Item,
  Meaning,
  Receipt,
  Result,
} from './shapes'
import type { OpenCart } from './store'
import { type Command, type FinalisedSale, isRefused } from './till'
import { type Described, UnknownGoods } from './unknown'
import { uuidv7 } from './uuid'
import { afterSale } from './vouchers'

/** Who guesses a million addresses a second for a million years finds no receipt. */
const SECRET_BYTES = 12

type Wish = { name: string; [field: string]: unknown }
type ByHand = Pick<Discount, 'kind' | 'value' | 'reason'>

/** The cart at the counter, from the first scan to the entry in the journal. */
export class Checkout {
  readonly serials = new Serials()
  private readonly unknown: UnknownGoods

  constructor(
    private readonly session: Session,
    private readonly goods: Goods,
    private readonly slips: DepositSlips,
  ) {
    this.unknown = new UnknownGoods(session)
  }

  /** The cart as it was left. */
  cart(): Cart {
    return this.open().cart
  }

  async scan(text: string): Promise<Scanned> {
    const { found, meaning } = this.meant(text)
    const [only] = found
    if (!only) return meaning ? recognised(meaning, text) : { kind: 'unknown', code: text }
    if (found.length > 1) return { kind: 'choose', code: text, choices: found }
    const { item } = only
    const { price, quantity_milli: measured } = meaning ?? {}
    if (item.price === null && price === undefined) return { kind: 'price', ...only }
    const known = price !== undefined || measured !== undefined
    if (item.weighed && !known) return { kind: 'weight', item }
    const quantityMilli = measured ?? only.quantityMilli
    const { slip, serial, expires } = meaning ?? {}
    if (slip && (await this.slips.redeemed(slip))) {
      return { kind: 'line', ...this.refuse({ code: 'slip_redeemed', data: {} }) }
    }
    if (serial) this.serials.give(item.variant, serial)
    const change = await this.addItem(item, quantityMilli, price, meaning ?? {})
    const expired = expires !== undefined && expires < localTime().slice(0, expires.length)
    return { kind: 'line', ...change, ...(expired && { expired: expires }) }
  }

  /** What a scan is, with nothing done about it: also while nobody is signed in. */
  read(text: string): Read {
    const { found, meaning } = this.meant(text)
    if (found.length > 0) {
      const { price, quantity_milli: measured } = meaning ?? {}
      const goods = found.map(({ item, quantityMilli }) => ({
        item,
        quantityMilli: measured ?? quantityMilli,
        price,
      }))
      return { kind: 'goods', code: text, goods }
    }
    return meaning ? recognised(meaning, text) : { kind: 'unknown', code: text }
  }

  async add(variant: string, quantityMilli?: number, price?: number): Promise<CartChange> {
    const item = this.goods.item(variant)
    if (!item) return this.refuse({ code: 'item_unknown', data: { variant } })
    return this.addItem(item, quantityMilli, price)
  }

  confirmAge(age: number, oldEnough: boolean): Promise<CartChange> {
    return this.apply({ name: 'confirm_age', age, old_enough: oldEnough })
  }

  async addUnknown(described: Described): Promise<CartChange> {
    try {
      const approver = this.unknown.approver()
      const item = this.unknown.describe(described)
      const change = await this.addItem(item)
      if (change.errors.length === 0) await this.unknown.remember(item, approver)
      return change
    } catch (error) {
      if (error instanceof EngineError) return this.refuse(asRefusal(error))
      throw error
    }
  }

  setQuantity(line: number, quantityMilli: number): Promise<CartChange> {
    return this.apply({ name: 'set_quantity', line, quantity_milli: quantityMilli })
  }

  remove(line: number): Promise<CartChange> {
    return this.apply({ name: 'remove', line })
  }

  discountLine(line: number, discount: ByHand | null): Promise<CartChange> {
    return this.apply({ name: 'discount_line', line, discount })
  }

  discountCart(discount: ByHand | null): Promise<CartChange> {
    return this.apply({ name: 'discount_cart', discount })
  }

  /** `groups`: those whose prices and campaigns the customer has. */
  setCustomer(customer: string | null, groups: string[]): Promise<CartChange> {
    return this.apply({ name: 'set_customer', customer, groups })
  }

  useCoupon(coupon: Coupon): Promise<CartChange> {
    return this.apply({ name: 'use_coupon', ...coupon })
  }

  dropCoupon(coupon: Coupon): Promise<CartChange> {
    return this.apply({ name: 'drop_coupon', ...coupon })
  }

  pay(tender: string, tendered: number, reference = ''): Promise<CartChange> {
    return this.apply({ name: 'pay', tender, tendered, reference })
  }

  unpay(no: number): Promise<CartChange> {
    return this.apply({ name: 'unpay', no })
  }

  /** Pays with notes of another country, in its smallest unit, into the tender for cash. */
  payForeign(currency: string, tendered: number): Promise<CartChange> {
    const cash = this.session.pricebook.tenders.find(({ kind }) => kind === 'cash')
    return this.apply({ name: 'pay', tender: cash?.code ?? '', tendered, currency })
  }

  /** Øre that notes of another country count for, by the terms of the open cart. */
  worth(currency: string, amount: number): number {
    const worth = this.session.till.worth(this.open().version, currency, amount)
    if (worth === null) throw new EngineError('currency_unknown', { currency })
    return worth
  }

  setTip(amount: number): Promise<CartChange> {
    return this.apply({ name: 'set_tip', amount })
  }

  /** What the cart comes to, as a print that is no receipt. Writes `proforma_printed` first. */
  async proforma(): Promise<Receipt> {
    const { session } = this
    const { cart, version } = this.begun()
    session.require('sell')
    const envelope = { id: cart.id, register: '', seq: 1, prev: '', ...session.place() }
    const body = session.till.proforma(version, cart, envelope)
    if (body === null) throw new EngineError('cart_empty')
    const { sale, receipt_no, total } = body
    await session.record([session.draft('proforma_printed', { sale, receipt_no, total })])
    return session.till.receipt(body, 'proforma')
  }

  /** Writes `sale_void` if there was anything; the next cart is a new one either way. */
  async abandon(): Promise<CartChange> {
    const change = await this.apply({ name: 'abandon' })
    if (change.errors.length > 0) return change
    this.session.hold(null)
    return { ...change, cart: this.cart() }
  }

  /** A cart whose goods were all taken out again ends here, where something else must begin. */
  async close(): Promise<void> {
    const cart = this.session.now.cart?.cart
    if (this.session.cartOpen) throw new EngineError('cart_open')
    if (cart && cart.first_line_at !== null) await this.abandon()
  }

  /**
   * The settled cart becomes a `sale` entry: on the disk and signed, together with the end of
   * the cart, before this answers. A second call finds an empty cart and is refused.
   */
  async finish(): Promise<{ ok: true; sale: Finished } | { ok: false; errors: Refusal[] }> {
    try {
      const open = this.begun()
      return { ok: true, sale: this.finished(open.cart.id, await this.record(open)) }
    } catch (error) {
      if (error instanceof Refused) return { ok: false, errors: error.errors }
      if (error instanceof EngineError) return { ok: false, errors: [asRefusal(error)] }
      throw error
    }
  }

  private async record(open: OpenCart): Promise<FinalisedSale> {
    const { session } = this
    const number = session.now.counters.receipts + 1
    const secret = toBase64url(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)).buffer)
    const made: FinalisedSale[] = []
    const seal = (envelope: Envelope): FinalisedSale => {
      const sale = session.till.finalise(open.version, open.cart, envelope, number, secret)
      if (isRefused(sale)) throw new Refused(sale.errors)
      made.push(sale)
      return sale
    }
    const counters = { ...session.now.counters, receipts: number }
    const keys = () => keysOf((made[0] as FinalisedSale).body)
    await session.record([{ kind: 'sale', id: open.cart.id, seal, keys }], () => ({
      cart: null,
      counters,
      vouchers: made.reduce((kept, { body }) => afterSale(kept, body), session.now.vouchers),
    }))
    return made[0] as FinalisedSale
  }

  private finished(entryId: string, { body, effects }: FinalisedSale): Finished {
    return {
      entryId,
      receiptNo: body.receipt_no,
      receipt: this.session.till.receipt(body, body.training ? 'training' : 'normal'),
      change: body.change,
      total: body.total,
      paid: body.total + body.rounding,
      customer: body.customer,
      openDrawer: effects.some(({ effect }) => effect === 'open_drawer'),
      cart: this.cart(),
    }
  }

  /** The first meaning that leads anywhere, and the goods it leads to. */
  private meant(text: string): { found: Portion[]; meaning: Meaning | null } {
    for (const meaning of this.session.till.scan(this.session.pricebook.version, text)) {
      if (meaning.kind === 'own' || meaning.kind === 'receipt') return { found: [], meaning }
      const found = this.lookUp(meaning.lookup).map(portion)
      if (found.length > 0) return { found, meaning }
    }
    const item = this.unknown.find(text.trim())
    return { found: item ? [{ item, quantityMilli: PIECE_MILLI }] : [], meaning: null }
  }

  private lookUp(codes: string[]): Coded[] {
    for (const code of codes) {
      const found = this.goods.find(code)
      if (found.length > 0) return found
    }
    return []
  }

  private addItem(
    item: Item,
    quantityMilli = PIECE_MILLI,
    price?: number,
    { lot, slip }: { lot?: string | undefined; slip?: string | undefined } = {},
  ): Promise<CartChange> {
    const said = { quantity_milli: quantityMilli, price }
    if (item.bottle_deposit) return this.apply({ name: 'refund_deposit', item, slip, ...said })
    const wish = { name: 'add', lot, ...said }
    const serial = this.serials.take(item.variant)
    return this.apply({ ...wish, ...this.withDeposit(item), serial })
  }

  /** Goods with their bottle deposit; one that is no longer there is not asked for. */
  private withDeposit(item: Item): { item: Item; deposit?: Item } {
    if (item.deposit === undefined) return { item }
    const deposit = this.goods.item(item.deposit)
    if (deposit) return { item, deposit }
    const alone = { ...item }
    delete alone.deposit
    return { item: alone }
  }

  /** What giving up a cart that is not at the counter any more writes down. */
  voided(cart: Cart, approved: Approved): JournalEffect[] {
    const { till, pricebook } = this.session
    const command = this.command({ name: 'abandon', ...approved })
    return till.cart(pricebook.version, cart, command).effects.filter(isJournal)
  }

  /**
   * Run a command under the rules and keep what came of it, with what else goes down in the same
   * transaction. Refusals change nothing.
   */
  async apply(wish: Wish, also?: Change): Promise<CartChange> {
    try {
      const open = this.begun()
      const result = this.ask(open, wish)
      if (result.errors.length === 0) await this.keep(open.version, result, also)
      return { cart: result.cart, errors: result.errors, line: result.line }
    } catch (error) {
      if (error instanceof EngineError) return this.refuse(asRefusal(error))
      throw error
    }
  }

  /**
   * What the rules say to a wish; to one that somebody approved, with their name to it. It bears
   * one name: where it needs two approvals, whoever may give both is asked for the second.
   */
  private ask({ version, cart }: OpenCart, wish: Wish): Result {
    const { till } = this.session
    const tried = new Set<string | null>([null])
    let result = till.cart(version, cart, this.command(wish))
    let approver = this.session.approver(result.errors)
    while (!tried.has(approver)) {
      tried.add(approver)
      result = till.cart(version, cart, this.command({ ...wish, ...this.approved(approver) }))
      approver = this.session.approver(result.errors)
    }
    return result
  }

  private approved(approver: string | null): Approved {
    if (approver === null) return {}
    return { approved_by: approver, approvals: this.session.approvals(approver) }
  }

  /** Whatever must be in the journal is there, with the cart, before the screen sees it. */
  private async keep(version: string, result: Result, also?: Change): Promise<void> {
    const open = { cart: result.cart, version }
    const drafts = result.effects
      .filter(isJournal)
      .map(({ kind, body }) => this.session.draft(kind, body))
    if (drafts.length === 0) this.session.hold(open)
    else {
      await this.session.record(drafts, (figures, entries) => ({
        cart: open,
        ...also?.(figures, entries),
      }))
    }
  }

  private command(wish: Wish): Command {
    return { ...wish, at: localTime(), employee: this.session.employee.id } as Command
  }

  private refuse(refusal: Refusal): CartChange {
    return { cart: this.cart(), errors: [refusal], line: null }
  }

  /** The open cart, once somebody is signed in and the register is open. */
  private begun(): OpenCart {
    void this.session.employee
    void this.session.shift
    return this.open()
  }

  private open(): OpenCart {
    const { session } = this
    const kept = session.now.cart
    // Terms may change under an untouched cart, never under goods a customer saw a price of.
    const touched = kept?.cart.first_line_at !== null
    if (kept && (touched || kept.version === session.pricebook.version)) return kept
    const { version } = session.pricebook
    const start = { name: 'start', id: uuidv7(), training: session.now.training }
    const employee = session.now.employee ?? ''
    const command = { ...start, at: localTime(), employee }
    const open = { cart: session.till.cart(version, null, command).cart, version }
    session.hold(open)
    return open
  }
}

/** The rules' own refusal, carried through the journal's write. */
class Refused extends Error {
  constructor(readonly errors: Refusal[]) {
    super(errors.map((error) => error.code).join(', '))
  }
}

const asRefusal = ({ code, data }: EngineError): Refusal => ({ code, data })

function recognised({ own, lookup }: Meaning, code: string): Recognised {
  if (own) return { kind: 'own', code, own }
  return { kind: 'receipt', receiptNo: lookup[0] ?? code }
}

const portion = ({ item, pieces }: Coded): Portion => ({
  item,
  quantityMilli: pieces * PIECE_MILLI,
})

type JournalEffect = Effect & { kind: string; body: object }

const isJournal = (effect: Effect): effect is JournalEffect =>
  effect.effect === 'journal' && effect.kind !== undefined && effect.body !== undefined
