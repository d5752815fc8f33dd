import type { KnownAccount } from '../engine/shapes'
import { language } from '../i18n/language.svelte'
import type { Session } from '../session/Session.svelte'

/** The account of the customer whose cart is open: what they owe, and what they pay of it. */
export class AccountController {
  known = $state.raw<KnownAccount | null>(null)
  /** Its sheet is open. */
  open = $state(false)

  constructor(private readonly session: Session) {}

  /** The customer may buy on account. */
  readonly credit = $derived.by(() => (this.known?.limit ?? 0) > 0)
  /** What they may still owe, øre. */
  readonly left = $derived.by(() =>
    Math.max(0, (this.known?.limit ?? 0) - (this.known?.balance ?? 0)),
  )

  /** Whose cart it is, or what they owe, may have changed. */
  async follow(customer: string | null): Promise<void> {
    if (customer === null) {
      this.known = null
      return
    }
    const known = await this.session.attempt(() => this.session.engine.account(customer))
    if (this.session.cart.value?.customer === customer) this.known = known
  }

  /** Money for the account goes into the cart, to be paid like anything else. */
  async settle(amount: number): Promise<void> {
    const { session } = this
    const label = language.words.account.line
    const wish = { act: 'settle', amount, label } as const
    if (await session.change(() => session.engine.onAccount(wish))) this.open = false
  }
}
