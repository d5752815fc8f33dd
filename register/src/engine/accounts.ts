import type { AccountAct } from './account-api'
import type { CartChange } from './api'
import type { Checkout } from './checkout'
import { soldSince } from './ledger'
import { EngineError } from './refusal'
import type { Session } from './session'
import type { KnownAccount, SaleBody } from './shapes'

/** Customers' accounts at the counter: what the server told, and what was sold here since. */
export class AccountDesk {
  constructor(
    private readonly session: Session,
    private readonly checkout: Checkout,
  ) {}

  async known(customer: string): Promise<KnownAccount | null> {
    const told = this.session.now.ledger.accounts.find((one) => one.customer === customer)
    const since = (await soldSince(this.session)).map((body) => broughtBy(body, customer))
    if (!told && since.every((amount) => amount === 0)) return null
    const { limit, days, balance } = told ?? { limit: 0, days: 0, balance: 0 }
    return { customer, limit, days, balance: since.reduce((sum, one) => sum + one, balance) }
  }

  async act(wish: AccountAct): Promise<CartChange> {
    const { amount } = wish
    const account = await this.ofCart()
    if (wish.act === 'settle') {
      const { label } = wish
      return this.checkout.apply({ name: 'settle_account', account, amount, label })
    }
    const tender = this.session.pricebook.tenders.find(({ kind }) => kind === 'account')
    return this.checkout.apply({ name: 'charge_account', tender: tender?.code, account, amount })
  }

  private async ofCart(): Promise<KnownAccount> {
    const { customer } = this.checkout.cart()
    if (customer === null) throw new EngineError('customer_needed')
    return (await this.known(customer)) ?? { customer, limit: 0, days: 0, balance: 0 }
  }
}

/** By how much a sale made a customer owe more. */
function broughtBy({ payments, lines }: SaleBody, customer: string): number {
  const charged = payments.filter(({ account }) => account?.customer === customer)
  const settled = lines.filter(({ account }) => account === customer)
  const owed = charged.reduce((sum, { amount }) => sum + amount, 0)
  return settled.reduce((sum, { total }) => sum - total, owed)
}
