/** What the screens may ask about customers' accounts. Part of `Engine`. */
import type { CartChange } from './api'
import type { KnownAccount } from './shapes'

/** What is done with the account of the cart's customer. */
export type AccountAct =
  /** What is due, or `amount` of it, is put on it. */
  | { act: 'charge'; amount: number | null }
  /** Money paid into it goes into the cart, on a line called `label`. */
  | { act: 'settle'; amount: number; label: string }

export interface AccountCalls {
  /** What a customer owes and may owe, as far as this register knows; null without an account. */
  account(customer: string): Promise<KnownAccount | null>
  onAccount(wish: AccountAct): Promise<CartChange>
}
