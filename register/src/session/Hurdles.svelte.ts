import type { Engine } from '../engine/api'
import type { Approval, LeaderAnswer } from '../engine/approval-api'
import type { Error as Refusal } from '../engine/shapes'

/** Refusals that somebody at the counter can do something about; the call is then made again. */
const SURMOUNTABLE = ['approval_needed', 'age_check_needed', 'serial_needed']

interface Hurdle {
  refusal: Refusal
  answer: (cleared: boolean) => void
}

/**
 * What stands between a call and its being done, and can be cleared on the spot: an approval, the
 * customer's age, a serial number. One at a time, whoever's call it was.
 */
export class Hurdles {
  current = $state.raw<Hurdle | null>(null)
  /** Somebody's PIN or badge was right, although they may not approve this. */
  notTheirs = $state(false)
  /** Who said yes last: mostly the one who is called over the next time too. */
  lastApprover: string | null = null
  #turn: Promise<unknown> = Promise.resolve()

  constructor(private readonly engine: Engine) {}

  /** Whether the call is worth making again. What waited behind another hurdle always is. */
  clear(refusals: Refusal[]): Promise<boolean> {
    const refusal = refusals.find(({ code }) => SURMOUNTABLE.includes(code))
    if (!refusal) return Promise.resolve(false)
    if (this.current) return this.#turn.then(() => true)
    const cleared = new Promise<boolean>((answer) => {
      this.notTheirs = false
      this.current = { refusal, answer }
    })
    this.#turn = cleared
    return cleared
  }

  async approve(person: { id: string }, pin: string): Promise<Approval> {
    const approval = await this.#approved((refusal) => this.engine.approve(person.id, pin, refusal))
    if (approval.ok) this.lastApprover = person.id
    return approval
  }

  approveByBadge(badge: number): Promise<Approval> {
    return this.#approved((refusal) => this.engine.approveByBadge(badge, refusal))
  }

  /** A yes from elsewhere clears the hurdle; anything else is told and the PIN remains. */
  async askLeader(): Promise<LeaderAnswer> {
    const { current } = this
    if (!current) return { state: 'over' }
    const answer = await this.engine.askLeader(current.refusal)
    if (answer.state === 'yes' && this.current === current) this.close(true)
    return answer
  }

  stopAsking(): void {
    void this.engine.stopAskingLeader()
  }

  /** The customer's age was looked at, or is known. A no is noted, and the goods stay out. */
  async confirmAge(oldEnough: boolean): Promise<void> {
    const age = Number(this.current?.refusal.data['age'])
    const { errors } = await this.engine.confirmAge(age, oldEnough)
    this.close(oldEnough && errors.length === 0)
  }

  async giveSerial(serial: string): Promise<void> {
    await this.engine.giveSerial(String(this.current?.refusal.data['variant']), serial)
    this.close(true)
  }

  /** The hurdle is cleared, or waved off. */
  close(cleared = false): void {
    const { current } = this
    this.current = null
    if (!cleared) void this.engine.giveUpApprovals()
    current?.answer(cleared)
  }

  async #approved(ask: (refusal: Refusal) => Promise<Approval>): Promise<Approval> {
    const refusal = this.current?.refusal
    if (!refusal) return { ok: false, waitSeconds: 0, allowed: true }
    const approval = await ask(refusal)
    if (approval.ok) this.close(true)
    else this.notTheirs = !approval.allowed
    return approval
  }
}
