import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Counter } from '../../tests/counter'
import { OrderController } from './OrderController.svelte'

let counter: Counter
let orders: OrderController
beforeEach(async () => {
  counter = await Counter.open()
  orders = new OrderController(counter.session, {
    whose: () => Promise.resolve(),
    askWho: () => undefined,
    print: () => Promise.resolve(),
    send: () => Promise.resolve(),
    touched: () => undefined,
  })
})
afterEach(() => counter.close())

/** Ten locks for Fru Holm, 2.000 kr of them paid. */
async function ordered(): Promise<number> {
  const { session } = counter
  const { engine, cart } = session
  const fru = await engine.createCustomer({ name: 'Fru Holm' })
  await session.change(() => engine.attachCustomer(fru))
  await session.change(() => engine.add('lock', 10_000))
  orders.begin()
  await orders.place('order', 200_000, '')
  await session.change(() => engine.pay('card', 200_000))
  const paid = await engine.finish()
  if (!paid.ok) throw new Error(paid.errors.map(({ code }) => code).join())
  cart.replace(paid.sale.cart)
  await orders.look()
  return orders.list?.[0]?.order.number ?? 0
}

it('gives back more than the cashier may alone once the manager has said yes', async () => {
  const { cart, hurdles } = counter.session
  await orders.scanned(await ordered())
  const given = orders.refund()
  await vi.waitFor(() => {
    expect(hurdles.current?.refusal.data).toMatchObject({ permission: 'return_with_receipt' })
  })
  expect(await hurdles.approve({ id: 'manager' }, '9876')).toEqual({ ok: true })
  await given
  expect(cart.totals?.total).toBe(-200_000)
  expect(orders.found).toBeNull()
})

it('gives nothing back where nobody says yes, and the order is still there to see', async () => {
  const { cart, hurdles } = counter.session
  await orders.scanned(await ordered())
  const given = orders.refund()
  await vi.waitFor(() => expect(hurdles.current).not.toBeNull())
  hurdles.close()
  await given
  expect(cart.lines).toEqual([])
  expect(orders.found?.order.lines.map(({ left_milli }) => left_milli)).toEqual([10_000])
})
