import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Counter } from '../../tests/counter'
import type { Finished } from '../engine/api'
import type { Tender } from '../engine/shapes'
import { TenderController } from './TenderController.svelte'
import { ANY } from '../engine/sale-wish'

let counter: Counter
let tender: TenderController
let sold: Finished[]

beforeEach(async () => {
  counter = await Counter.open()
  sold = []
  tender = new TenderController(counter.session, (sale) => sold.push(sale))
  const { engine, cart } = counter.session
  await cart.change(() => engine.add('bell'))
})

afterEach(() => counter.close())

function way(code: string): Tender {
  const found = tender.tenders.find((one) => one.code === code)
  if (!found) throw new Error(`no tender ${code}`)
  return found
}

const facts = () =>
  sold.map(({ receiptNo, total, paid, change }) => ({ receiptNo, total, paid, change }))

describe('the customer pays', () => {
  it('exactly in cash with one tap, rounded to fifty øre', async () => {
    expect([tender.remaining, tender.cashDue, tender.rounds]).toEqual([7995, 8000, true])
    await tender.payCashExact()
    expect(facts()).toEqual([{ receiptNo: 'K1-1', total: 7995, paid: 8000, change: 0 }])
    expect(sold[0]?.openDrawer).toBe(true)
    expect(counter.session.cart.empty).toBe(true)
  })

  it('with a note, and gets change', async () => {
    expect(tender.notes).toEqual([10000, 20000, 50000, 100000])
    await tender.payNote(20000)
    expect(facts()).toEqual([{ receiptNo: 'K1-1', total: 7995, paid: 8000, change: 12000 }])
  })

  it('by card, to the øre and without the drawer', async () => {
    await tender.pay(way('card'), null)
    expect(facts()).toEqual([{ receiptNo: 'K1-1', total: 7995, paid: 7995, change: 0 }])
    expect(sold[0]?.openDrawer).toBe(false)
  })

  it('in two ways: some in cash, the rest by card', async () => {
    await tender.pay(way('cash'), 5000)
    expect(sold).toEqual([])
    expect(tender.remaining).toBe(2995)
    await tender.pay(way('card'), null)
    expect(sold[0]?.total).toBe(7995)
  })

  it('a round sum in cash, and nothing is said of rounding', async () => {
    const { engine, cart } = counter.session
    await cart.change(() => engine.setQuantity(1, 10_000))
    expect([tender.remaining, tender.cashDue, tender.rounds]).toEqual([79950, 79950, false])
    await tender.payCashExact()
    expect(facts()).toEqual([{ receiptNo: 'K1-1', total: 79950, paid: 79950, change: 0 }])
  })

  it('and changes their mind about a payment', async () => {
    await tender.pay(way('cash'), 5000)
    const [payment] = tender.payments
    if (!payment) throw new Error('nothing was paid')
    await tender.unpay(payment)
    expect(tender.payments).toEqual([])
    expect(tender.remaining).toBe(7995)
  })

  it('too much by card is refused in words, and the sale stands open', async () => {
    await tender.pay(way('card'), 10000)
    expect(sold).toEqual([])
    expect(tender.payments).toEqual([])
    expect(counter.told).toEqual([
      'Beløbet er større, end der mangler. Kun kontanter giver penge tilbage.',
    ])
  })

  it('once, however often the key is hit', async () => {
    await Promise.all([tender.payCashExact(), tender.payCashExact(), tender.payNote(10000)])
    expect(facts()).toEqual([{ receiptNo: 'K1-1', total: 7995, paid: 8000, change: 0 }])
    expect((await counter.session.engine.salesHere(ANY, null)).sales).toHaveLength(1)
  })
})
