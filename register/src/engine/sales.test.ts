import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Shop } from '../../tests/shop'
import { ANY } from './sale-wish'

const BELL = '5701234567899'
const LOCK = '5701234567882'

let shop: Shop
beforeEach(async () => {
  shop = await Shop.ready()
})
afterEach(() => shop.close())

async function sell(code: string, reference?: string): Promise<string> {
  const { checkout } = shop.counter
  await checkout.scan(code)
  await checkout.pay('card', checkout.cart().totals.remaining, reference)
  const finished = await checkout.finish()
  if (!finished.ok) throw new Error(JSON.stringify(finished.errors))
  return finished.sale.entryId
}

const here = async (wish: Partial<typeof ANY>) => {
  const { sales, next } = await shop.counter.sales.here({ ...ANY, ...wish }, null)
  expect(next).toBeNull()
  return sales.map(({ receiptNo }) => receiptNo)
}

describe('a sale of this device', () => {
  it('is found by its number, its goods, its card, its day and its amount', async () => {
    await sell(BELL)
    await sell(LOCK, '**** 4711')
    expect(await here({})).toEqual(['K1-2', 'K1-1'])
    expect(await here({ text: 'k1-1' })).toEqual(['K1-1'])
    expect(await here({ text: '2' })).toEqual(['K1-2'])
    expect(await here({ text: 'kædelå' })).toEqual(['K1-2'])
    expect(await here({ text: BELL })).toEqual(['K1-1'])
    expect(await here({ text: '4711' })).toEqual(['K1-2'])
    expect(await here({ text: '711' })).toEqual([])
    expect(await here({ text: '?!' })).toEqual([])
    expect(await here({ least: 7995, most: 7995 })).toEqual(['K1-1'])
    expect(await here({ since: '2199-01-01' })).toEqual([])
    expect(await here({ until: '2001-01-01' })).toEqual([])
  })
})

describe('a sale of another register', () => {
  const theirs = {
    entry: '01912d3e-0000-7000-8000-0000000000aa',
    receipt_no: 'K2-9',
    at: '2020-01-01T12:00:00+01:00',
    total: 7995,
    cashier: 'Ulla',
    tenders: ['card', 'card'],
    store: 'Hjulet Viborg',
    goods: ['Ringeklokke'],
    customer: null,
  }

  it('stands among those the server does not have yet', async () => {
    shop.server.answers['sales_like'] = { sales: [theirs], next: 'behind' }
    await sell(BELL)
    const asked = await shop.counter.sales.anywhere(ANY, null)
    expect(asked).toMatchObject({ ok: true, answer: { next: 'behind' } })
    const sales = asked.ok ? asked.answer.sales : []
    expect(sales.map(({ receiptNo, own, store }) => [receiptNo, own, store])).toEqual([
      ['K1-1', true, null],
      ['K2-9', false, 'Hjulet Viborg'],
    ])
    expect(sales[1]?.tenders).toEqual(['Kort'])
    const next = await shop.counter.sales.anywhere(ANY, 'behind')
    expect(next.ok && next.answer.sales).toHaveLength(1)
  })

  it('is shown and copied, once it was fetched also without a network', async () => {
    const { sales } = shop.counter
    const entryId = await sell(BELL)
    const body = await sales.body(entryId)
    shop.server.answers['sale'] = { body: { ...body, sale: theirs.entry, receipt_no: 'K2-9' } }
    expect((await sales.receipt(theirs.entry)).receipt_no).toBe('K2-9')
    shop.server.online = false
    expect(await sales.copy(theirs.entry)).toMatchObject({ receipt_no: 'K2-9', kind: 'copy' })
    await expect(sales.receipt('unknown')).rejects.toMatchObject({ code: 'unreachable' })
  })
})
