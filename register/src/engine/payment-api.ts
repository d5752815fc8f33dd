/** What the screens may ask about the payments of a finished sale. Part of `Engine`. */
import type { PaymentStanding } from './shapes'

/** `was`: the tender's name on the receipt. */
export interface SalePayment extends PaymentStanding {
  was: string
}

export interface PaymentCalls {
  /** Of a sale of this register in the open shift, as they stand; null for any other, whose
   * payments stay as they are. */
  salePayments(entryId: string): Promise<{ payments: SalePayment[] } | null>
  /** Puts a payment on another tender; writes payment_changed. */
  changePayment(entryId: string, no: number, tender: string, reason: string): Promise<void>
}
