import type { Approval } from './approval-api'
import type { SignedIn } from './api'
import { fromBase64url } from './base64url'
import type { Session } from './session'
import type { Error as Refusal } from './shapes'
import type { PinTries, StaffMember } from './store'

/** Wrong PINs in a row before waiting begins, and how the waiting grows. */
const FREE_TRIES = 5
const FIRST_WAIT_MS = 30_000
const LONGEST_WAIT_MS = 15 * 60_000

const NO_TRIES: PinTries = { wrong: 0, until: 0 }

/** Milliseconds to wait after `wrong` wrong PINs in a row: none, then 30 s doubling to 15 min. */
export function pinWait(wrong: number): number {
  if (wrong < FREE_TRIES) return 0
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (wrong - FREE_TRIES))
}

/** PIN sign-in and approvals on the spot, checked on the device so that they work offline. */
export class Staff {
  constructor(private readonly session: Session) {}

  /** Sign in and write it down. Somebody who was signed in is signed out first. */
  async signIn(employee: string, pin: string): Promise<{ ok: boolean; waitSeconds: number }> {
    const { member, waitSeconds } = await this.check(employee, pin)
    if (!member) return { ok: false, waitSeconds }
    await this.welcome(member)
    return { ok: true, waitSeconds: 0 }
  }

  /** A proven badge needs no PIN; null where it is nobody's who works here. */
  async signInByBadge(badge: number): Promise<SignedIn | null> {
    const member = this.withBadge(badge)
    if (!member) return null
    if (member.id !== this.session.now.employee) await this.welcome(member)
    const { id, name, role } = member
    return { id, name, role, permissions: this.session.permissions(id) }
  }

  private async welcome({ id: employee, role }: StaffMember): Promise<void> {
    await this.signOut()
    const place = { ...this.session.place(), employee }
    const entry = this.session.draft('signed_in', { role })
    await this.session.record([entry], () => ({ employee }), this.session.now.shift, place)
  }

  async signOut(): Promise<void> {
    if (this.session.now.employee === null) return
    await this.session.record([this.session.draft('signed_out', {})], () => ({ employee: null }))
  }

  /** A colleague's yes to what was refused: see `Session.grant`. */
  async approve(employee: string, pin: string, refusal: Refusal): Promise<Approval> {
    const { member, waitSeconds } = await this.check(employee, pin)
    if (!member) return { ok: false, waitSeconds, allowed: true }
    return this.granted(member, refusal)
  }

  /** The same by a proven badge, which needs no PIN. */
  approveByBadge(badge: number, refusal: Refusal): Approval {
    const member = this.withBadge(badge)
    return member ? this.granted(member, refusal) : { ok: false, waitSeconds: 0, allowed: false }
  }

  private granted({ id }: StaffMember, refusal: Refusal): Approval {
    const allowed = this.session.grant(id, refusal)
    return allowed ? { ok: true } : { ok: false, waitSeconds: 0, allowed }
  }

  private withBadge(badge: number): StaffMember | undefined {
    return this.session.now.feed.staff.find((one) => one.badge === badge)
  }

  private async check(
    employee: string,
    pin: string,
  ): Promise<{ member: StaffMember | null; waitSeconds: number }> {
    const now = Date.now()
    const tries = this.session.now.tries[employee] ?? NO_TRIES
    if (tries.until > now) return { member: null, waitSeconds: seconds(tries.until - now) }
    const member = this.session.member(employee)
    if (member && (await isPin(pin, member.pin))) {
      if (tries.wrong > 0) await this.remember(employee, NO_TRIES)
      return { member, waitSeconds: 0 }
    }
    const wrong = tries.wrong + 1
    const wait = pinWait(wrong)
    await this.remember(employee, { wrong, until: wait > 0 ? now + wait : 0 })
    return { member: null, waitSeconds: seconds(wait) }
  }

  /** On the disk, so that restarting the register does not give new tries. */
  private remember(employee: string, tries: PinTries): Promise<void> {
    return this.session.keep({ tries: { ...this.session.now.tries, [employee]: tries } })
  }
}

const seconds = (ms: number): number => Math.ceil(ms / 1000)

/** PBKDF2-SHA256, compared without stopping at the first difference. */
async function isPin(pin: string, kept: StaffMember['pin']): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, [
    'deriveBits',
  ])
  const salt = fromBase64url(kept.salt)
  const wanted = fromBase64url(kept.hash)
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: kept.iterations }
  const found = new Uint8Array(await crypto.subtle.deriveBits(how, key, wanted.length * 8))
  return found.reduce((different, byte, i) => different | (byte ^ (wanted[i] ?? 0)), 0) === 0
}
