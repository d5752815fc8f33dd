// Generated from till/shapes/ by register/scripts/shapes.py. Do not edit.

import type { Item } from './trade'

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
