import type { CashMove } from './drawer-api'
import { EngineError } from './refusal'
import { requestOf } from './requests'
import type { Session } from './session'
import type { BankDeposit, CashMoved } from './shapes'
import { uuidv7 } from './uuid'

/** Cash beside the sales: put in, taken out, sent to the bank. */
export class DrawerDesk {
  constructor(private readonly session: Session) {}

  /**
   * Writes `cash_in` or `cash_out`. The picture of the bill goes its own way to the server, kept
   * in the same transaction as the entry that names it; the entry never waits for it.
   */
  async move({ way, amount, reason, note, photo }: CashMove): Promise<void> {
    const { session } = this
    void session.shift
    if (!Number.isInteger(amount) || amount <= 0) throw new EngineError('amount_invalid')
    const yes = session.require('cash_move', amount)
    const picture = photo === null || session.now.training ? null : uuidv7()
    const body: CashMoved = { amount, reason, note: note.trim(), photo: picture, ...yes }
    const { employee } = session.now
    const requests =
      picture === null
        ? []
        : [requestOf({ kind: 'cash_photo', body: { photo: picture, content: photo }, employee })]
    await session.record([session.draft(`cash_${way}`, body)], () => ({ requests }))
  }

  /** Writes `bank_deposit` in the middle of a day. */
  async deposit(amount: number, bag: string): Promise<void> {
    const { session } = this
    void session.shift
    if (!Number.isInteger(amount) || amount <= 0) throw new EngineError('amount_invalid')
    const yes = session.require('bank_deposit')
    const body: BankDeposit = { amount, bag: bag.trim(), foreign: [], ...yes }
    await session.record([session.draft('bank_deposit', body)])
  }

  /** What should lie above the usual float, in whole hundreds; 0 where there is none. */
  proposed(): number {
    const { pricebook, shift } = this.session
    const float = pricebook.cash.float_left ?? shift.figures.opening_float
    return Math.max(0, Math.floor((shift.figures.expected_cash - float) / 100_00) * 100_00)
  }
}
