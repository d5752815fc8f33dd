// Generated from till/shapes/ by register/scripts/shapes.py. Do not edit.

/** What the host knows of a customer's account now. */
export interface KnownAccount {
  customer: string
  limit: number // the most they may owe; 0: no credit (any more)
  days: number // how long after a sale it is to be paid
  balance: number // what they owe; less than nothing where they paid ahead
  cash: number // paid of it in coins and notes, since nothing was owed
}

/** On a payment: the account that owes it, or that goods come back to. */
export interface ChargedAccount {
  customer: string
  due: string | null // the last day to pay; None where it goes back
  balance: number // what is owed afterwards, as far as the register knew
  approved_by: string | null
  approval?: string
}
