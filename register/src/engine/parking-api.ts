/** What the screens may ask about sales that are put aside. Part of `Engine`. */
import type { CartChange } from './api'
import type { Receipt } from './shapes'

/** A sale put aside, as a list shows it. */
export interface ParkedSale {
  id: string
  /** In the code of its slip. */
  number: number
  /** Whose it is, as typed; may be "". */
  name: string
  /** What is in it, in a few words. */
  goods: string
  at: string
  /** Who parked it, by name. */
  employee: string
  /** The code of the register it was parked at. */
  register: string
  pieces_milli: number
  total: number
  training: boolean
  /** Somebody is at it already. */
  taken: { employee: string; register: string } | null
}

export interface ParkedSales {
  sales: ParkedSale[]
  /** Those of the store's other registers are among them. */
  shared: boolean
}

/** A parked sale in the cart again, and what costs something else than when it was parked. */
export interface Resumed extends CartChange {
  prices: { name: string; before: number; after: number }[]
}

export interface ParkingCalls {
  /** Puts the sale aside; the cart is empty afterwards. */
  park(): Promise<CartChange>
  parkedSales(): Promise<ParkedSales>
  /**
   * Takes a parked sale up, here or from another register; an open cart is parked first. Rejects
   * with `parked_taken` `{employee, register}` unless it is taken over, `parked_gone`,
   * `unreachable` for another register's without a line.
   */
  resume(which: { id: string } | { number: number }, takeOver?: boolean): Promise<Resumed>
  dropParked(id: string): Promise<void>
  /** Gives a sale parked here a name, or another one. */
  nameParked(id: string, name: string): Promise<void>
  parkedSlip(id: string): Promise<Receipt>
}
