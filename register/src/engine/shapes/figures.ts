// Generated from till/shapes/ by register/scripts/shapes.py. Do not edit.

import type { VatLine } from './cart'

export interface Denomination {
  value: number // øre
  count: number
}

/** Notes of another country as they were counted. */
export interface ForeignCount {
  currency: string
  amount: number // in its smallest unit
}

export interface Count {
  count: number
  amount: number
}

export interface GroupFigure {
  quantity_milli: number
  amount: number
}

/** What was put on vouchers of one kind and taken off them, in positive øre. `vat`: settled by
 * paying with them, beside the VAT of the goods; negative when they paid. */
export interface VoucherFigure {
  given: Count
  taken: Count
  vat: number
}

/** Never reset (danish rules §1.5.6): sales gross of returns, returns, the difference. */
export interface GrandTotals {
  sales: number
  returns: number
  net: number
}

/** Notes of one other country in the drawer, in its smallest unit but for `worth`. */
export interface ForeignCash {
  count: number // payments
  taken: number
  worth: number // øre they were taken for, at the rates of the day
  banked: number
  counted: number | null
  difference: number | null // counted − (taken − banked)
}

/** One shift, folded from its entries. Training is counted apart and in nothing else. */
export interface Figures {
  shift: string
  number: number // the Z's number on this register: 1, 2, 3 …
  register: string
  opened_at: string
  opening_float: number
  opening_difference: number // opening float − what the last closing left
  first_seq: number
  last_seq: number
  receipts: number
  sales: Count // receipts with goods sold, and the sum of those lines: returns added back
  returns: Count // receipts with goods taken back, and their sum as a positive amount
  total: number // sales − returns
  vat: Record<string, VatLine> // by "<code>:<rate_bp>": a rate may change while a shift is open
  tenders: Record<string, Count> // amount the shop kept
  employees: Record<string, Record<string, Count>> // employee → tender → figure
  groups: Record<string, GroupFigure>
  vouchers: Record<string, VoucherFigure> // by kind
  employee_groups: Record<string, Record<string, GroupFigure>> // employee → group → figure
  credit_sales: Count // sold on account, and what came back on account: no money moved
  credit_memos: Count
  account_payments: Count // paid into customers' accounts: in the tenders, in no turnover
  tips: Count // in the tenders, in no turnover (SAF-T raise 10001)
  discounts: Count // given by hand
  campaigns: Count
  rounding: number
  payments_changed: Count // put on another tender after the sale
  cash_in: Record<string, Count> // by reason
  cash_out: Record<string, Count>
  deposits: Count // taken to the bank while the shift was open
  foreign: Record<string, ForeignCash> // by currency
  drawer_openings: number // without a sale
  copies: Count
  proformas: Count
  voids: Count
  lines_removed: Count
  price_checks: Record<string, Count> // by article group
  training: Count
  expected_cash: number // kroner; notes of other countries stand in `foreign`
  first_counted: number | null // the first count, kept when somebody counts again
  counted_cash: number | null
  difference: number | null
  grand: GrandTotals
}
