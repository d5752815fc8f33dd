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
    const since = (await soldSince(this.session)).filter((body) => touches(body, customer))
    if (!told && since.length === 0) return null
    return since.reduce(after, told ?? nothing(customer))
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
    return (await this.known(customer)) ?? nothing(customer)
  }
}

const nothing = (customer: string): KnownAccount => ({
  ...{ customer, limit: 0, days: 0, balance: 0, cash: 0 },
})

const touches = ({ payments, lines }: SaleBody, customer: string): boolean =>
  payments.some(({ account }) => account?.customer === customer) ||
  lines.some(({ account }) => account === customer)

/** The account after a sale. Where nothing is owed any more, cash counts from the beginning. */
function after(known: KnownAccount, { payments, lines }: SaleBody): KnownAccount {
  const { customer } = known
  const charged = payments.filter(({ account }) => account?.customer === customer)
  const settled = sum(lines.filter(({ account }) => account === customer).map(({ total }) => total))
  const balance = known.balance + sum(charged.map(({ amount }) => amount)) - settled
  const coins = sum(payments.map(({ kind, amount }) => (kind === 'cash' ? amount : 0)))
  const cash = balance > 0 ? known.cash + Math.min(settled, Math.max(0, coins)) : 0
  return { ...known, balance, cash }
}

const sum = (amounts: number[]): number => amounts.reduce((total, one) => total + one, 0)
