import type { Asked } from './api'
import { isTaken } from './returns'
import type { Session } from './session'

type Ask = <T>(kind: string, body: object) => Promise<Asked<T>>

/** Slips of a bottle machine. Each is paid out once: on this device, and where the server is known
 * to have one already. Two registers that cannot reach it may both pay; the shop is then told. */
export class DepositSlips {
  constructor(
    private readonly session: Session,
    private readonly ask: Ask,
  ) {}

  async redeemed(code: string): Promise<boolean> {
    if (await isTaken(this.session, code)) return true
    const asked = await this.ask<{ redeemed: boolean }>('deposit_slip', { code })
    return asked.ok && asked.answer.redeemed
  }
}
