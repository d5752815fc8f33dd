import type { Asked, Customer } from './api'
import type { Checkout } from './checkout'
import { localTime } from './clock'
import { broughtUp, knownOrders } from './known-orders'
import type { FoundOrder, OrderAct, Ordered } from './order'
import type { Session } from './session'
import type { Entry, KnownOrder, Line, Order, PlacedOrder } from './shapes'
import { uuidv7 } from './uuid'

/** An order's number: the register's, and the place in its journal where it was made. */
const NUMBERS_OF_A_REGISTER = 1_000_000

interface Told {
  /** Up to here this register's own entries are counted in. */
  seq: number
  orders: KnownOrder[]
  customers: Customer[]
}

type Place = Extract<OrderAct, { act: 'place' }>

/** Orders at the counter: made of the cart here, known to every register through the server. */
export class OrderDesk {
  constructor(
    private readonly session: Session,
    private readonly checkout: Checkout,
    private readonly ask: <T>(kind: string, body: object) => Promise<Asked<T>>,
    private readonly customer: (id: string) => Customer | null,
  ) {}

  /** What the server knows of it now; without it, what this register does. */
  async find(number: number): Promise<Asked<FoundOrder>> {
    const told = await this.ask<Told>('find_orders', { number })
    const [known] = told.ok ? told.answer.orders : []
    if (told.ok && known) {
      const order = await broughtUp(this.session, known, told.answer.seq)
      const customer = told.answer.customers[0] ?? this.customer(order.customer)
      return { ok: true, answer: { order, customer, fresh: true } }
    }
    const here = (await this.known()).find((one) => one.order.number === number)
    if (here) return { ok: true, answer: here }
    return told.ok ? { ok: false, error: 'not_found', data: {} } : told
  }

  /** Those of which goods are left. */
  async open(): Promise<FoundOrder[]> {
    const left = ({ order }: FoundOrder) => order.lines.some(({ left_milli }) => left_milli > 0)
    return (await this.known()).filter(left)
  }

  private async known(): Promise<FoundOrder[]> {
    const orders = await knownOrders(this.session)
    return orders.map((order) => ({
      order,
      customer: this.customer(order.customer),
      fresh: false,
    }))
  }

  async act(wish: OrderAct): Promise<Ordered> {
    if (wish.act === 'place') return this.place(wish)
    const { order, label } = wish
    const named = { order, label }
    if (wish.act === 'refund') return this.done({ name: 'refund_order', ...named })
    if (wish.act === 'pay') return this.done({ name: 'pay_order', ...named, amount: wish.amount })
    return this.done({ name: 'pick_up', ...named, picks: wish.picks })
  }

  private async done(command: { name: string; [field: string]: unknown }): Promise<Ordered> {
    return { ...(await this.checkout.apply(command)), placed: null, slip: null }
  }

  /** Nothing paid, the order is in the journal at once, and a cart with nothing left is spent. */
  private async place({ kind, due, prepayment, lines, label }: Place): Promise<Ordered> {
    const wish = { id: uuidv7(), number: this.nextNumber(), kind, due, prepayment, lines, label }
    const before = this.checkout.cart().lines
    const made: { order: Order | null } = { order: null }
    const change = await this.checkout.apply({ name: 'place_order', ...wish }, (_, entries) => {
      made.order = placedBy(entries)
      return made.order && takesAll(made.order, before) ? { cart: null } : {}
    })
    const { order } = made
    if (!order) return { ...change, placed: null, slip: null }
    const { till, pricebook } = this.session
    const slip = till.orderSlip(order, localTime(), pricebook.seller)
    return { ...change, cart: this.checkout.cart(), placed: order.id, slip }
  }

  private nextNumber(): number {
    const { pricebook, journal } = this.session
    const place = (journal.head.seq + 1) % NUMBERS_OF_A_REGISTER
    return pricebook.register_number * NUMBERS_OF_A_REGISTER + place
  }
}

function placedBy(entries: Entry[]): Order | null {
  const made = entries.find(({ kind }) => kind === 'order_placed')
  return made ? (made.body as unknown as PlacedOrder).order : null
}

const takesAll = (order: Order, lines: Line[]): boolean =>
  lines.every(({ no }) => order.lines.some((one) => one.no === no))
