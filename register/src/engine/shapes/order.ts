// Generated from till/shapes/ by register/scripts/shapes.py. Do not edit.

import type { Item } from './trade'

/** Goods at the price agreed for each piece. */
export interface OrderLine {
  no: number
  item: Item
  quantity_milli: number
  unit_price: number
}

/** As it was agreed, in the sale that took its prepayment, or in an entry of its own where none
 * was taken. `kind`: `order` for goods that are kept for the customer, `special` for goods that
 * are sent for, `layaway` for goods kept until they are paid, `quote` for a price that is only
 * promised. */
export interface Order {
  id: string
  number: number
  code: string // what a scanner reads on the slip
  customer: string // "" for a quote to nobody in particular
  kind: 'order' | 'special' | 'layaway' | 'quote'
  due: string | null // the day it is promised for; of a quote the last it holds
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
  kind: 'order' | 'special' | 'layaway' | 'quote'
  customer: string
  due: string | null
  lines: OrderedLine[]
  prepaid: Prepaid[]
  cash: number // what was taken in coins and notes for it so far
  ready: boolean // the goods have come
}

/** Body of `order_placed`: an order that nothing is paid for yet. */
export interface PlacedOrder {
  sale: string // the cart it was made of
  order: Order
}

/** Body of `order_given_up`: one in which no money lay. */
export interface OrderGivenUp {
  order: string
  number: number
}

/** Which order a line of a sale is of. `prepayment`: money paid beforehand (positive), or set
 * against goods picked up (negative); `refund`: given back; `goods`: picked up, `line` says
 * which. */
export interface LineOrder {
  order: string
  number: number
  kind: 'order' | 'special' | 'layaway' | 'quote'
  part: 'prepayment' | 'refund' | 'goods'
  line: number | null
  cash: number // what was taken in cash for the order before (hvidvaskloven § 5: linked payments)
}
