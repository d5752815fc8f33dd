/** What the screens may ask about sales that are written. Part of `Engine`. */
import type { Asked } from './api'
import type { Receipt } from './shapes'

/** What is known of a sale that is looked for; days and amounts with both ends. */
export interface SaleWish {
  /** A receipt's number, a customer, goods, or the last four digits of a card. */
  text: string
  since: string | null
  until: string | null
  /** Øre. */
  least: number | null
  most: number | null
}

export interface SaleSummary {
  entryId: string
  receiptNo: string
  at: string
  total: number
  cashier: string
  /** Their names, each once. */
  tenders: string[]
  goods: string[]
  customer: string | null
  /** Written by this device. */
  own: boolean
  /** The name of the store; null for sales of this device. */
  store: string | null
  training: boolean
  sent: boolean
}

export interface FoundSales {
  /** The newest first. */
  sales: SaleSummary[]
  /** Where the next page begins; null where there is none. A page may be empty before that. */
  next: string | null
}

export interface SalesCalls {
  /** Sales of this device, a page at a time. */
  salesHere(wish: SaleWish, after: string | null): Promise<FoundSales>
  /** The same of the store, where something is looked for of the chain. Online only. */
  salesAnywhere(wish: SaleWish, after: string | null): Promise<Asked<FoundSales>>
  /** The sale of this device with that number on its receipt. */
  saleByNumber(receiptNo: string): Promise<SaleSummary | null>
  /** The receipt as first printed. Asks the server for what this device did not write. */
  receipt(entryId: string): Promise<Receipt>
  /** A copy, marked KOPI; writes receipt_copied. */
  copy(entryId: string): Promise<Receipt>
  /** The goods of a sale without prices, for who gets them as a present. */
  giftReceipt(entryId: string): Promise<Receipt>
}
