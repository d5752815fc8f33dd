import 'fake-indexeddb/auto'
import { afterEach, expect, it } from 'vitest'
import { Shop } from '../../tests/shop'

let shop: Shop
afterEach(() => shop.close())

it('a price that was asked for is written down and counted, and sells nothing', async () => {
  shop = await Shop.ready()
  const item = shop.goods.item('bell')
  if (!item) throw new Error('no bell')
  await shop.counter.checkPrice(item)
  expect((await shop.kinds()).at(-1)).toBe('price_checked')
  expect(shop.counter.session.shift.figures.price_checks).toEqual({
    100: { count: 1, amount: 7995 },
  })
  expect(shop.counter.checkout.cart().lines).toEqual([])
})
