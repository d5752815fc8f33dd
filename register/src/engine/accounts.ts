import type { AccountAct } from './account-api'
import type { CartChange } from './api'
import type { Checkout } from './checkout'
import { knownOrders } from './known-orders'
import { EngineError } from './refusal'
import type { Session } from './session'
import type { KnownAccount, SaleBody } from './shapes'
import { type Sold, soldSince } from './sold'

/** Customers' accounts at the counter: what the server told, and what was sold here since. */
export class AccountDesk {
  constructor(
    private readonly session: Session,
    private readonly checkout: Checkout,
  ) {}

  async known(customer: string): Promise<KnownAccount | null> {
    const told = this.session.now.ledger.accounts.find((one) => one.customer === customer)
    const since = (await soldSince(this.session)).filter(({ body }) => touches(body, customer))
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

/** What was taken in cash by now for the orders and accounts that a sale is of, where known. */
export async function linkedCash(session: Session, accounts: AccountDesk, { lines }: SaleBody) {
  const cash: Record<string, number> = {}
  const orders = lines.some(({ order }) => order) ? await knownOrders(session) : []
  for (const { order, account } of lines) {
    const promised = order && orders.find(({ id }) => id === order.order)
    if (promised) cash[promised.id] = promised.cash
    const owed = account === undefined ? null : await accounts.known(account)
    if (owed) cash[owed.customer] = owed.cash
  }
  return cash
}

const nothing = (customer: string): KnownAccount => ({
  ...{ customer, limit: 0, days: 0, balance: 0, cash: 0 },
})

const touches = ({ payments, lines }: SaleBody, customer: string): boolean =>
  payments.some(({ account }) => account?.customer === customer) ||
  lines.some(({ account }) => account === customer)

/**
 * The account after a sale, or after what was put right of one. Where nothing is owed any more, cash
 * counts from the beginning.
 */
function after(known: KnownAccount, { body, coins, before }: Sold): KnownAccount {
  const { customer } = known
  const { payments, lines } = body
  const charged = payments.filter(({ account }) => account?.customer === customer)
  const settled = sum(lines.filter(({ account }) => account === customer).map(({ total }) => total))
  if (before !== null) {
    // What is cash no longer the server tells: until then rather too much is counted than too little.
    const more = Math.min(settled, coins) - Math.min(settled, before)
    return { ...known, cash: known.cash + Math.max(0, more) }
  }
  const balance = known.balance + sum(charged.map(({ amount }) => amount)) - settled
  const cash = balance > 0 ? known.cash + Math.min(settled, coins) : 0
  return { ...known, balance, cash }
}

const sum = (amounts: number[]): number => amounts.reduce((total, one) => total + one, 0)
