import type { Engine } from '../engine/api'
import type { Employee, Error as Refusal } from '../engine/shapes'
import type { PinAnswer } from './PinController.svelte'

/** What waits for somebody to say yes to it. */
interface Question {
  refusal: Refusal
  answer: (approved: boolean) => void
}

/** Approval on the spot: asks one question at a time, whoever's call was refused for want of it. */
export class Approvals {
  question = $state.raw<Question | null>(null)
  /** Whose PIN was right although they may not approve this. */
  refused = $state(false)

  constructor(private readonly engine: Engine) {}

  /** Whether somebody approved what was refused; false where nothing waits for approval. */
  settle(refusals: Refusal[]): Promise<boolean> {
    const refusal = refusals.find(({ code }) => code === 'approval_needed')
    if (!refusal || this.question) return Promise.resolve(false)
    return new Promise((answer) => {
      this.refused = false
      this.question = { refusal, answer }
    })
  }

  async approve(person: { id: string }, pin: string): Promise<PinAnswer> {
    const { question } = this
    if (!question) return { ok: false, waitSeconds: 0 }
    const approval = await this.engine.approve(person.id, pin, question.refusal)
    if (approval.ok) this.close(true)
    else this.refused = !approval.allowed
    return approval
  }

  close(approved = false): void {
    const { question } = this
    this.question = null
    question?.answer(approved)
  }
}

/** Who may approve a refusal, by the terms the register has; the engine judges for itself. */
export function approversOf(
  refusal: Refusal,
  employees: Employee[],
  me: string | undefined,
): Employee[] {
  const { permission, amount } = refusal.data
  return employees.filter(({ id, permissions }) => {
    const right = permissions[String(permission)]
    if (id === me || right?.answer !== 'allow') return false
    return right.limit === null || Math.abs(Number(amount)) <= right.limit
  })
}
