import { localTime } from './clock'
import type { ClosingPlan, ClosingWish, CountOutcome, Counting } from './drawer-api'
import type { Draft } from './journal'
import { EngineError } from './refusal'
import type { Session, Yes } from './session'
import type { BankDeposit, Closing, Denomination, Figures, ForeignCount, Receipt } from './shapes'
import type { Counters, OpenShift } from './store'
import { uuidv7 } from './uuid'

export interface Report {
  figures: Figures
  receipt: Receipt
}

/** From opening with a float to the Z that ends it. */
export class ShiftDesk {
  constructor(private readonly session: Session) {}

  /** Writes `float_set`. Throws `shift_open`, `difference_unexplained`. */
  async open(float: number, denominations: Denomination[], reason = ''): Promise<void> {
    const { session } = this
    const yes = session.require('open_shift')
    if (session.now.shift) throw new EngineError('shift_open')
    const shift = this.begin(float)
    const { opening_difference: difference } = shift.figures
    if (difference !== 0 && !reason.trim()) {
      throw new EngineError('difference_unexplained', { difference })
    }
    const counters = { ...session.now.counters, shifts: shift.number }
    const opened = { number: shift.number, amount: float, denominations, difference, reason }
    const body = { ...opened, ...yes }
    await session.record([session.draft('float_set', body)], () => ({ counters }), shift)
  }

  /** The figures so far. Writes `x_report`. */
  async xReport(): Promise<Report> {
    const { session } = this
    const { figures } = session.shift
    const body = { figures, ...session.require('x_report') }
    await session.record([session.draft('x_report', body)])
    const { cash, seller } = session.pricebook
    const sees = session.permissions(session.employee.id)['see_expected_cash'] !== undefined
    return { figures, receipt: session.till.xReport(figures, seller, cash.blind_count && !sees) }
  }

  /** What a closing has to ask for. */
  plan(): ClosingPlan {
    const { cash, tenders } = this.session.pricebook
    const { figures } = this.session.shift
    const taken = Object.keys(figures.foreign)
    const manual = tenders.filter(({ kind, code }) => kind === 'manual' && code in figures.tenders)
    return {
      expected: cash.blind_count ? null : figures.expected_cash,
      floatLeft: cash.float_left ?? figures.opening_float,
      currencies: [...new Set([...cash.currencies.map(({ code }) => code), ...taken])].sort(),
      tenders: cash.confirm_cards
        ? manual.map(({ code, name }) => ({
            tender: code,
            name,
            expected: figures.tenders[code]?.amount ?? 0,
          }))
        : [],
      overdue: isOverdue(this.session.shift, localTime()),
      counted: figures.first_counted !== null,
    }
  }

  /** Writes `cash_counted`; the last count before closing is the one that stands. */
  async count(counting: Counting, reason: string): Promise<CountOutcome> {
    const { session } = this
    const again = session.shift.figures.counted_cash !== null
    const closer = session.require('close_shift')
    const recounter = again ? session.require('recount') : closer
    const yes = recounter.approved_by === null ? closer : recounter
    if (again && !reason.trim()) throw new EngineError('recount_unexplained')
    const counted = session.till.count(session.shift.figures, counting)
    const outcome = outcomeOf(counted)
    const { expected, counted: sum, difference } = outcome
    const body = { expected, counted: sum, difference, ...counting, reason, ...yes }
    await session.record([session.draft('cash_counted', body)], (folded) => ({
      shift: { ...session.shift, figures: session.till.count(folded as Figures, counting) },
    }))
    return outcome
  }

  /**
   * Writes `z_report`, `bank_deposit` where money goes to the bank, signs out and ends the shift,
   * all in one. Throws `not_counted`, also when cash moved after the count, and
   * `difference_unexplained`.
   */
  async close(wish: ClosingWish): Promise<Report> {
    const { session } = this
    const { figures } = session.shift
    const yes = session.require('close_shift')
    const { counted_cash: counted, difference } = figures
    if (counted === null || counted - figures.expected_cash !== difference) {
      throw new EngineError('not_counted')
    }
    if (wish.floatLeft < 0 || wish.floatLeft > counted) throw new EngineError('float_invalid')
    const confirmed = this.plan().tenders.map(({ tender, expected }) => ({
      tender,
      expected,
      told: wish.told.find((one) => one.tender === tender)?.told ?? expected,
    }))
    const off = difference !== 0 || confirmed.some(({ expected, told }) => expected !== told)
    if ((off || foreignOff(figures)) && !wish.reason.trim()) {
      throw new EngineError('difference_unexplained', { difference })
    }
    const second = session.require('cash_difference', difference)
    const bagged = depositOf(figures, counted - wish.floatLeft, wish.bag)
    const deposit = bagged && { ...bagged, ...session.require('bank_deposit') }
    const { floatLeft: float_left, reason } = wish
    const closing = { float_left, deposit, confirmed, reason, ...second }
    return this.end(closing, yes, { floatLeft: float_left, floatCounted: true })
  }

  /**
   * Ends a shift that stood open since an earlier day, without a count: what should lie in the
   * drawer is what the next opening is compared with. Throws `not_overdue`.
   */
  async closeUncounted(): Promise<Report> {
    const { session } = this
    const yes = session.require('close_shift')
    if (!this.plan().overdue) throw new EngineError('not_overdue')
    const float_left = session.shift.figures.expected_cash
    const closing = { float_left, deposit: null, confirmed: [], reason: '', approved_by: null }
    return this.end(closing, yes, { floatLeft: float_left, floatCounted: false })
  }

  private async end(
    closing: Closing,
    yes: Yes,
    left: Pick<Counters, 'floatLeft' | 'floatCounted'>,
  ): Promise<Report> {
    const { session } = this
    const { figures } = session.shift
    const counters = { ...session.now.counters, grand: figures.grand, ...left }
    const drafts: Draft[] = [session.draft('z_report', { figures, closing, ...yes })]
    if (closing.deposit) drafts.push(session.draft('bank_deposit', closing.deposit))
    drafts.push(session.draft('signed_out', {}))
    const ended = { shift: null, cart: null, employee: null, training: false, counters }
    await session.record(drafts, () => ended)
    return { figures, receipt: session.till.zReport(figures, session.pricebook.seller, closing) }
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
      float_left: session.now.counters.floatLeft,
      first_seq: session.journal.head.seq + 1,
      grand: session.now.counters.grand,
    })
    return { id, number, openedAt, openingFloat, figures }
  }
}

/** A shift opened on an earlier day than now; both are times of the register's own clock. */
export const isOverdue = ({ openedAt }: { openedAt: string }, now: string): boolean =>
  openedAt.slice(0, 10) < now.slice(0, 10)

function outcomeOf(figures: Figures): CountOutcome {
  const { expected_cash: expected, counted_cash, difference } = figures
  const foreign = Object.entries(figures.foreign)
    .map(([currency, notes]) => ({ currency, difference: notes.difference ?? 0 }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1))
  return { expected, counted: counted_cash ?? 0, difference: difference ?? 0, foreign }
}

const foreignOff = ({ foreign }: Figures): boolean =>
  Object.values(foreign).some(({ difference }) => difference)

/** What leaves the drawer: the notes of other countries do always. */
function depositOf(
  figures: Figures,
  amount: number,
  bag: string | null,
): Omit<BankDeposit, 'approved_by' | 'approval'> | null {
  const foreign: ForeignCount[] = Object.entries(figures.foreign)
    .map(([currency, { counted }]) => ({ currency, amount: counted ?? 0 }))
    .filter((notes) => notes.amount > 0)
    .sort((a, b) => (a.currency < b.currency ? -1 : 1))
  if (bag === null || (amount === 0 && foreign.length === 0)) return null
  return { amount, bag: bag.trim(), foreign }
}
