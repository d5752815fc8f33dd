// Generated from till/shapes/ by register/scripts/shapes.py. Do not edit.

/** How the shop issues one kind. `single`: VAT is settled when it is sold, for it buys goods of
 * one rate; `multi`: when it pays (momsloven § 73 b). */
export interface VoucherProgramme {
  id: string // what stands for the variant on a line that sells one
  kind: 'gift_card' | 'credit_note'
  name: string
  purpose: 'single' | 'multi'
  vat: string // VatClass code: of the goods it buys, or the one outside VAT
  group: string // article group code
  tender: string // Tender code by which it pays
  valid_years: number
}

export interface VoucherTerms {
  programmes: VoucherProgramme[] // at most one of a kind
  max_amount: number // of one issue or top-up
  offline_limit: number // the most one card pays at this register while its balance is not known
  cash_out_limit: number // a remainder up to this is paid out in cash; 0 = never
  pays_vouchers: boolean // whether vouchers buy vouchers
}

/** What the host could learn of a voucher. `fresh`: the ledger answered just now; otherwise it
 * is what was known last, if anything. */
export interface KnownVoucher {
  fresh: boolean
  balance: number | null
  expires: string | null // the last day, yyyy-mm-dd
  blocked: boolean
  spent: number // paid with it here while its balance was not known, and not yet at the ledger
}

/** On a line: the voucher it puts its amount on. */
export interface SoldVoucher {
  action: 'issue' | 'top_up'
  kind: 'gift_card' | 'credit_note'
  number: string // ten digits
  purpose: 'single' | 'multi'
  expires: string
}

/** On a payment: the voucher it is taken from (`redeem`) or put on (`refund`). */
export interface PaidVoucher {
  action: 'redeem' | 'issue' | 'refund'
  kind: 'gift_card' | 'credit_note'
  number: string
  purpose: 'single' | 'multi'
  expires: string | null
  balance: number | null // as it was known before
  cash_out: boolean // more than is due is taken, and the rest handed back in cash
  approved_by: string | null // who said yes to that
  approval?: string
  goods: number // the part of the amount that pays goods
}

/** What a sale does to a voucher; its ledger is the sum of these. */
export interface VoucherAction {
  action: 'issue' | 'top_up' | 'redeem' | 'refund'
  kind: 'gift_card' | 'credit_note'
  number: string
  purpose: 'single' | 'multi'
  amount: number // what the voucher gains
  left: number | null // its balance afterwards, where it was known before
  expires: string | null
  line: number | null
  payment: number | null
  vat: number // VAT settled by the action itself, beside the sale's own: negative when it pays
}
