import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Shop } from '../../tests/shop'
import { newCustomer } from './customers'
import type { KnownOrder } from './shapes'

let shop: Shop
beforeEach(async () => void (shop = await Shop.ready()))
afterEach(() => shop.close())

const ULLA = newCustomer('01912d3e-0000-7000-8000-0000000000aa', { name: 'Ulla Ås' })
const place = { act: 'place', kind: 'order', due: null, lines: null, label: 'Depositum' } as const

it('makes an order of the cart, paid in part', async () => {
  const { checkout, orders, patrons } = shop.counter
  await checkout.add('lock')
  const refused = await orders.act({ ...place, prepayment: 5_000 })
  expect(refused.errors[0]?.code).toBe('customer_needed')
  await patrons.attach(ULLA)
  const { cart, errors } = await orders.act({ ...place, prepayment: 5_000 })
  expect(errors).toEqual([])
  expect(cart.totals.total).toBe(5_000)
  expect(cart.order).toMatchObject({ customer: ULLA.id, total: 24_900 })
  await checkout.pay('card', 5_000)
  const done = await checkout.finish()
  if (!done.ok) throw new Error('not finished')
  const barcodes = done.sale.receipt.blocks.filter(({ block }) => block === 'barcode')
  expect(barcodes.map(({ text }) => text)).toContain(cart.order?.code)
  expect((await checkout.cart()).order).toBeNull()
})

it('is fetched by its slip, and only the rest is paid', async () => {
  const { checkout, orders, patrons } = shop.counter
  await checkout.add('lock')
  await patrons.attach(ULLA)
  const { cart } = await orders.act({ ...place, prepayment: 5_000 })
  const [line] = cart.order?.lines ?? []
  if (!line || !cart.order) throw new Error('no order')
  await checkout.abandon()
  const order: KnownOrder = {
    id: cart.order.id,
    number: cart.order.number,
    kind: 'order',
    customer: ULLA.id,
    due: null,
    cash: 0,
    ready: false,
    lines: [{ ...line, left_milli: 1_000 }],
    prepaid: [{ vat: 'standard', amount: 5_000 }],
  }
  shop.server.answers = { find_orders: { seq: 1_000, orders: [order], customers: [ULLA] } }
  expect(await orders.find(order.number)).toEqual({
    ok: true,
    answer: { order, customer: ULLA, fresh: true },
  })
  const picked = await orders.act({ act: 'pick_up', order, picks: null, label: 'Depositum' })
  expect(picked.errors).toEqual([])
  expect(picked.cart.totals.total).toBe(19_900)
})

it('says that the server is away rather than guess', async () => {
  shop.server.online = false
  expect(await shop.counter.orders.find(1)).toMatchObject({ ok: false, error: 'unreachable' })
})

async function laidAway(): Promise<KnownOrder> {
  const { checkout, orders, patrons } = shop.counter
  await checkout.add('lock')
  await patrons.attach(ULLA)
  await orders.act({ ...place, kind: 'layaway', prepayment: 5_000 })
  await checkout.pay('cash', 5_000)
  if (!(await checkout.finish()).ok) throw new Error('not finished')
  const [found] = await orders.open()
  if (!found) throw new Error('no order')
  return found.order
}

it('pays in parts and picks up with no line, and knows what is left', async () => {
  shop.server.online = false
  const { checkout, orders } = shop.counter
  const order = await laidAway()
  expect(order).toMatchObject({ cash: 5_000, prepaid: [{ vat: 'standard', amount: 5_000 }] })
  await orders.act({ act: 'pay', order, amount: 9_900, label: 'Afdrag' })
  await checkout.pay('card', 9_900)
  expect((await checkout.finish()).ok).toBe(true)
  const found = await orders.find(order.number)
  if (!found.ok) throw new Error('not found')
  expect(found.answer).toMatchObject({ fresh: false, customer: { name: 'Ulla Ås' } })
  const again = found.answer.order
  expect(again.prepaid).toEqual([{ vat: 'standard', amount: 14_900 }])
  const { cart } = await orders.act({ act: 'pick_up', order: again, picks: null, label: '-' })
  expect(cart.totals.total).toBe(10_000)
  await checkout.pay('card', 10_000)
  expect((await checkout.finish()).ok).toBe(true)
  expect(await orders.open()).toEqual([])
})

it('orders with nothing paid: a slip, an entry, a new cart', async () => {
  shop.server.online = false
  const { checkout, orders, patrons } = shop.counter
  const before = await checkout.add('lock')
  await patrons.attach(ULLA)
  const { cart, slip, errors } = await orders.act({ ...place, prepayment: 0 })
  expect(errors).toEqual([])
  expect(cart).toMatchObject({ lines: [], customer: null })
  expect(cart.id).not.toBe(before.cart.id)
  expect(slip?.kind).toBe('order')
  expect((await shop.kinds()).at(-1)).toBe('order_placed')
  const [found] = await orders.open()
  if (!found) throw new Error('no order')
  await orders.act({ act: 'refund', order: found.order, label: '-' })
  expect((await shop.kinds()).at(-1)).toBe('order_given_up')
  expect(await orders.open()).toEqual([])
})
