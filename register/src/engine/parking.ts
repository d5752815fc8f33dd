import type { Asked, CartChange, ParkedSale, ParkedSales, Resumed } from './api'
import type { Checkout } from './checkout'
import type { Goods } from './goods'
import { EngineError } from './refusal'
import { requestOf } from './requests'
import { approvedFor, type Session, type Standing } from './session'
import type { Cart, Item, Line, Receipt } from './shapes'
import type { RequestRow } from './store'

/** Goods that say what a parked sale is, and how much of their names. */
const NAMED = 2
const LONGEST_NAME = 60

/** A parked sale with what was in it. */
export interface KeptSale extends ParkedSale {
  cart: Cart
}

/** The name that a cart has, should it be parked again. */
export interface NamedCart {
  cart: string
  name: string
}

/** What the server answers to `parked_sales`. */
interface Shared {
  sales: ParkedSale[]
  /** Those of this device that came to an end elsewhere. */
  ended: string[]
}

interface Office {
  ask: <T>(kind: string, body: object, approvedBy?: string | null) => Promise<Asked<T>>
  request: (kind: string, body: object) => Promise<string>
  /** What a customer is called; "" where this device does not know. */
  nameOf: (customer: string) => string
  inTurn: <T>(work: () => Promise<T>) => Promise<T>
}

/**
 * Sales put aside at this register. Each is kept here with its cart, and handed in so that the
 * store's other registers find it. Who takes one up asks the server for it first, so that it is
 * taken up once; where there is no line, only what is kept here can be taken up.
 */
export class ParkingDesk {
  constructor(
    private readonly session: Session,
    private readonly checkout: Checkout,
    private readonly goods: Goods,
    private readonly office: Office,
  ) {}

  /**
   * Writes `parked`; the next cart is a new one. It has the name typed when it was parked before, or
   * its customer's.
   */
  async park(): Promise<CartChange> {
    const parked = this.kept()
    const change = await this.checkout.apply({ name: 'park' }, () => ({
      cart: null,
      parked: [...this.session.now.parked, parked],
      requests: this.told('sale_parked', parked),
    }))
    return change.errors.length > 0 ? change : { ...change, cart: this.checkout.cart() }
  }

  /** All that can be taken up, newest first; those of other registers while there is a line. */
  async list(): Promise<ParkedSales> {
    const mine = this.session.now.parked.map(({ id }) => id)
    const told = await this.office.ask<Shared>('parked_sales', { mine })
    if (!told.ok) return { sales: this.own(), shared: false }
    await this.forget(told.answer.ended)
    const shared = new Map(told.answer.sales.map((sale) => [sale.id, sale]))
    // A name given here may not have got there yet.
    const own = this.own().map((sale) => ({ ...sale, ...shared.get(sale.id), name: sale.name }))
    const others = told.answer.sales.filter(({ id }) => !own.some((sale) => sale.id === id))
    const sales = [...own, ...others].filter(
      ({ training }) => training === this.session.now.training,
    )
    return { sales: sales.sort((one, other) => (one.at < other.at ? 1 : -1)), shared: true }
  }

  /**
   * The sale itself, claimed for this register where there is a line. `takeOver`: from the
   * register that claimed it. Throws `parked_taken`, `parked_gone`, `not_found`, `not_allowed`.
   */
  async claim(which: { id: string } | { number: number }, takeOver: boolean): Promise<KeptSale> {
    const here = this.session.now.parked.find((sale) =>
      'id' in which ? sale.id === which.id : sale.number === which.number,
    )
    const approver = takeOver ? this.session.require('take_over_parked').approved_by : null
    const body = { ...which, take_over: takeOver }
    let told = await this.office.ask<KeptSale>('take_parked_sale', body, approver)
    // Whose it is, the server knows; a colleague's may need somebody's yes.
    const yes = told.ok ? null : this.session.approver([{ code: told.error, data: told.data }])
    if (yes !== null) told = await this.office.ask<KeptSale>('take_parked_sale', body, yes)
    if (told.ok) return told.answer
    const { error, data } = told
    // It may not have got there yet; and without a line what is kept here is all there is.
    if (here && (error === 'unreachable' || error === 'not_found')) return here
    if (here && error === 'parked_gone') await this.forget([here.id])
    throw new EngineError(error, data)
  }

  /** Writes `resumed`. What stands in the cart is parked first. */
  async resume(sale: KeptSale): Promise<Resumed> {
    if (sale.employee !== this.session.employee.name) this.session.require('resume_parked')
    const standing = this.session.cartOpen ? await this.park() : null
    if (standing && standing.errors.length > 0) return { ...standing, prices: [] }
    await this.checkout.close()
    const wish = { name: 'resume', parked: sale.cart, items: this.asSoldNow(sale.cart) }
    const named = { cart: this.checkout.cart().id, name: this.typed(sale) }
    const change = await this.checkout.apply(wish, () => ({
      named: named.name ? named : null,
      parked: this.without([sale.id]),
      requests: this.told('parked_sale_ended', { id: sale.id, outcome: 'resumed' }),
    }))
    const failed = change.errors.length > 0
    return { ...change, prices: failed ? [] : changedPrices(sale.cart.lines, change.cart.lines) }
  }

  /** Writes `sale_void`: nobody will come for it. */
  async drop(id: string): Promise<void> {
    const { session } = this
    const sale = this.find(id)
    const effects = this.checkout.voided(
      sale.cart,
      approvedFor('void_cart', session.require('void_cart')),
    )
    const drafts = effects.map(({ kind, body }) => session.draft(kind, body))
    await session.record(drafts, () => ({
      parked: this.without([id]),
      requests: this.told('parked_sale_ended', { id, outcome: 'dropped' }),
    }))
  }

  /** Gives a sale that is kept here a name, or another one. */
  async name(id: string, text: string): Promise<void> {
    const name = text.trim().slice(0, LONGEST_NAME)
    this.find(id)
    const parked = this.session.now.parked.map((sale) =>
      sale.id === id ? { ...sale, name } : sale,
    )
    await this.session.keep({ parked })
    if (!this.session.now.training) await this.office.request('parked_sale_named', { id, name })
  }

  slip(id: string): Receipt {
    const { till, pricebook } = this.session
    const { name, at, total, number } = this.find(id)
    const code = till.code(pricebook.version, 'parked', { number })
    return till.parkedSlip({ name, at, total, code }, pricebook.seller)
  }

  private kept(): KeptSale {
    const { session } = this
    const cart = this.checkout.cart()
    return {
      id: cart.id,
      number: randomNumber(),
      name: this.nameOf(cart),
      goods: inShort(cart.lines),
      at: session.place().at,
      employee: session.employee.name,
      register: session.pricebook.register_code,
      pieces_milli: cart.totals.pieces_milli,
      total: cart.totals.total,
      training: cart.training,
      taken: null,
      cart,
    }
  }

  private nameOf({ id, customer }: Cart): string {
    const { named } = this.session.now
    if (named?.cart === id) return named.name
    return customer ? this.office.nameOf(customer) : ''
  }

  /** The name somebody gave it; "" where it only has its customer's, who may be another later. */
  private typed({ name, cart }: KeptSale): string {
    return cart.customer && name === this.office.nameOf(cart.customer) ? '' : name
  }

  private own(): ParkedSale[] {
    const { parked, training } = this.session.now
    return summaries(parked.filter((sale) => sale.training === training))
  }

  private find(id: string): KeptSale {
    const sale = this.session.now.parked.find((one) => one.id === id)
    if (!sale) throw new EngineError('parked_gone')
    return sale
  }

  /** In a turn of its own: a sale that is being parked right now must not be written over. */
  private async forget(ended: string[]): Promise<void> {
    if (ended.length === 0) return
    await this.office.inTurn(() => this.session.keep({ parked: this.without(ended) }))
  }

  private without(ids: string[]): Standing['parked'] {
    return this.session.now.parked.filter(({ id }) => !ids.includes(id))
  }

  private asSoldNow(cart: Cart): Record<string, Item> {
    const found = cart.lines.map(({ item }) => this.goods.item(item.variant))
    return Object.fromEntries(found.flatMap((item) => (item ? [[item.variant, item]] : [])))
  }

  /** For the server; what is parked in training is nobody else's. */
  private told(kind: string, body: object): RequestRow[] {
    const { employee, training } = this.session.now
    return training ? [] : [requestOf({ kind, body, employee })]
  }
}

/** Parked sales for the screens: without their carts, the newest first. */
export function summaries(parked: KeptSale[]): ParkedSale[] {
  return parked.map(withoutCart).reverse()
}

function withoutCart(sale: KeptSale): ParkedSale {
  const summary: ParkedSale & { cart?: Cart } = { ...sale }
  delete summary.cart
  return summary
}

/** The first goods by name, and how many lines more. */
function inShort(lines: Line[]): string {
  const named = lines.slice(0, NAMED).map(({ item }) => item.name.slice(0, LONGEST_NAME))
  return named.join(', ') + (lines.length > NAMED ? ` +${lines.length - NAMED}` : '')
}

/** Lines that cost something else than when the sale was parked. */
function changedPrices(before: Line[], after: Line[]): Resumed['prices'] {
  return after.flatMap((line) => {
    const was = before.find(({ no }) => no === line.no)
    if (!was || was.total === line.total) return []
    return [{ name: line.item.name, before: was.total, after: line.total }]
  })
}

/** Ten digits nobody can guess the next of. */
function randomNumber(): number {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2))
  return (high % 100_000) * 100_000 + (low % 100_000)
}
