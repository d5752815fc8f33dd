// Generated from till/shapes/ by register/scripts/shapes.py. Do not edit.

import type { ChargedAccount } from './account'
import type { AppliedDiscount, Foreign, Origin, Payment, Refundable, Stage, VatLine } from './cart'
import type { Denomination, ForeignCount } from './figures'
import type { AppliedCampaign, Campaign, Coupon } from './offers'
import type { LineOrder, Order } from './order'
import type { Seller } from './trade'
import type { PaidVoucher, SoldVoucher, VoucherAction } from './voucher'

/** What the host knows and the rules do not: identity, time, place. */
export interface Envelope {
  id: string
  register: string
  seq: number
  prev: string // SHA-256 hex of the entry before; 64 zeros for the first
  at: string
  opened_at: string | null // when the shift opened
  shift: string | null
  employee: string | null
  app: string
  training: boolean
}

export interface Entry extends Envelope {
  v: 1
  kind: string
  body: Record<string, unknown>
}

export interface SaleLine {
  no: number
  serial?: string
  lot?: string
  slip?: string
  approved_by?: string
  approval?: string
  linked_to?: number
  account?: string
  account_cash?: number
  variant: string
  product: string
  sku: string
  name: string
  barcode: string
  group: string
  category: string
  unit: string
  quantity_milli: number
  listed_price: number | null
  unit_price: number
  stages: Stage[]
  gross: number
  campaigns: AppliedCampaign[]
  discounts: AppliedDiscount[]
  total: number
  vat_code: string
  rate_bp: number
  net: number
  vat: number
  employee: string // who put it into the cart; the envelope says who was paid
  origin: Origin | null
  voucher: SoldVoucher | null
  order: LineOrder | null
}

export interface SalePayment {
  no: number
  tender: string
  kind: string
  name: string
  saft_code: string
  tendered: number
  amount: number
  change: number
  reference: string
  voucher: PaidVoucher | null
  foreign: Foreign | null
  account?: ChargedAccount
  at: string
}

/** What this sale gave back of what was paid for another. */
export interface Refund extends Refundable {
  amount: number
}

/** A sale that stands alone: Σ lines.total = total; Σ payments.amount = total + tip + rounding;
 * Σ vat.gross = total; Σ lines.vat per rate = vat.vat. */
export interface SaleBody {
  sale: string
  number: number
  receipt_no: string // "<register code>-<number>": what is printed, not the identity
  register_code: string
  app: string // the software and its version, as printed
  training: boolean
  currency: string
  customer: string | null
  campaigns: Campaign[] // the terms of those that took something off, for whoever counts again
  coupons: Coupon[] // those that opened one of them
  cashier: string // the employee's name as printed
  seller: Seller
  started_at: string
  first_line_at: string
  ended_at: string
  link?: string // the receipt on the web; who has it may see it
  age_checked?: number // the age limit that was looked at
  lines: SaleLine[]
  order: Order | null // the one whose prepayment this sale took
  payments: SalePayment[]
  refunds: Refund[] // where the total is negative: the sales taken back, by tender
  vouchers: VoucherAction[]
  vat: VatLine[]
  gross: number
  discount: number
  total: number
  tip: number
  rounding: number
  change: number
}

/** A line taken out, or the part by which its quantity went down. */
export interface Removed {
  sale: string
  no: number
  variant: string
  sku: string
  name: string
  quantity_milli: number
  total: number
}

/** Body of `line_removed`. */
export interface LineRemoved extends Removed {
  approved_by: string | null
  approval?: string
}

/** Body of `sale_void`: what was given up after the first line. */
export interface Voided {
  sale: string
  lines: Removed[]
  payments: Payment[]
  total: number
  approved_by: string | null
  approval?: string
}

/** Body of `float_set`: a shift opens. `difference`: to what the last closing left, with why. */
export interface FloatSet {
  number: number
  amount: number
  denominations: Denomination[]
  difference: number
  reason: string
}

/** Body of `cash_in` and `cash_out`, in positive øre. `photo`: id of a picture of the bill. */
export interface CashMoved {
  amount: number
  reason: string
  note: string
  photo: string | null
  approved_by: string | null
  approval?: string
}

/** Body of `bank_deposit`: money out of the drawer and into a bag for the bank. */
export interface BankDeposit {
  amount: number
  bag: string
  foreign: ForeignCount[]
  approved_by: string | null
  approval?: string
}

/** Body of `cash_counted`. `reason`: why it was counted again, empty for the first count. */
export interface CashCounted {
  expected: number
  counted: number
  difference: number
  denominations: Denomination[]
  foreign: ForeignCount[]
  reason: string
  approved_by: string | null
  approval?: string
}

/** A tender's total as the register has it, and as the terminal says. */
export interface TenderConfirmed {
  tender: string
  expected: number
  told: number
}

/** How a shift was ended: part of the body of `z_report`, beside its figures.
 * 
 * `reason`: of a difference in cash or cards; `approved_by`: the second person where it took one. */
export interface Closing {
  float_left: number
  deposit: BankDeposit | null
  confirmed: TenderConfirmed[]
  reason: string
  approved_by: string | null
  approval?: string
}

/** A tender as a payment names it, and what the shop kept by it. */
export interface TenderAmount {
  tender: string
  kind: string
  name: string
  saft_code: string
  amount: number
}

/** A payment of a finished sale as it stands `now`. `fixed`: the code of what keeps it so. */
export interface PaymentStanding {
  no: number
  now: TenderAmount
  fixed: string | null
}

/** Body of `payment_changed`: payment `no` of a sale was made another way than was rung up.
 * `taken_by`: the employee in whose figures it stands. */
export interface PaymentChanged {
  sale: string
  receipt_no: string
  no: number
  taken_by: string | null
  before: TenderAmount
  after: TenderAmount
  reason: string
  approved_by: string | null
  approval?: string
}

/** Body of `price_checked`. */
export interface PriceChecked {
  variant: string
  group: string
  price: number
}

/** A sale put aside: what was in it. */
export interface Parked {
  sale: string
  lines: Removed[]
  total: number
}

/** A parked sale taken up as another sale, at the prices of then: `before` → `total`. */
export interface Resumed {
  sale: string
  parked: string
  before: number
  total: number
}

/** Body of `receipt_copied` and `proforma_printed`. */
export interface Copied {
  sale: string
  receipt_no: string
  total: number
}

/** Body of `numbers_skipped`: receipt numbers, both ends counted, that stand in no sale.
 * 
 * A device that was lost may have given them; `known`: it is known that they were given. */
export interface NumbersSkipped {
  first: number
  last: number
  known: boolean
}
