/** What the screens may ask about customers' accounts. Part of `Engine`. */
import type { CartChange } from './api'
import type { KnownAccount } from './shapes'

export interface AccountCalls {
  /** What a customer owes and may owe, as far as this register knows; null without an account. */
  account(customer: string): Promise<KnownAccount | null>
  /** Puts what is due, or `amount` of it, on the account of the cart's customer. */
  chargeAccount(amount: number | null): Promise<CartChange>
  /** Puts money paid into that account into the cart, on a line called `label`. */
  settleAccount(amount: number, label: string): Promise<CartChange>
}
