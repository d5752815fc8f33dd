/** What the screens may ask about gift cards and credit notes. Part of `Engine`. */
import type { Asked, CartChange } from './api'
import type { Receipt } from './shapes'

export type VoucherKind = 'gift_card' | 'credit_note'

/** What could be learned of a voucher. */
export interface VoucherNews {
  kind: VoucherKind
  number: string
  /** Øre on it as far as is known; null where nothing is. */
  balance: number | null
  /** The ledger answered just now; otherwise `balance` is what this register knew last. */
  fresh: boolean
  /** When the balance was so. */
  knownAt: string | null
  /** Somebody has sold it; of one that nobody has heard of the ledger says no. */
  sold: boolean | null
  expires: string | null
  blocked: boolean
  history: { action: string; amount: number; at: string; receiptNo: string }[]
}

/** `amount`: no more than this. `payOut`: what is left on it goes back in cash. */
export interface Redeeming {
  amount?: number | undefined
  payOut?: boolean
}

/** A card that somebody may have lost. */
export interface FoundVoucher {
  kind: VoucherKind
  number: string
  balance: number
  issued_at: string
  receipt_no: string
  /** Who bought it; "" where that is not known. */
  buyer: string
}

export interface VoucherCalls {
  /** What is on it: from the server within 3 s, or what this register knew last. */
  voucher(kind: VoucherKind, number: string): Promise<VoucherNews>
  /** Pays with it: all it may of what is due. The server holds the money meanwhile. */
  redeemVoucher(kind: VoucherKind, number: string, wish?: Redeeming): Promise<CartChange>
  /** Cards by the receipt they were sold on, or by who bought them: asked of the server. */
  findVouchers(text: string): Promise<Asked<FoundVoucher[]>>
  /**
   * No counter takes it any more: this one from now on, the others when the server has heard.
   * Throws `not_allowed`, `approval_needed`.
   */
  blockVoucher(kind: VoucherKind, number: string, reason: string): Promise<void>
  /** Puts an amount on a card, a new one where no number is given. */
  sellGiftCard(amount: number, number?: string): Promise<CartChange>
  /**
   * Gives what is owed back on a voucher, a new one where no number is given; or a part of it,
   * as a negative amount.
   */
  refundVoucher(kind: VoucherKind, number?: string, amount?: number): Promise<CartChange>
  /** The vouchers that a sale issued, to print; once printed they are copies. */
  voucherSlips(entryId: string, copy: boolean): Promise<Receipt[]>
}
