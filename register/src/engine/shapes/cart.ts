// Generated from till/shapes/ by register/scripts/shapes.py. Do not edit.

import type { ChargedAccount } from './account'
import type { AppliedCampaign, Coupon } from './offers'
import type { LineOrder, Order } from './order'
import type { Item } from './trade'
import type { PaidVoucher, SoldVoucher } from './voucher'

/** A discount given by hand. `percent`: value in bp; `amount`: øre off the line
 * (or cart); `price`: the new unit price in øre (lines only). */
export interface Discount {
  kind: 'percent' | 'amount' | 'price'
  value: number
  reason: string
  employee: string
  approved_by: string | null
  approval?: string // the question they answered elsewhere
  approved_amount?: number // what it took off when it was approved: not an øre more
  approved_bp?: number // and what share, where a question named it
}

/** One named step of a unit price: listed → price_list, or asked. */
export interface Stage {
  stage: string
  unit_price: number
  name?: string // of the price list
}

/** What a discount took off this line, in positive øre. */
export interface AppliedDiscount {
  kind: 'line' | 'cart'
  amount: number
  rate_bp: number | null
  reason: string
  employee: string
  approved_by: string | null
  approval?: string
}

/** What a returned line takes back, and why. Without a receipt no sale is known; of an
 * exchange label only its code is, where the sale is not on the device. */
export interface Origin {
  by: 'receipt' | 'label' | 'goods'
  sale: string | null
  line: number | null
  receipt_no: string
  label: string | null // the code of an exchange label
  reason: string
  restock: 'floor' | 'defect' // where the goods are put
  approved_by: string | null
  approval?: string
}

/** What came back of a sale's line before, both positive. */
export interface Returned {
  quantity_milli: number
  total: number
}

/** What was paid by a tender for a sale that is taken back, in øre of worth: cash before
 * its rounding. `before`: what of it was given back already. */
export interface Refundable {
  sale: string
  tender: string
  kind: string
  paid: number
  before: number
}

/** What to give back by a tender: negative, as it is tendered. */
export interface Proposal {
  tender: string
  amount: number
}

export interface Line {
  no: number // 1, 2, 3 … never reused within a cart
  item: Item
  serial?: string // of goods whose pieces are numbered
  lot?: string // that the goods were made in, where their symbol says so
  slip?: string // of a bottle machine, that this line pays out
  approved_by?: string // who said yes to a deposit that this line pays out
  approval?: string
  linked_to?: number // the line whose quantity this one follows
  account?: string // the customer whose account this line pays into
  account_cash?: number // and what was taken in cash for what they owe before
  quantity_milli: number
  at: string
  employee: string // who put it into the cart
  asked_price: number | null // unit price typed at the counter where the item has none
  voucher: SoldVoucher | null
  order: LineOrder | null
  discount: Discount | null
  origin: Origin | null // of a returned line, whose figures are fixed by its sale
  offers: string[] // campaigns that held for these goods when they were scanned
  unit_price: number
  stages: Stage[]
  gross: number
  campaigns: AppliedCampaign[]
  discounts: AppliedDiscount[]
  total: number
  rate_bp: number
  net: number
  vat: number
}

/** What was tendered in notes of another country; the change is in kroner. */
export interface Foreign {
  currency: string
  amount: number // in its smallest unit
  rate: number // øre for 100 of it
}

export interface Payment {
  no: number
  tender: string
  kind: 'cash' | 'manual' | 'voucher' | 'account'
  tendered: number // what the customer handed over; of a voucher the most it may pay
  amount: number // what the shop keeps: tendered − change; a voucher's what it pays now
  change: number
  reference: string // terminal's reference where known, else ""
  voucher: PaidVoucher | null
  foreign: Foreign | null
  account?: ChargedAccount // of what is put on a customer's account
  at: string
}

export interface VatLine {
  code: string
  rate_bp: number
  gross: number
  net: number
  vat: number
}

export interface Totals {
  pieces_milli: number
  gross: number
  discount: number
  total: number
  vat: VatLine[] // sorted by code
  paid: number // Σ payment.amount
  remaining: number // what is still owed, exact
  cash_due: number // what is still owed if the rest is paid in cash (rounded)
  rounding: number // Σ payments = total + tip + rounding
  change: number
  settled: boolean
  refunds: Proposal[] // how to give back what remains, the way it came
}

export interface Cart {
  v: 1
  id: string // becomes the sale's id
  training: boolean
  started_at: string
  first_line_at: string | null
  customer: string | null
  customer_groups: string[]
  member: boolean
  coupons: Coupon[]
  next_line: number
  lines: Line[]
  order: Order | null // the one this cart takes the prepayment of
  discount: Discount | null
  age_checked: number // the highest age limit that was looked at; 0 for none
  refundable: Refundable[]
  tip: number // paid on top of the total, and not turnover
  payments: Payment[]
  totals: Totals
}

/** A refusal. The host owns the words: `errors.<code>` in its dictionary. */
export interface Error {
  code: string
  data: Record<string, unknown>
}

/** What the host must do, after the journal entry (if any) is durable. */
export interface Effect {
  effect: 'journal' | 'open_drawer'
  kind?: string
  body?: Record<string, unknown>
}

export interface Result {
  cart: Cart
  effects: Effect[]
  errors: Error[]
  line: number | null // the line that was touched
}
