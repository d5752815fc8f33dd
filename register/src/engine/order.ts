import type { Asked, CartChange } from './api'
import type { Customer } from './customer'
import type { KnownOrder } from './shapes'

/** What a cashier may do about an order. `label` is what stands on the line of the money. */
export type OrderAct =
  /** Turns the cart into an order and its prepayment, øre. */
  | {
      act: 'place'
      kind: 'order' | 'layaway'
      due: string | null
      prepayment: number
      label: string
    }
  /** Puts its goods into the cart: all that is left, or what is picked. */
  | { act: 'pick_up'; order: KnownOrder; picks: Picked[] | null; label: string }
  /** Gives back all that lies in it. */
  | { act: 'refund'; order: KnownOrder; label: string }

export interface Picked {
  line: number
  quantity_milli: number
}

/** An order as the server knows it now, and whose it is. */
export interface FoundOrder {
  order: KnownOrder
  customer: Customer | null
}

/** What the screens may ask about orders. Part of `Engine`. */
export interface OrderCalls {
  /** By the number on its slip; `unreachable` without the server. */
  findOrder(number: number): Promise<Asked<FoundOrder>>
  order(wish: OrderAct): Promise<CartChange>
}
