// Generated from till/shapes/ by register/scripts/shapes.py. Do not edit.

import type { Campaign, ListPrice, PriceList } from './offers'
import type { VoucherTerms } from './voucher'

export interface VatClass {
  code: string // "standard", "zero", "exempt"
  rate_bp: number
}

export interface Tender {
  code: string // "cash", "card", "mobilepay" …: the owner's own list
  kind: 'cash' | 'manual' | 'voucher' | 'account'
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
  article_groups: Reason[]
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
  lot: string | null
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
  slip?: string // of a bottle machine, paid out once
  lot?: string
  serial?: string
  expires?: string // the last day it is good, ISO 8601
}
