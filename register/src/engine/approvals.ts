import type { Asked } from './api'
import type { LeaderAnswer } from './approval-api'
import type { Session } from './session'
import type { Error as Refusal } from './shapes'
import { uuidv7 } from './uuid'

/** How often the server is asked what came of it. */
const EVERY_MS = 1_000
/** This often without a line, and there is nobody to wait for. */
const PATIENT_TRIES = 5

interface Told {
  state: 'waiting' | 'yes' | 'no' | 'over'
  by: { id: string; name: string } | null
  reason: string
}

type Ask = <T>(kind: string, body: object) => Promise<Asked<T>>

/**
 * A yes from somebody who is not at the counter. What they answer is for the refusal they were
 * asked about, by whoever was signed in then, and for the cart as it stood then.
 */
export class ApprovalDesk {
  private id: string | null = null

  constructor(
    private readonly session: Session,
    private readonly ask: Ask,
    private readonly everyMs = EVERY_MS,
  ) {}

  /** Asks, and waits for the answer; `over` where nobody gave one or it is no longer wanted. */
  async askLeader(refusal: Refusal): Promise<LeaderAnswer> {
    const id = (this.id = uuidv7())
    const asked = this.session.bound(refusal)
    const { permission, amount, limit } = refusal.data
    const { id: sale, totals } = this.session.now.cart?.cart ?? { id: null, totals: null }
    const total = totals?.total ?? 0
    const body = { id, permission, amount, limit: limit ?? null, sale, total }
    const put = await this.ask('ask_approval', body)
    if (!put.ok) return { state: put.error === 'unreachable' ? 'unreachable' : 'over' }
    const { state, by, reason } = await this.answer(id)
    if (this.id !== id) return { state: 'over' }
    this.id = null
    if (state === 'no') return { state, by: by?.name ?? '', reason }
    if (state !== 'yes' || by === null) return { state: state === 'yes' ? 'over' : state }
    const granted = this.session.grant(by.id, refusal, asked, id)
    return granted ? { state, by: by.name, reason } : { state: 'over' }
  }

  /** Nobody waits for an answer any more. */
  async stop(): Promise<void> {
    const { id } = this
    this.id = null
    if (id !== null) await this.ask('withdraw_approval', { id })
  }

  private async answer(
    id: string,
  ): Promise<Omit<Told, 'state'> & { state: 'yes' | 'no' | 'over' | 'unreachable' }> {
    const nobody = { by: null, reason: '' }
    let silent = 0
    while (this.id === id) {
      await new Promise((resolve) => setTimeout(resolve, this.everyMs))
      const told = await this.ask<Told>('approval_answer', { id })
      if (told.ok) silent = 0
      else if (told.error !== 'unreachable') return { state: 'over', ...nobody }
      else if (++silent === PATIENT_TRIES) return { state: 'unreachable', ...nobody }
      if (told.ok && told.answer.state !== 'waiting') {
        return { ...told.answer, state: told.answer.state }
      }
    }
    return { state: 'over', ...nobody }
  }
}
