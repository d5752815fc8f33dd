import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Counter } from '../../tests/counter'
import { ClosingController, type Closed } from './ClosingController.svelte'

let counter: Counter
let closing: ClosingController
let closed: Closed[]

beforeEach(async () => {
  counter = await Counter.open()
  closed = []
  closing = new ClosingController(counter.session, (shift) => closed.push(shift))
  const { engine, cart } = counter.session
  await cart.change(() => engine.add('bell'))
  await cart.change(() => engine.pay('cash', 10000))
  await engine.finish()
})

afterEach(() => counter.close())

describe('the cashier closes: 500 kr float and one sale of 80 kr in cash', () => {
  it('with a drawer that is right, in one go', async () => {
    closing.count.type(50000, '1')
    closing.count.type(5000, '1')
    closing.count.type(2000, '1')
    closing.count.type(1000, '1')
    expect(closing.count.sum).toBe(58000)
    expect([closing.float, closing.toBank]).toEqual(['500,00', 8000])

    await closing.settle()
    expect(closing.outcome).toMatchObject({ expected: 58000, counted: 58000, difference: 0 })
    expect(closed[0]?.figures).toMatchObject({ number: 1, receipts: 1, difference: 0 })
    expect(counter.session.state?.shift).toBeNull()
    expect(counter.session.state?.proposedFloat).toBe(50000)
  })

  it('with a drawer that is short, only after saying why', async () => {
    closing.count.type(50000, '1')
    await closing.settle()
    expect(closing.outcome?.difference).toBe(-8000)

    await closing.close()
    expect(closed).toEqual([])
    expect(closing.reasonError).toBe('Skriv kort, hvorfor kassen ikke stemmer.')

    closing.reason = 'Gav forkert tilbage'
    await closing.close()
    expect(closed[0]?.figures.difference).toBe(-8000)
  })

  it('may count again', async () => {
    closing.count.type(20000, '1')
    await closing.settle()
    closing.recount('Talte forkert')
    expect(closing.outcome).toBeNull()
    expect(closing.count.sum).toBe(20000)
  })

  it('keeps the float it wished for when the first count was wrong', async () => {
    closing.count.type(20000, '1')
    await closing.settle()
    expect([closing.float, closing.toBank]).toEqual(['200,00', 0])

    closing.recount('Talte forkert')
    expect(closing.float).toBe('500,00')
    closing.count.type(20000, '2')
    closing.count.type(10000, '1')
    closing.count.type(2000, '4')
    await closing.settle()
    expect(closed[0]?.figures).toMatchObject({ counted_cash: 58000, difference: 0 })
    expect(counter.session.state?.proposedFloat).toBe(50000)
  })

  it('keeps the float that was typed after the first count', async () => {
    closing.count.type(20000, '1')
    await closing.settle()
    closing.float = '100'
    closing.recount('Talte forkert')
    expect(closing.float).toBe('100')
  })

  it('cannot leave more than there is', async () => {
    closing.count.type(50000, '1')
    await closing.settle()
    closing.float = '501'
    expect(closing.floatError).toBe('Der kan højst blive så meget, som er talt op.')
    closing.reason = 'Gav forkert tilbage'
    await closing.close()
    expect(closed).toEqual([])
  })
})
