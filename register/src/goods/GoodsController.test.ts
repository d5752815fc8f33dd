import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Counter } from '../../tests/counter'
import { GoodsController } from './GoodsController.svelte'

const BELL = '5701234567899'
const LOCK = '5701234567882'

let counter: Counter
let goods: GoodsController

beforeEach(async () => {
  counter = await Counter.open()
  goods = new GoodsController(counter.session)
  const { engine, scans } = counter.session
  scans.serve({
    situation: () => 'selling',
    sheetOpen: () => false,
    sell: (text) => goods.scan(text),
    read: (text) => engine.read(text),
    refuse: () => undefined,
  })
})

afterEach(() => counter.close())

const lines = () =>
  counter.session.cart.lines.map(({ item, quantity_milli }) => [item.name, quantity_milli])

describe('the cashier scans', () => {
  it('two scans at once both count, in the order they came', async () => {
    await Promise.all([goods.scan(BELL), goods.scan(LOCK), goods.scan(BELL)])
    expect(lines()).toEqual([
      ['Ringeklokke', 2000],
      ['Kædelås', 1000],
    ])
    expect(counter.session.cart.totals?.total).toBe(2 * 7995 + 24900)
    expect(goods.spoken).toBe('Ringeklokke tilføjet. I alt 408,90 kroner.')
    expect(goods.question).toBeNull()
  })

  it('asks about an unknown code and leaves the cart as it was', async () => {
    await goods.scan(BELL)
    const before = counter.session.cart.value
    await goods.scan('9999999999')
    expect(goods.question).toEqual({ kind: 'unknown', code: '9999999999' })
    expect(counter.session.cart.value).toBe(before)
    goods.dismiss()
    expect(goods.question).toBeNull()
  })

  it('asks for a price once for each, and loses no question to the next scan', async () => {
    await goods.scan('2000000000008')
    await goods.scan('8888888888')
    await goods.scan(BELL)
    expect(goods.questions.map(({ kind }) => kind)).toEqual(['price', 'unknown'])
    expect(lines()).toEqual([['Ringeklokke', 1000]])

    const [asked] = goods.questions
    if (asked?.kind !== 'price') throw new Error('no price was asked for')
    await goods.price(asked, 35000)
    expect(lines()).toContainEqual(['Arbejdstid', 1000])
    expect(counter.session.cart.totals?.total).toBe(7995 + 35000)
    expect(goods.question?.kind).toBe('unknown')
  })

  it('chooses between two packs with one code, and gets all the pieces of it', async () => {
    await goods.scan('5701234500100')
    const { question } = goods
    const [, locks] = question?.kind === 'choose' ? question.choices : []
    if (!locks) throw new Error('nothing was asked')
    await goods.choose(locks)
    expect(lines()).toEqual([['Kædelås', 2000]])
  })

  it('says the price of a piece for a pack that has none', async () => {
    await goods.scan('5701234500025')
    const { question } = goods
    if (question?.kind !== 'price') throw new Error('no price was asked for')
    await goods.price(question, 5000)
    expect(lines()).toEqual([['Arbejdstid', 10000]])
    expect(counter.session.cart.totals?.total).toBe(50000)
  })

  it('is told why nothing more goes in once a payment stands', async () => {
    await goods.scan(LOCK)
    const { cart, engine } = counter.session
    await cart.change(() => engine.pay('card', 10000))
    await goods.scan(BELL)
    expect(lines()).toEqual([['Kædelås', 1000]])
    expect(counter.told).toEqual(['Fjern betalingerne først. Så kan kurven ændres.'])
  })
})

describe('the cashier searches', () => {
  it('takes the first hit on Enter, also where the answer is still under way', async () => {
    void goods.search('ring')
    await goods.takeFirst()
    expect(lines()).toEqual([['Ringeklokke', 1000]])
    expect(goods.query).toBe('')
    void goods.search('findes ikke')
    await goods.takeFirst()
    expect(lines()).toEqual([['Ringeklokke', 1000]])
    expect(goods.query).toBe('findes ikke')
  })

  it('takes a code that was typed out for a scan, once however often Enter is hit', async () => {
    await goods.search(BELL)
    await Promise.all([goods.takeFirst(), goods.takeFirst()])
    expect(lines()).toEqual([['Ringeklokke', 1000]])
    expect(goods.query).toBe('')
  })

  it('sells no goods of which only a part of the number was read', async () => {
    await goods.search('5701234')
    expect(goods.hits.length).toBeGreaterThan(1)
    await goods.takeFirst()
    expect(lines()).toEqual([])
    expect(counter.told).toEqual(['Flere varer begynder med det nummer. Vælg den rigtige.'])
    await goods.search('570123456')
    await goods.takeFirst()
    expect(lines()).toEqual([])
    expect(goods.question).toEqual({ kind: 'unknown', code: '570123456' })
  })

  it('finds by the beginning of a word and shows only the last answer', async () => {
    void goods.search('ring')
    await goods.search('kæde')
    expect(goods.hits.map(({ name }) => name)).toEqual(['Kædelås'])
    expect(goods.answered).toBe('kæde')
    goods.clearSearch()
    expect(goods.hits).toEqual([])
  })
})
