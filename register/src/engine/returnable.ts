/** Goods that come back, as screens and engine speak of them. */
import type { Asked, CartChange } from './api'
import type { Receipt, SaleLine } from './shapes'

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

/** All that is left of a sale. */
export interface ReturnedSale extends Returning {
  sale: string
  line: 'all'
}

export interface ReturnedGoods extends Returning {
  variant: string
  /** Of a piece that is known already: one in the cart. */
  serial?: string | undefined
  quantityMilli?: number | undefined
  price?: number | undefined
}

export interface ReturnCalls {
  /** A sale of this device, to take goods of it back; null where it is not. */
  saleHere(which: WhichSale): Promise<ReturnableSale | null>
  /** A sale of the chain and what came back of it, asked of the server. */
  saleAnywhere(which: WhichSale): Promise<Asked<ReturnableSale>>
  /**
   * Takes so much of a line of a sale looked up before; said again, it sets how much. Of all that is
   * left of it at once, somebody's yes is asked for once.
   */
  returnLine(wish: ReturnedLine | ReturnedSale): Promise<CartChange>
  /** Takes goods back of which no sale is known. */
  returnItem(wish: ReturnedGoods): Promise<CartChange>
  /** Exchange labels of a sale of this device: by the shop's rule, and for the lines named. */
  labels(entryId: string, lines: number[] | 'all', columns: number): Promise<Receipt[]>
}
