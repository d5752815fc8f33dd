import type { Asked, CartChange, Customer } from './api'
import type { Checkout } from './checkout'
import type { FoundOrder, OrderAct } from './order'
import type { Session } from './session'
import type { KnownOrder } from './shapes'
import { uuidv7 } from './uuid'

/** An order's number: the register's, and the receipt that takes its prepayment. */
const NUMBERS_OF_A_REGISTER = 1_000_000

interface Told {
  orders: KnownOrder[]
  customers: Customer[]
}

/** Orders at the counter: made of the cart here, known to every register through the server. */
export class OrderDesk {
  constructor(
    private readonly session: Session,
    private readonly checkout: Checkout,
    private readonly ask: <T>(kind: string, body: object) => Promise<Asked<T>>,
  ) {}

  /** What the server knows of it now: nothing of an order is guessed. */
  async find(number: number): Promise<Asked<FoundOrder>> {
    const told = await this.ask<Told>('find_orders', { number })
    if (!told.ok) return told
    const [order] = told.answer.orders
    if (!order) return { ok: false, error: 'not_found', data: {} }
    return { ok: true, answer: { order, customer: told.answer.customers[0] ?? null } }
  }

  act(wish: OrderAct): Promise<CartChange> {
    const { label } = wish
    if (wish.act === 'refund') {
      return this.checkout.apply({ name: 'refund_order', order: wish.order, label })
    }
    if (wish.act === 'pick_up') {
      const { order, picks } = wish
      return this.checkout.apply({ name: 'pick_up', order, picks, label })
    }
    const { kind, due, prepayment } = wish
    const number = this.nextNumber()
    const placed = { id: uuidv7(), number, kind, due, prepayment, label }
    return this.checkout.apply({ name: 'place_order', ...placed })
  }

  /** A cart that is never paid gives its number to the next. */
  private nextNumber(): number {
    const { pricebook, now } = this.session
    const receipt = (now.counters.receipts + 1) % NUMBERS_OF_A_REGISTER
    return pricebook.register_number * NUMBERS_OF_A_REGISTER + receipt
  }
}
