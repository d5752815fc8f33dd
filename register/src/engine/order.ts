import type { Asked, CartChange } from './api'
import type { Customer } from './customer'
import type { KnownOrder, Receipt } from './shapes'

export type OrderKind = KnownOrder['kind']

/** What a cashier may do about an order. `label` is what stands on the line of the money. */
export type OrderAct =
  /** Turns the cart, or some of its lines, into an order and its prepayment in øre, if any. */
  | {
      act: 'place'
      kind: OrderKind
      due: string | null
      prepayment: number
      lines: number[] | null
      label: string
    }
  /** Pays so much more of it beforehand. */
  | { act: 'pay'; order: KnownOrder; amount: number; label: string }
  /** Puts its goods into the cart: all that is left, or what is picked. */
  | { act: 'pick_up'; order: KnownOrder; picks: Picked[] | null; label: string }
  /** Gives back all that lies in it; where nothing does, it is given up at once. */
  | { act: 'refund'; order: KnownOrder; label: string }

export interface Picked {
  line: number
  quantity_milli: number
}

/** An order and whose it is. `fresh`: as the server knows it now; else as this register does. */
export interface FoundOrder {
  order: KnownOrder
  customer: Customer | null
  fresh: boolean
}

/** Of an order that nothing was paid for its id, and the slip that is printed. */
export interface Ordered extends CartChange {
  placed: string | null
  slip: Receipt | null
}

/** What the screens may ask about orders. Part of `Engine`. */
export interface OrderCalls {
  /** By the number on its slip, also without the server where it is one of this store's. */
  findOrder(number: number): Promise<Asked<FoundOrder>>
  /** The open orders of the store as far as this register knows, with no server. */
  openOrders(): Promise<FoundOrder[]>
  order(wish: OrderAct): Promise<Ordered>
}
