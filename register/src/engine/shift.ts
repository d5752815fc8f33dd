import { localTime } from './clock'
import { EngineError } from './refusal'
import type { Session } from './session'
import type { Denomination, Figures, Receipt } from './shapes'
import type { OpenShift } from './store'
import { uuidv7 } from './uuid'

export interface Report {
  figures: Figures
  receipt: Receipt
}

export interface CashCount {
  expected: number
  counted: number
  difference: number
}

/** From opening with a float to the Z that ends it. */
export class ShiftDesk {
  constructor(private readonly session: Session) {}

  /** Writes `float_set`. Throws `shift_open`. */
  async open(float: number, denominations: Denomination[]): Promise<void> {
    const { session } = this
    if (session.now.shift) throw new EngineError('shift_open')
    const approved_by = session.require('open_shift')
    const shift = this.begin(float)
    const counters = { ...session.now.counters, shifts: shift.number }
    const body = { number: shift.number, amount: float, denominations, approved_by }
    await session.record([session.draft('float_set', body)], () => ({ counters }), shift)
  }

  /** The figures so far. Writes `x_report`. */
  async xReport(): Promise<Report> {
    const { session } = this
    const { figures } = session.shift
    const body = { figures, approved_by: session.require('x_report') }
    await session.record([session.draft('x_report', body)])
    return this.report(figures, 'x')
  }

  /** Writes `cash_counted`; the last count before closing is the one that stands. */
  async count(denominations: Denomination[], reason: string): Promise<CashCount> {
    const { session } = this
    const approved_by = session.require('close_shift')
    const figures = session.till.count(session.shift.figures, denominations)
    const { expected_cash: expected, counted_cash, difference } = figures
    const counted = { expected, counted: counted_cash ?? 0, difference: difference ?? 0 }
    const entry = session.draft('cash_counted', { ...counted, denominations, reason, approved_by })
    await session.record([entry], (folded) => ({
      shift: { ...session.shift, figures: session.till.count(folded as Figures, denominations) },
    }))
    return counted
  }

  /**
   * Writes `z_report`, signs out and ends the shift, all in one. Throws `not_counted`, also
   * when cash moved after the count.
   */
  async close(floatLeft: number): Promise<Report> {
    const { session } = this
    const approved_by = session.require('close_shift')
    const { figures } = session.shift
    if (figures.counted_cash === null) throw new EngineError('not_counted')
    if (figures.counted_cash - figures.expected_cash !== figures.difference) {
      throw new EngineError('not_counted')
    }
    const counters = { ...session.now.counters, grand: figures.grand, floatLeft }
    const z = session.draft('z_report', { figures, float_left: floatLeft, approved_by })
    const ended = { shift: null, cart: null, employee: null, training: false, counters }
    await session.record([z, session.draft('signed_out', {})], () => ended)
    return this.report(figures, 'z')
  }

  private begin(openingFloat: number): OpenShift {
    const { session } = this
    const number = session.now.counters.shifts + 1
    const [id, openedAt] = [uuidv7(), localTime()]
    const figures = session.till.openShift({
      shift: id,
      number,
      register: session.journal.device.register,
      opened_at: openedAt,
      opening_float: openingFloat,
      first_seq: session.journal.head.seq + 1,
      grand: session.now.counters.grand,
    })
    return { id, number, openedAt, openingFloat, figures }
  }

  private report(figures: Figures, kind: 'x' | 'z'): Report {
    const { till, pricebook } = this.session
    return { figures, receipt: till.report(figures, pricebook.seller, kind) }
  }
}
