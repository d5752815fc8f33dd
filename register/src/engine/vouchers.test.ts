import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Shop } from '../../tests/shop'
import type { Cart } from './shapes'
import { ANY } from './sale-wish'

const CARD = '0123456789'

let shop: Shop
beforeEach(async () => {
  shop = await Shop.ready()
  shop.server.online = false
})
afterEach(() => shop.close())

/** The ledger answers with so much on the card. */
function ledger(balance: number, receipts: string[] = []): void {
  const history = receipts.map((receipt_no) => ({ action: 'issue', amount: 0, at: '', receipt_no }))
  const voucher = { known: true, balance, expires: '2029-11-21', blocked: false, history }
  shop.server.online = true
  shop.server.answers = { ...shop.server.answers, voucher, release_voucher: {} }
}

async function sold(amount: number): Promise<Cart> {
  const { vouchers, checkout } = shop.counter
  const news = await vouchers.learn('gift_card', CARD)
  const { cart, errors } = await vouchers.sell(amount, news)
  expect(errors).toEqual([])
  await checkout.pay('card', amount)
  await checkout.finish()
  return cart
}

async function redeem(pieces = 10) {
  const { vouchers, checkout } = shop.counter
  await checkout.add('bell', pieces * 1000)
  return vouchers.redeem(await vouchers.learn('gift_card', CARD, true))
}

describe('a gift card', () => {
  it('gets a number of its own, and a code that every register of the shop reads', async () => {
    const { vouchers, checkout } = shop.counter
    const { cart } = await vouchers.sell(25_000, null)
    const [line] = cart.lines
    expect(line).toMatchObject({ total: 25_000, voucher: { action: 'issue' } })
    expect(line?.voucher?.number).toMatch(/^\d{10}$/)
    expect(checkout.read(line?.item.barcode ?? '')).toMatchObject({
      own: { kind: 'gift_card', fields: { number: Number(line?.voucher?.number) } },
    })
  })

  it('sold here without a network is known here, and pays up to what is on it', async () => {
    await sold(20_000)
    const { cart, errors } = await redeem()
    expect(errors).toEqual([])
    expect(cart.payments).toMatchObject([{ tender: 'gift_card', amount: 20_000 }])
    await shop.counter.checkout.pay('card', cart.totals.remaining)
    await shop.counter.checkout.finish()
    const again = await redeem()
    expect(again.errors).toMatchObject([{ code: 'voucher_empty' }])
  })

  it('nobody here has heard of pays no more than the limit, all sales together', async () => {
    const { cart } = await redeem(30)
    expect(cart.payments).toMatchObject([{ amount: 50_000, voucher: { balance: null } }])
    await shop.counter.checkout.pay('card', cart.totals.remaining)
    await shop.counter.checkout.finish()
    expect((await redeem()).errors).toMatchObject([
      { code: 'voucher_offline_limit', data: { limit: 50_000 } },
    ])
  })

  it('pays what the ledger says, less what the ledger has not heard of yet', async () => {
    await sold(20_000)
    ledger(30_000)
    expect((await shop.counter.vouchers.learn('gift_card', CARD)).balance).toBe(50_000)
    ledger(30_000, ['K1-1'])
    expect((await shop.counter.vouchers.learn('gift_card', CARD)).balance).toBe(30_000)
  })

  it('is remembered with when it was so, for when the line is gone', async () => {
    ledger(12_500)
    const { vouchers } = shop.counter
    await vouchers.remember(await vouchers.learn('gift_card', CARD))
    shop.server.online = false
    const news = await vouchers.learn('gift_card', CARD)
    expect(news).toMatchObject({ balance: 12_500, fresh: false, expires: '2029-11-21' })
    expect(news.knownAt).toMatch(/^\d{4}-/)
    const { cart } = await redeem()
    expect(cart.payments).toMatchObject([{ amount: 12_500 }])
  })

  it('lets goods come and go behind it, and is let go of when taken away', async () => {
    ledger(100_000)
    const { checkout, vouchers } = shop.counter
    await redeem(1)
    const { cart } = await checkout.add('bell', 1000)
    expect(cart.totals.remaining).toBe(0)
    const { cart: without } = await vouchers.unpay(1)
    expect(without.payments).toEqual([])
    expect(shop.server.requests.filter((path) => path === 'questions')).toHaveLength(2)
  })

  it('is let go of when the sale is given up, once for each card', async () => {
    ledger(100_000)
    const { checkout, vouchers } = shop.counter
    await redeem(1)
    const { cart } = await vouchers.abandon()
    expect([cart.lines, cart.payments]).toEqual([[], []])
    expect(shop.server.requests.filter((path) => path === 'questions')).toHaveLength(2)
    await checkout.add('bell', 1000)
    await vouchers.abandon()
    expect(shop.server.requests.filter((path) => path === 'questions')).toHaveLength(2)
  })

  it('pays out in cash what is left, when the ledger says so and it is little', async () => {
    ledger(10_000)
    const { checkout, vouchers } = shop.counter
    await redeem(1)
    const news = await vouchers.learn('gift_card', CARD, true)
    const { cart, errors } = await vouchers.redeem(news, { payOut: true })
    expect(errors).toEqual([])
    expect(cart.payments).toMatchObject([{ amount: 10_000, voucher: { cash_out: true } }])
    expect(cart.totals).toMatchObject({ remaining: -2_005, cash_due: -2_000 })
    await checkout.pay('cash', -2_000)
    const done = await checkout.finish()
    expect(done).toMatchObject({ ok: true, sale: { openDrawer: true } })
  })

  it('blocked here pays here no more, though the server has not heard', async () => {
    ledger(20_000)
    const { vouchers } = shop.counter
    expect((await vouchers.learn('gift_card', CARD)).blocked).toBe(false)
    shop.server.online = false
    await vouchers.block('gift_card', CARD, 'Tabt')
    expect((await redeem()).errors).toMatchObject([{ code: 'voucher_blocked' }])
    const waiting = await shop.counter.requests.waiting()
    expect(waiting).toEqual({ requests: 1, refusedRequests: 0 })
  })

  it('is printed when it is issued, and as a copy after', async () => {
    await sold(20_000)
    const { sales } = await shop.counter.sales.here(ANY, null)
    const entryId = sales[0]?.entryId ?? ''
    const [slip] = await shop.counter.vouchers.slips(entryId, false)
    expect(slip?.kind).toBe('normal')
    expect(slip?.blocks.find(({ block }) => block === 'barcode')?.text).toMatch(/^920123456789/)
    expect((await shop.counter.vouchers.slips(entryId, true))[0]?.kind).toBe('copy')
  })
})
