/** Goods that come back, as screens and engine speak of them. */
import type { SaleLine } from './shapes'

/** A sale by the number on its receipt, its id, or what an exchange label says of it. */
export interface WhichSale {
  receiptNo?: string
  sale?: string
  register?: number
  number?: number
}

export interface ReturnableLine {
  line: SaleLine
  /** What has not come back yet, as far as is known. */
  leftMilli: number
}

/** A sale that may be taken back. */
export interface ReturnableSale {
  sale: string
  receiptNo: string
  at: string
  total: number
  cashier: string
  /** Null where only this device's journal was asked. */
  store: string | null
  lines: ReturnableLine[]
  /** The server said what came back anywhere; otherwise only this device's returns are known. */
  checked: boolean
}

/** How goods come back: why, and where they go where that is not what the reason says. */
interface Returning {
  reason: string
  restock?: 'floor' | 'defect' | undefined
  /** The code of the exchange label they come with. */
  label?: string | undefined
}

export interface ReturnedLine extends Returning {
  sale: string
  line: number
  quantityMilli: number
}

export interface ReturnedGoods extends Returning {
  variant: string
  /** Of a piece that is known already: one in the cart. */
  serial?: string | undefined
  quantityMilli?: number | undefined
  price?: number | undefined
}
