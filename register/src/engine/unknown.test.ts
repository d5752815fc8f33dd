import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Shop } from '../../tests/shop'

const CODE = '5790000000017'
const BAG = { code: CODE, name: 'Lærredspose', price: 4900, vat: 'standard' }

let shop: Shop
beforeEach(async () => {
  shop = await Shop.ready()
  shop.server.online = false
})
afterEach(() => shop.close())

const told = async () => (await shop.store.requests.toArray()).map(({ kind, body }) => [kind, body])

describe('goods nobody knows', () => {
  it('are sold as they are described, and the office is told', async () => {
    expect(await shop.counter.checkout.scan(CODE)).toEqual({ kind: 'unknown', code: CODE })
    const change = await shop.counter.addUnknown(BAG)
    expect(change.errors).toEqual([])
    const [line] = change.cart.lines
    expect([line?.item.name, line?.item.barcode, line?.total]).toEqual(['Lærredspose', CODE, 4900])
    const [[kind, body] = []] = await told()
    expect(kind).toBe('unknown_sold')
    expect(body).toEqual({
      variant: line?.item.variant,
      barcode: CODE,
      name: 'Lærredspose',
      price: 4900,
      vat: 'standard',
    })
  })

  it('are known from then on, also after a restart', async () => {
    await shop.counter.addUnknown(BAG)
    await shop.open()
    const scanned = await shop.counter.checkout.scan(CODE)
    const lines = scanned.kind === 'line' ? scanned.cart.lines : []
    expect(lines.map(({ quantity_milli }) => quantity_milli)).toEqual([2000])
    expect(await told()).toHaveLength(1)
  })

  it('are none of them when the catalogue has the code', async () => {
    await shop.counter.addUnknown({ ...BAG, code: '5701234567899' })
    const scanned = await shop.counter.checkout.scan('5701234567899')
    const names = scanned.kind === 'line' ? scanned.cart.lines.map(({ item }) => item.name) : []
    expect(names).toEqual(['Lærredspose', 'Ringeklokke'])
  })

  it('are sold by nobody who may not', async () => {
    await shop.counter.staff.signIn('mechanic', '1234')
    const change = await shop.counter.addUnknown(BAG)
    expect(change.errors.map(({ code }) => code)).toEqual(['not_allowed'])
    expect(change.cart.lines).toEqual([])
    expect(await told()).toEqual([])
  })

  it('are told to nobody in training', async () => {
    await shop.counter.setTraining(true)
    await shop.counter.addUnknown(BAG)
    expect(await told()).toEqual([])
  })

  it('cost what they may cost: a price of nothing is a price, a minus is none', async () => {
    const free = await shop.counter.addUnknown({ ...BAG, price: 0 })
    expect(free.cart.totals.total).toBe(0)
    const minus = await shop.counter.addUnknown({ ...BAG, code: '42424242', price: -100 })
    expect(minus.errors.map(({ code }) => code)).toEqual(['bad_request'])
    expect(await told()).toHaveLength(1)
  })
})
