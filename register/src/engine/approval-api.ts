import type { Error } from './shapes'

/** Who may sign in. `pinDigits`: how many their PIN has, 0 where nobody knows. */
export interface Colleague {
  id: string
  name: string
  pinDigits: number
}

/** `allowed` false: the PIN is right, but its owner may not approve this. */
export type Approval = { ok: true } | { ok: false; waitSeconds: number; allowed: boolean }

/** `over`: nobody answered in time, or what was answered no longer fits. */
export type LeaderAnswer =
  { state: 'yes' | 'no'; by: string; reason: string } | { state: 'over' } | { state: 'unreachable' }

/** How somebody else says yes to what was refused with `approval_needed`. */
export interface ApprovalCalls {
  /**
   * A colleague says yes, by PIN, to what was refused with `approval_needed`. The same call made
   * again then goes through: once, for that very amount, while the cart stands as it stood. A call
   * that is refused for several permissions is made again after each.
   */
  approve(employee: string, pin: string, refusal: Error): Promise<Approval>
  /** The same by a colleague's badge. */
  approveByBadge(badge: number, refusal: Error): Promise<Approval>
  /**
   * Asks whoever may say yes, wherever they are, and waits for the answer, three minutes at most.
   * A yes holds as one that was given by PIN.
   */
  askLeader(refusal: Error): Promise<LeaderAnswer>
  stopAskingLeader(): Promise<void>
  /** The refused call is not made again: what was approved for it no longer holds. */
  giveUpApprovals(): Promise<void>
}
