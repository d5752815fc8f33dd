import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Shop } from '../../tests/shop'
import { newCustomer } from './customers'
import type { Error as Refusal } from './shapes'
import { ANY } from './sale-wish'

let shop: Shop
beforeEach(async () => {
  shop = await Shop.ready()
  shop.server.online = false
})
afterEach(() => shop.close())

/** A lock at 249,00, in coins: nothing is rounded. */
async function sold(tender = 'cash', reference?: string): Promise<string> {
  const { checkout } = shop.counter
  await checkout.add('lock')
  await checkout.pay(tender, checkout.cart().totals.remaining, reference)
  const finished = await checkout.finish()
  if (!finished.ok) throw new Error(JSON.stringify(finished.errors))
  return finished.sale.entryId
}

const change = (id: string, tender: string) =>
  shop.counter.payments.change(id, 1, tender, 'Tastet forkert')

it('puts a payment where it was made, with a yes, and the figures follow', async () => {
  const { payments, sales, session, returns } = shop.counter
  const id = await sold()
  const asked = change(id, 'card')
  await expect(asked).rejects.toMatchObject({ code: 'approval_needed' })
  const refusal = await asked.catch((error: unknown) => error as { code: string; data: object })
  session.grant('manager', refusal as never)
  await change(id, 'card')
  const { figures } = session.shift
  expect([figures.tenders['cash'], figures.tenders['card']]).toEqual([
    { count: 0, amount: 0 },
    { count: 1, amount: 24_900 },
  ])
  expect(figures.payments_changed.count).toBe(1)
  expect(figures.expected_cash).toBe(figures.opening_float)
  expect(await payments.of(id)).toMatchObject({
    payments: [{ was: 'Kontant', now: { name: 'Kort' }, fixed: null }],
  })
  const [sale] = (await sales.here(ANY, null)).sales
  expect(sale?.tenders).toEqual(['Kort'])
  // Money goes back the way it came.
  await returns.here({ sale: id })
  const { cart } = await returns.line({ sale: id, line: 1, quantityMilli: 1000, reason: 'regret' })
  expect(cart.totals.refunds).toEqual([{ tender: 'card', amount: -24_900 }])
  expect((await shop.kinds()).filter((kind) => kind === 'payment_changed')).toHaveLength(1)
})

it('leaves alone what a terminal charged, and what is of another shift', async () => {
  const { payments } = shop.counter
  const charged = await sold('card', '**** 4711')
  expect((await payments.of(charged))?.payments[0]?.fixed).toBe('payment_by_terminal')
  expect(await payments.of('01912d3e-0000-7000-8000-0000000000aa')).toBeNull()
  await expect(change('01912d3e-0000-7000-8000-0000000000aa', 'cash')).rejects.toMatchObject({
    code: 'shift_over',
  })
})

const HARBOUR = newCustomer('01912d3e-0000-7000-8000-0000000000bb', { name: 'Havnen' })
const owing = { customer: HARBOUR.id, limit: 5_000_000, days: 30, balance: 4_000_000, cash: 0 }

async function told(seq: number, cash: number): Promise<void> {
  shop.server.online = true
  shop.server.ledger = { mark: String(seq), seq, orders: [], accounts: [{ ...owing, cash }] }
  await shop.counter.sync.now()
  shop.server.online = false
}

/** So much paid into the account. */
async function settled(amount: number, tender: string): Promise<string> {
  const { accounts, checkout, patrons } = shop.counter
  await patrons.attach(HARBOUR)
  await accounts.act({ act: 'settle', amount, label: 'Konto' })
  await checkout.pay(tender, amount)
  const finished = await checkout.finish()
  if (!finished.ok) throw new Error(JSON.stringify(finished.errors))
  return finished.sale.entryId
}

async function approved(id: string, tender: string): Promise<void> {
  const refusal = await change(id, tender).catch((error: unknown) => error as Refusal)
  shop.counter.session.grant('manager', refusal as Refusal)
  await change(id, tender)
}

const cash = async () => (await shop.counter.accounts.known(HARBOUR.id))?.cash

it('counts the cash of an account as its payments stand', async () => {
  await told(0, 0)
  const [first, second] = [await settled(500_000, 'card'), await settled(300_000, 'cash')]
  expect(await cash()).toBe(300_000)
  await approved(first, 'cash')
  expect(await cash()).toBe(800_000)
  await approved(second, 'card')
  expect(await cash()).toBe(500_000)
})

it('adds what is put right of a sale that the server has counted', async () => {
  await told(0, 0)
  const [first, second] = [await settled(500_000, 'card'), await settled(300_000, 'cash')]
  await told(shop.counter.session.journal.head.seq, 300_000)
  await approved(first, 'cash')
  expect(await cash()).toBe(800_000)
  await approved(second, 'card')
  expect(await cash()).toBe(800_000)
  await told(shop.counter.session.journal.head.seq, 500_000)
  expect(await cash()).toBe(500_000)
})

it('makes no more cash of one debt than the law lets a shop take', async () => {
  await told(0, 0)
  const { session } = shop.counter
  const pricebook = { ...session.pricebook, version: '9', cash_limit: 1_499_900 }
  await session.renew({ ...session.now.feed, pricebook })
  const first = await settled(500_000, 'card')
  await settled(999_950, 'cash')
  await expect(approved(first, 'cash')).rejects.toMatchObject({ code: 'cash_limit' })
  expect(await cash()).toBe(999_950)
})

it('counts the cash of an order as its payments stand', async () => {
  const { checkout, orders, patrons } = shop.counter
  await checkout.add('lock')
  await patrons.attach(HARBOUR)
  const placed = { act: 'place', kind: 'layaway', due: null, lines: null, label: '-' } as const
  await orders.act({ ...placed, prepayment: 5_000 })
  await checkout.pay('card', 5_000)
  const first = await checkout.finish()
  if (!first.ok) throw new Error('not finished')
  const known = async () => (await orders.open())[0]?.order
  expect(await known()).toMatchObject({ cash: 0, prepaid: [{ amount: 5_000 }] })
  await approved(first.sale.entryId, 'cash')
  expect(await known()).toMatchObject({ cash: 5_000, prepaid: [{ amount: 5_000 }] })
})
