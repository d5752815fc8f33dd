// Generated from till/shapes/ by register/scripts/shapes.py. Do not edit.

/** Goods at the price agreed for each piece. */
export interface OrderLine {
  no: number
  item: Item
  quantity_milli: number
  unit_price: number
}

/** As it was agreed, in the sale that took its prepayment. `kind`: `order` for goods kept for
 * them or sent for, `layaway` for goods kept until they are paid. */
export interface Order {
  id: string
  number: number
  code: string // what a scanner reads on the slip
  customer: string
  kind: 'order' | 'layaway'
  due: string | null // the day it is promised for
  lines: OrderLine[]
  total: number
  prepayment: number
}

/** `left_milli`: what has not been picked up. */
export interface OrderedLine extends OrderLine {
  left_milli: number
}

/** What lies in an order under one VAT class, øre. */
export interface Prepaid {
  vat: string
  amount: number
}

/** An order as the host knows it now. */
export interface KnownOrder {
  id: string
  number: number
  lines: OrderedLine[]
  prepaid: Prepaid[]
}

/** Which order a line of a sale is of. `prepayment`: money paid beforehand (positive), or set
 * against goods picked up (negative); `refund`: given back; `goods`: picked up, `line` says
 * which. */
export interface LineOrder {
  order: string
  number: number
  part: 'prepayment' | 'refund' | 'goods'
  line: number | null
}

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

/** Goods that a campaign is about. `category`: the path of one, and all below it. */
export interface Target {
  by: 'everything' | 'variant' | 'product' | 'category' | 'brand' | 'tag'
  value: string // an id, a path or a name; "" for everything
}

/** Goods of a campaign; a bundle has several parts, every other kind one. */
export interface Part {
  targets: Target[]
  pieces: number // how many of them a bundle takes; 1 elsewhere
  rate_bp: number // what a bundle without a price takes off them; 0 elsewhere
}

export interface Step {
  pieces: number // from so many pieces on
  rate_bp: number // so much off each of them
}

/** A promise that holds for a time. What its kind does not use is 0 or empty.
 * 
 * Times are the shop's own: `starts_at` and `ends_at` are `2026-11-21T08:00`, the end excluded;
 * `from_time` and `until_time` are `08:00`, on each day of `weekdays`, 1 for Monday. */
export interface Campaign {
  id: string
  number: number // what its coupons call it
  name: string
  kind: 'percent_off' | 'amount_off' | 'fixed_price' | 'n_for_price' | 'n_for_m' | 'bundle' | 'threshold' | 'quantity_steps' | 'member_price'
  parts: Part[]
  price: number // of a piece (fixed_price) or a set (n_for_price, bundle; 0: see its parts)
  amount: number // off a piece (amount_off) or the goods together (threshold)
  rate_bp: number // off a piece, off those of a set that are not paid in full, or off the goods
  pieces: number // in a set
  paid: number // of them paid in full (n_for_m)
  limit: number // from so much on (threshold)
  steps: Step[]
  audience: 'everybody' | 'group' | 'members' | 'coupon'
  groups: string[] // customer groups, for the audience `group`
  starts_at: string | null
  ends_at: string | null
  weekdays: number[]
  from_time: string | null
  until_time: string | null
  with_discount: boolean // whether a discount by hand may come on top
  most: number // sets, or pieces, in one sale; 0 = any number
}

/** What a campaign took off this line, in positive øre, and why: `code` with `data`. */
export interface AppliedCampaign {
  campaign: string
  name: string
  code: string // the campaign's kind
  data: Record<string, unknown>
  amount: number
  pieces_milli: number // how much of the line it claimed
  with_discount: boolean
}

/** A personal code that was shown: it opens one campaign, once. */
export interface Coupon {
  campaign: number
  number: number
}

/** Who pays the prices of a list: customers of its groups, or members. */
export interface PriceList {
  id: string
  name: string
  members: boolean
  groups: string[]
}

export interface ListPrice {
  list: string
  price: number
}

export interface VatClass {
  code: string // "standard", "zero", "exempt"
  rate_bp: number
}

export interface Tender {
  code: string // "cash", "card", "mobilepay" …: the owner's own list
  kind: 'cash' | 'manual' | 'voucher'
  saft_code: string // "12001" cash, "12002" debit card, "12011" mobile …
  name: string
}

export interface Reason {
  code: string
  name: string
}

/** How long goods come back, and which get exchange labels. */
export interface ReturnTerms {
  days: number // by receipt, without approval; 0: however late
  labels: 'request' | 'categories' | 'all' // which goods get a label by themselves
  label_categories: string[]
  label_days: number
  label_until: string | null // a day that holds where it is later, `YYYY-MM-DD`
  label_refund: boolean // a label's worth may be paid out, not only exchanged
}

/** Why goods come back. `restock`: where they are put unless somebody says otherwise. */
export interface ReturnReason {
  code: string
  name: string
  restock: 'floor' | 'defect'
}

/** The answer to one permission. `limit`: in the permission's unit; None is without one. */
export interface Right {
  answer: 'allow' | 'approve' | 'deny'
  limit: number | null
}

export interface Employee {
  id: string
  name: string
  role: string
  permissions: Record<string, Right> // one that is missing is denied
}

/** What the law wants at the head of a receipt (danish rules §2.1). */
export interface Seller {
  company: string
  cvr: string
  store: string
  address: string[]
  phone: string
  footer: string[]
}

/** Notes of another country that the shop takes. */
export interface Currency {
  code: string // ISO 4217
  rate: number // øre for 100 of it
}

/** Why cash is put into the drawer or taken out of it. */
export interface CashReason {
  code: string
  name: string
  way: 'in' | 'out'
}

/** How the shop handles its drawers. */
export interface CashTerms {
  currencies: Currency[]
  reasons: CashReason[]
  tips: boolean
  blind_count: boolean // what is expected is told once the drawer is counted
  confirm_cards: boolean // card totals are compared with the terminal's at closing
  float_left: number | null // proposed to be left at closing; None: as much as at opening
}

/** Everything but the goods: small, sent whole whenever a part of it changes. */
export interface Pricebook {
  version: string
  currency: string
  register: string
  register_code: string
  register_number: number // the register in codes made of digits
  code_key: string // hex: proves the shop's own codes
  store: string
  language: 'da' | 'en'
  seller: Seller
  vat_classes: VatClass[]
  tenders: Tender[]
  employees: Employee[]
  discount_reasons: Reason[]
  return_reasons: ReturnReason[]
  campaigns: Campaign[]
  price_lists: PriceList[]
  return_terms: ReturnTerms
  receipt_url?: string // where receipts are on the web; their own part comes behind
  cash_rounding: number // 50: cash totals are multiples of this
  vouchers: VoucherTerms
  cash: CashTerms
  cash_limit: number // largest sum taken in cash for one sale; 0 = none (hvidvaskloven § 5)
}

/** One sellable variant, as the goods index knows it when it is scanned. */
export interface Item {
  variant: string
  product: string
  sku: string
  name: string
  barcode: string // what was scanned, or the first barcode; may be ""
  price: number | null // None: the price is asked for at the counter
  vat: string // VatClass code
  group: string // article group code (SAF-T basicType 04)
  category: string
  brand: string
  tags: string[]
  prices: ListPrice[] // on the price lists of customer groups and members
  unit: 'pcs' | 'kg'
  weighed: boolean
  discountable: boolean
  serial?: boolean // each piece has a number of its own
  age_limit?: number // how old a customer must be
  deposit?: string // variant of the bottle deposit that comes with it
  bottle_deposit?: boolean // is such a deposit, and taken back without a sale
}

/** What the till takes of a GS1 symbol: the article, its weight in thousandths of a kilo, its
 * serial number, and the last day it is good (ISO 8601). */
export interface ElementString {
  gtin: string
  weight_milli: number | null
  serial: string | null
  expires: string | null
}

/** What a code of the shop's own says: the fields of its kind in `till.codes.FIELDS`. */
export interface OwnCode {
  kind: string
  fields: Record<string, number>
}

/** What a scan may mean: codes to look up in order, and what the label carries.
 * 
 * `receipt`: a receipt's number; `own`: a code of the shop's own, proven. */
export interface Meaning {
  kind: 'barcode' | 'priced' | 'weighed' | 'receipt' | 'own'
  lookup: string[]
  own?: OwnCode
  price?: number
  quantity_milli?: number
  serial?: string
  expires?: string // the last day it is good, ISO 8601
}

/** A discount given by hand. `percent`: value in bp; `amount`: øre off the line
 * (or cart); `price`: the new unit price in øre (lines only). */
export interface Discount {
  kind: 'percent' | 'amount' | 'price'
  value: number
  reason: string
  employee: string
  approved_by: string | null
  approved_amount?: number // what it took off when it was approved: not an øre more
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
  linked_to?: number // the line whose quantity this one follows
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
  kind: 'cash' | 'manual' | 'voucher'
  tendered: number // what the customer handed over; of a voucher the most it may pay
  amount: number // what the shop keeps: tendered − change; a voucher's what it pays now
  change: number
  reference: string // terminal's reference where known, else ""
  voucher: PaidVoucher | null
  foreign: Foreign | null
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
  linked_to?: number
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
}

/** Body of `sale_void`: what was given up after the first line. */
export interface Voided {
  sale: string
  lines: Removed[]
  payments: Payment[]
  total: number
  approved_by: string | null
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
}

/** Body of `bank_deposit`: money out of the drawer and into a bag for the bank. */
export interface BankDeposit {
  amount: number
  bag: string
  foreign: ForeignCount[]
  approved_by: string | null
}

/** Body of `cash_counted`. `reason`: why it was counted again, empty for the first count. */
export interface CashCounted {
  expected: number
  counted: number
  difference: number
  denominations: Denomination[]
  foreign: ForeignCount[]
  reason: string
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
  tips: Count // in the tenders, in no turnover (SAF-T raise 10001)
  discounts: Count
  rounding: number
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

/** One piece of a receipt line. `word` is a key in the host's dictionary, with `data`. */
export interface Cell {
  kind: 'text' | 'word' | 'money' | 'quantity' | 'rate' | 'time'
  text?: string
  word?: string
  data?: Record<string, unknown>
  value?: number
}

/** `row`: left and right cells; `line`: cells in one run; `rule`, `feed`, `cut`;
 * `barcode` (Code 128) and `qr` with `text`. */
export interface Block {
  block: 'row' | 'line' | 'rule' | 'feed' | 'barcode' | 'qr' | 'cut'
  left?: Cell[]
  right?: Cell[]
  cells?: Cell[]
  align?: 'left' | 'center' | 'right'
  size?: 'normal' | 'large'
  bold?: boolean
  text?: string
}

export interface Receipt {
  kind: 'normal' | 'copy' | 'training' | 'proforma' | 'gift' | 'parked' | 'label'
  receipt_no: string
  language?: 'da' | 'en' // where the customer reads another than the shop's
  blocks: Block[]
}

/** What a slip says of a parked sale; `code` is one of the shop's own. */
export interface ParkedSlip {
  name: string
  at: string
  total: number
  code: string
}
