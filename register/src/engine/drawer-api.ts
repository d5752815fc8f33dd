/** What the screens may ask of the drawer: cash in and out, counting, closing. Part of `Engine`. */
import type { CartChange } from './api'
import type { Denomination, Figures, ForeignCount, Receipt } from './shapes'

/** Money as it was counted: kroner by piece, notes of other countries by sum. */
export interface Counting {
  denominations: Denomination[]
  foreign: ForeignCount[]
}

export interface CountOutcome {
  expected: number
  counted: number
  difference: number
  /** Notes of other countries, in their smallest unit: what is off, by currency. */
  foreign: { currency: string; difference: number }[]
}

/** What a closing has to ask for. */
export interface ClosingPlan {
  /** Told before the count only where the shop does not count blind. */
  expected: number | null
  floatLeft: number
  /** Currencies that must be counted, those the shop takes and those that lie there. */
  currencies: string[]
  /** Tenders whose totals are compared with the terminal's; none where the shop does not. */
  tenders: { tender: string; name: string; expected: number }[]
  /** The shift has stood open since an earlier day. */
  overdue: boolean
  /** Counted before in this shift: another count needs a reason. */
  counted: boolean
}

export interface ClosingWish {
  /** Øre that stay in the drawer. What was counted above that goes to the bank. */
  floatLeft: number
  /** The number on the bank's bag; null where nothing goes to the bank now. */
  bag: string | null
  /** The terminals' own totals. */
  told: { tender: string; told: number }[]
  /** Why the drawer or a terminal is off; empty where nothing is. */
  reason: string
}

export interface CashMove {
  way: 'in' | 'out'
  amount: number
  /** Code of one of the shop's reasons. */
  reason: string
  note: string
  /** A picture of the bill as base64 of a JPEG; null without one. */
  photo: string | null
}

export interface DrawerCalls {
  /**
   * `reason`: why it is not what the last closing left; refused with `difference_unexplained`
   * where it differs and nobody says why.
   */
  openShift(float: number, denominations: Denomination[], reason?: string): Promise<void>
  /** Figures so far; writes an x_report entry. */
  xReport(): Promise<{ figures: Figures; receipt: Receipt }>
  closingPlan(): Promise<ClosingPlan>
  /** Writes cash_counted, answers with what was expected. `reason`: why it is counted again. */
  countCash(counting: Counting, reason: string): Promise<CountOutcome>
  /** Writes z_report, and bank_deposit where something goes to the bank, and ends the shift. */
  closeShift(wish: ClosingWish): Promise<{ figures: Figures; receipt: Receipt }>
  /** Ends a shift of an earlier day without a count: the drawer is counted at the next opening. */
  closeUncounted(): Promise<{ figures: Figures; receipt: Receipt }>
  /** Writes cash_in or cash_out; the screen then pulses the drawer. */
  moveCash(move: CashMove): Promise<void>
  /** Writes bank_deposit: money leaves the drawer in the middle of the day. */
  depositCash(amount: number, bag: string): Promise<void>
  /** What is expected to lie above the usual float: proposed for a deposit. */
  proposedDeposit(): Promise<number>
  /** Pays with notes of another country, in its smallest unit. */
  payForeign(currency: string, amount: number): Promise<CartChange>
  /** Øre that notes of another country count for. */
  worth(currency: string, amount: number): Promise<number>
  setTip(amount: number): Promise<CartChange>
  /** What the cart comes to, on paper that is no receipt. Writes proforma_printed. */
  proforma(): Promise<Receipt>
}
