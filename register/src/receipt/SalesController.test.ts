import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Counter } from '../../tests/counter'
import { ANY } from '../engine/sale-wish'
import { meant, SalesController } from './SalesController.svelte'

let counter: Counter
let sales: SalesController
beforeEach(async () => {
  counter = await Counter.open()
  sales = new SalesController(counter.session)
  const { engine, cart } = counter.session
  await cart.change(() => engine.scan('5701234567899') as never)
  await cart.change(() => engine.pay('card', 7995))
  await engine.finish()
})
afterEach(() => counter.close())

const listed = () => sales.list.map(({ receiptNo }) => receiptNo)

describe('looking for a sale', () => {
  it('says plainly that without a network it knows only its own', async () => {
    counter.shop.server.online = false
    await sales.load()
    expect([listed(), sales.everywhere]).toEqual([['K1-1'], false])
    await sales.narrow({ text: 'K7-1' })
    expect([listed(), sales.everywhere, sales.searching]).toEqual([[], false, true])
  })

  it('goes on where the page before ended, and takes no late answer for a new one', async () => {
    const row = { ...(await counter.session.engine.salesHere(ANY, null)).sales[0] }
    const engine = counter.session.engine
    const pages = vi.spyOn(engine, 'salesAnywhere')
    const answer = (receiptNo: string, next: string | null) => ({
      ok: true as const,
      answer: { sales: [{ ...row, receiptNo }] as never, next },
    })
    pages.mockResolvedValueOnce(answer('K2-9', 'a')).mockResolvedValueOnce(answer('K2-8', null))
    await sales.load()
    expect([listed(), sales.everywhere, sales.more]).toEqual([['K2-9'], true, true])
    await sales.loadMore()
    expect([listed(), sales.more]).toEqual([['K2-9', 'K2-8'], false])

    let arrives: (told: ReturnType<typeof answer>) => void = () => undefined
    pages
      .mockReturnValueOnce(new Promise((resolve) => (arrives = resolve)))
      .mockResolvedValueOnce(answer('K2-7', null))
    const first = sales.narrow({ text: 'k2-6' })
    await sales.narrow({ text: 'k2-7' })
    arrives(answer('K2-6', null))
    await first
    expect(listed()).toEqual(['K2-7'])
  })

  it('takes an amount typed in full for one', () => {
    expect(meant({ ...ANY, text: '1.249,50' })).toEqual({ ...ANY, least: 124950, most: 124950 })
    expect(meant({ ...ANY, text: '1249' })).toEqual({ ...ANY, text: '1249' })
  })
})
