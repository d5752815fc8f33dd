import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { counting, GOODS, leaving, Shop } from '../../tests/shop'
import type { KeptSale } from './parking'

const BELL = '5701234567899'
const LOCK = '5701234567882'

let shop: Shop
beforeEach(async () => {
  shop = await Shop.ready()
  shop.server.online = false
})
afterEach(() => shop.close())

const names = () => shop.counter.checkout.cart().lines.map(({ item }) => item.name)
const parked = () => shop.counter.session.now.parked.map(({ name, total }) => [name, total])

async function park(barcode: string, name = ''): Promise<KeptSale> {
  await shop.counter.checkout.scan(barcode)
  const { parking, session } = shop.counter
  await parking.park()
  const last = () => session.now.parked.at(-1)
  if (name) await parking.name(last()?.id ?? '', name)
  const sale = last()
  if (!sale) throw new Error('nothing was parked')
  return sale
}

describe('a sale is parked', () => {
  it('with an entry and a request, and the next cart is another one', async () => {
    await shop.counter.checkout.scan(BELL)
    const before = shop.counter.checkout.cart()
    const change = await shop.counter.parking.park()
    expect(change.errors).toEqual([])
    expect(change.cart.lines).toEqual([])
    expect(change.cart.id).not.toBe(before.id)
    expect((await shop.kinds()).at(-1)).toBe('parked')
    const [request] = await shop.store.requests.toArray()
    expect(request?.kind).toBe('sale_parked')
    expect(request?.body).toMatchObject({ id: before.id, name: '', total: 7995 })
    expect(parked()).toEqual([['', 7995]])
  })

  it('names nobody in the journal', async () => {
    await park(BELL, 'Fru Holm')
    const entries = (await shop.journal()).map(({ entry }) => entry)
    expect(entries.join()).not.toContain('Fru Holm')
  })

  it('under the name of its customer, until it gets another one', async () => {
    const { patrons, parking } = shop.counter
    await shop.counter.checkout.scan(BELL)
    const fru = await patrons.create({ name: 'Fru Holm' })
    await patrons.attach(fru)
    await parking.park()
    expect(parked()).toEqual([['Fru Holm', 7995]])
    const [sale] = shop.counter.session.now.parked
    await parking.name(sale?.id ?? '', '  Den røde cykel ')
    expect(parked()).toEqual([['Den røde cykel', 7995]])
    const requests = await shop.store.requests.toArray()
    expect(requests.filter(({ kind }) => kind === 'parked_sale_named')).toMatchObject([
      { body: { id: sale?.id, name: 'Den røde cykel' } },
    ])
    await expect(parking.name('unknown', 'x')).rejects.toMatchObject({ code: 'parked_gone' })
  })

  it('and is still there after the tab was killed', async () => {
    await park(BELL, 'Fru Holm')
    await shop.open()
    expect(parked()).toEqual([['Fru Holm', 7995]])
  })

  it('but not an empty cart, nor one that money was taken for', async () => {
    const empty = await shop.counter.parking.park()
    expect(empty.errors.map(({ code }) => code)).toEqual(['cart_empty'])
    await shop.counter.checkout.scan(LOCK)
    await shop.counter.checkout.pay('card', 10000)
    const paid = await shop.counter.parking.park()
    expect(paid.errors.map(({ code }) => code)).toEqual(['cart_has_payments'])
    expect(names()).toEqual(['Kædelås'])
    expect(parked()).toEqual([])
  })

  it('and never keeps the register from closing', async () => {
    await park(BELL)
    await shop.counter.shift.count(counting([{ value: 10000, count: 5 }]), '')
    await shop.counter.closeShift(leaving(0))
    expect(parked()).toEqual([['', 7995]])
  })

  it('in training without telling anybody, and is found in training alone', async () => {
    await shop.counter.setTraining(true)
    await park(BELL)
    expect(await shop.store.requests.count()).toBe(0)
    await shop.counter.setTraining(false)
    expect((await shop.counter.parking.list()).sales).toEqual([])
  })
})

describe('a parked sale is taken up', () => {
  it('as another sale, at once and without a line', async () => {
    const { id } = await park(BELL)
    const claimed = await shop.counter.parking.claim({ id }, false)
    const resumed = await shop.counter.parking.resume(claimed)
    expect(resumed.prices).toEqual([])
    expect(names()).toEqual(['Ringeklokke'])
    expect(shop.counter.checkout.cart().id).not.toBe(id)
    expect((await shop.kinds()).at(-1)).toBe('resumed')
    expect(parked()).toEqual([])
    const requests = await shop.store.requests.toArray()
    expect(requests.map(({ kind }) => kind)).toEqual(['sale_parked', 'parked_sale_ended'])
  })

  it('and what stood in the cart is parked instead, lost by nobody', async () => {
    const first = await park(BELL, 'Fru Holm')
    await shop.counter.checkout.scan(LOCK)
    await shop.counter.parking.resume(first)
    expect(names()).toEqual(['Ringeklokke'])
    expect(parked()).toEqual([['', 24900]])
  })

  it('and parked again under the name it was given, also after the tab was killed', async () => {
    const { id } = await park(BELL, 'Den røde cykel')
    await shop.counter.parking.resume(await shop.counter.parking.claim({ id }, false))
    await shop.open()
    await shop.counter.parking.park()
    expect(parked()).toEqual([['Den røde cykel', 7995]])
    await park(LOCK)
    expect(parked()).toEqual([
      ['Den røde cykel', 7995],
      ['', 24900],
    ])
  })

  it('and parked again for another customer, under whose name it then is', async () => {
    const { patrons, parking } = shop.counter
    await shop.counter.checkout.scan(BELL)
    await patrons.attach(await patrons.create({ name: 'Fru Holm' }))
    await parking.park()
    const [sale] = shop.counter.session.now.parked
    await parking.resume(sale as KeptSale)
    await patrons.attach(await patrons.create({ name: 'Hr. Ravn' }))
    await parking.park()
    expect(parked()).toEqual([['Hr. Ravn', 7995]])
  })

  it('at the prices of now, and says which are others', async () => {
    const sale = await park(BELL)
    const dearer = GOODS.slice(0, 1).map((row) => row.with(5, 8995) as typeof row)
    await shop.goods.apply(dearer, [], 'c9')
    const resumed = await shop.counter.parking.resume(sale)
    expect(resumed.prices).toEqual([{ name: 'Ringeklokke', before: 7995, after: 8995 }])
    expect(resumed.cart.totals.total).toBe(8995)
  })

  it('by its slip', async () => {
    const { id, number } = await park(BELL, 'Fru Holm')
    const slip = shop.counter.parking.slip(id)
    const [meaning] = shop.counter.session.till.scan('7', slip.receipt_no)
    expect(meaning?.own).toEqual({ kind: 'parked', fields: { number } })
    expect((await shop.counter.parking.claim({ number }, false)).id).toBe(id)
  })

  it('once: another register has it, says the server by name', async () => {
    const { id } = await park(BELL)
    shop.server.online = true
    shop.server.noAnswers['take_parked_sale'] = {
      error: 'parked_taken',
      data: { employee: 'Mads', register: 'K2' },
    }
    await expect(shop.counter.parking.claim({ id }, false)).rejects.toMatchObject({
      code: 'parked_taken',
      data: { employee: 'Mads', register: 'K2' },
    })
    expect(parked()).toEqual([['', 7995]])
  })

  it('never again when it came to an end elsewhere', async () => {
    const { id } = await park(BELL)
    shop.server.online = true
    shop.server.noAnswers['take_parked_sale'] = { error: 'parked_gone', data: {} }
    await expect(shop.counter.parking.claim({ id }, false)).rejects.toMatchObject({
      code: 'parked_gone',
    })
    expect(parked()).toEqual([])
  })

  it('of another register not without a line', async () => {
    await expect(shop.counter.parking.claim({ number: 7 }, false)).rejects.toMatchObject({
      code: 'unreachable',
    })
  })
})

describe('the list', () => {
  it('has those of this device without a line, and says so', async () => {
    await park(BELL, 'Fru Holm')
    await park(LOCK)
    const list = await shop.counter.parking.list()
    expect(list.shared).toBe(false)
    expect(list.sales.map(({ name, total }) => [name, total])).toEqual([
      ['', 24900],
      ['Fru Holm', 7995],
    ])
  })

  it('forgets what ended elsewhere when nothing else is under way', async () => {
    const { id } = await park(BELL)
    shop.server.online = true
    shop.server.answers['parked_sales'] = { sales: [], ended: [id] }
    let done: (value?: unknown) => void = () => undefined
    shop.free = new Promise((resolve) => (done = resolve))
    const listed = shop.counter.parking.list()
    await park(LOCK)
    expect(parked()).toEqual([
      ['', 7995],
      ['', 24900],
    ])
    done()
    await listed
    expect(parked()).toEqual([['', 24900]])
  })

  it('has those of the other registers too, and forgets what ended there', async () => {
    const { id } = await park(BELL, 'Fru Holm')
    const kept = await park(LOCK)
    shop.server.online = true
    const other = { ...kept, id: 'other', name: 'Hr. Ravn', register: 'K2' }
    shop.server.answers['parked_sales'] = { sales: [other], ended: [id] }
    const list = await shop.counter.parking.list()
    expect(list.shared).toBe(true)
    expect(list.sales.map((sale) => sale.name).sort()).toEqual(['', 'Hr. Ravn'])
    expect(parked()).toEqual([['', 24900]])
  })
})

it('nobody comes for it: it is given up with what was in it', async () => {
  const { id } = await park(BELL)
  await shop.counter.parking.drop(id)
  expect((await shop.kinds()).at(-1)).toBe('sale_void')
  expect(parked()).toEqual([])
  expect(shop.counter.session.shift.figures.voids).toEqual({ count: 1, amount: 7995 })
})
