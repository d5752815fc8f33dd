import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Shop } from '../../tests/shop'
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
