import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Shop } from '../../tests/shop'
import { newCustomer } from './customers'

let shop: Shop
beforeEach(async () => {
  shop = await Shop.ready()
  shop.server.ledger = {
    mark: 'one',
    seq: 0,
    orders: [],
    accounts: [{ customer: HARBOUR.id, limit: 100_000, days: 30, balance: 60_000, cash: 10_000 }],
  }
  await shop.counter.sync.now()
})
afterEach(() => shop.close())

const HARBOUR = newCustomer('01912d3e-0000-7000-8000-0000000000bb', { name: 'Havnen' })

async function buyOnAccount() {
  const { accounts, checkout, patrons } = shop.counter
  await checkout.add('lock')
  await patrons.attach(HARBOUR)
  const { cart, errors } = await accounts.act({ act: 'charge', amount: null })
  expect(errors).toEqual([])
  expect(cart.totals.settled).toBe(true)
  const done = await checkout.finish()
  if (!done.ok) throw new Error('not finished')
  return done.sale
}

it('counts what was sold here since the server told, with no line', async () => {
  shop.server.online = false
  const { accounts } = shop.counter
  expect((await accounts.known(HARBOUR.id))?.balance).toBe(60_000)
  const { receipt, openDrawer } = await buyOnAccount()
  expect(openDrawer).toBe(false)
  expect(JSON.stringify(receipt.blocks)).toContain('receipt.signature')
  expect((await accounts.known(HARBOUR.id))?.balance).toBe(84_900)
  // 849,00 are owed of 1.000,00: a second lock is too much.
  await shop.counter.checkout.add('lock')
  await shop.counter.patrons.attach(HARBOUR)
  const { errors } = await accounts.act({ act: 'charge', amount: null })
  expect(errors[0]).toMatchObject({
    code: 'not_allowed',
    data: { permission: 'exceed_credit' },
  })
})

it('takes money into the account, part of it', async () => {
  const { accounts, checkout, patrons } = shop.counter
  await patrons.attach(HARBOUR)
  const { cart } = await accounts.act({ act: 'settle', amount: 50_000, label: 'Konto' })
  expect(cart.totals.total).toBe(50_000)
  await checkout.pay('card', 50_000)
  expect((await checkout.finish()).ok).toBe(true)
  expect(await accounts.known(HARBOUR.id)).toMatchObject({ balance: 10_000, cash: 10_000 })
})

it('counts cash together until nothing is owed', async () => {
  shop.server.online = false
  const { accounts, checkout, patrons } = shop.counter
  const settle = async (amount: number) => {
    await patrons.attach(HARBOUR)
    await accounts.act({ act: 'settle', amount, label: 'Konto' })
    await checkout.pay('cash', amount)
    expect((await checkout.finish()).ok).toBe(true)
    return accounts.known(HARBOUR.id)
  }
  expect(await settle(20_000)).toMatchObject({ balance: 40_000, cash: 30_000 })
  expect(await settle(40_000)).toMatchObject({ balance: 0, cash: 0 })
})

it('gives what came on account back to the account', async () => {
  const { accounts, checkout, returns } = shop.counter
  const { entryId } = await buyOnAccount()
  const sale = await returns.here({ sale: entryId })
  if (!sale) throw new Error('no sale')
  const wish = { sale: sale.sale, line: 1, quantityMilli: 1_000, reason: 'regret' }
  const { cart } = await returns.line(wish)
  expect(cart.customer).toBe(HARBOUR.id)
  expect(cart.totals.refunds).toEqual([{ tender: 'account', amount: -24_900 }])
  await accounts.act({ act: 'charge', amount: null })
  expect((await checkout.finish()).ok).toBe(true)
  expect((await accounts.known(HARBOUR.id))?.balance).toBe(60_000)
})
