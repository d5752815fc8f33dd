import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { counting, leaving, Shop } from '../../tests/shop'
import type { Error as Refusal } from './shapes'
import { ANY } from './sale-wish'

let shop: Shop
beforeEach(async () => {
  shop = await Shop.ready()
})
afterEach(() => shop.close())

async function sell(tender: 'cash' | 'card'): Promise<string> {
  const { checkout } = shop.counter
  await checkout.scan('5701234567899')
  await checkout.pay(tender, tender === 'cash' ? 10000 : 7995)
  const finished = await checkout.finish()
  if (!finished.ok) throw new Error(JSON.stringify(finished.errors))
  return finished.sale.entryId
}

it('a day: sell, look, count blind, close, and open the next with what was left', async () => {
  const { shift } = shop.counter
  await sell('cash')
  await sell('card')
  const x = await shift.xReport()
  expect([x.figures.receipts, x.figures.total, x.figures.expected_cash]).toEqual([2, 15990, 58000])
  const counted = await shift.count(
    counting([
      { value: 10000, count: 5 },
      { value: 1000, count: 7 },
    ]),
    '',
  )
  expect(counted).toEqual({ expected: 58000, counted: 57000, difference: -1000, foreign: [] })
  const z = await shift.close(leaving(30000, 'Gav forkert tilbage'))
  expect([z.figures.number, z.figures.counted_cash, z.figures.difference]).toEqual([
    1, 57000, -1000,
  ])
  expect((await shop.kinds()).slice(2)).toEqual([
    'float_set',
    'sale',
    'sale',
    'x_report',
    'cash_counted',
    'z_report',
    'bank_deposit',
    'signed_out',
  ])
  const { now } = shop.counter.session
  expect([now.shift, now.employee, now.counters.floatLeft]).toEqual([null, null, 30000])

  await shop.open()
  await shop.counter.staff.signIn('cashier', '1234')
  await shop.counter.shift.open(30000, [])
  const { figures } = shop.counter.session.shift
  expect([figures.number, figures.receipts, figures.grand.sales]).toEqual([2, 0, 15990])
})

it('does not close on a count that a later sale made wrong', async () => {
  const { shift } = shop.counter
  await expect(shift.close(leaving(0))).rejects.toMatchObject({ code: 'not_counted' })
  await shift.count(counting([{ value: 10000, count: 5 }]), '')
  await sell('cash')
  await expect(shift.close(leaving(0))).rejects.toMatchObject({ code: 'not_counted' })
  await shift.count(
    counting([
      { value: 10000, count: 5 },
      { value: 8000, count: 1 },
    ]),
    'Et salg efter optællingen',
  )
  expect((await shift.close(leaving(0))).figures.difference).toBe(0)
})

it('training is a band of its own: numbered, written, and in no figure', async () => {
  await shop.counter.setTraining(true)
  await sell('cash')
  await shop.counter.setTraining(false)
  await sell('cash')
  const { figures } = shop.counter.session.shift
  expect([figures.receipts, figures.total, figures.training]).toEqual([
    1,
    7995,
    { count: 1, amount: 7995 },
  ])
  const entries = (await shop.journal()).slice(3).map(({ entry }) => JSON.parse(entry))
  expect(entries.map(({ kind, training }) => [kind, training])).toEqual([
    ['training_on', false],
    ['sale', true],
    ['training_off', true],
    ['sale', false],
  ])
})

it('training ends before the Z, so that the Z is a real one', async () => {
  await shop.counter.setTraining(true)
  await shop.counter.shift.count(
    counting([{ value: 10000, count: 5 }]),
    'Et salg efter optællingen',
  )
  await shop.counter.closeShift(leaving(0))
  const entries = (await shop.journal()).slice(-4).map(({ entry }) => JSON.parse(entry))
  expect(entries.map(({ kind, training }) => [kind, training])).toEqual([
    ['training_off', true],
    ['z_report', false],
    ['bank_deposit', false],
    ['signed_out', false],
  ])
  expect(shop.counter.session.now.training).toBe(false)
})

it('training cannot begin over goods, but over a cart that was emptied again', async () => {
  const { checkout } = shop.counter
  await checkout.scan('5701234567899')
  await expect(shop.counter.setTraining(true)).rejects.toMatchObject({ code: 'cart_open' })
  await checkout.remove(1)
  await shop.counter.setTraining(true)
  expect((await shop.kinds()).slice(3)).toEqual(['line_removed', 'sale_void', 'training_on'])
  expect(checkout.cart().training).toBe(true)
})

it('lists sales newest first and marks a copy as one', async () => {
  const ids = [await sell('cash'), await sell('card'), await sell('cash')]
  const { sales } = shop.counter
  const listed = await sales.here(ANY, null)
  expect(listed.sales.map(({ entryId }) => entryId)).toEqual([ids[2], ids[1], ids[0]])
  expect(listed.next).toBeNull()
  const [, middle] = listed.sales
  expect(middle).toMatchObject({ receiptNo: 'K1-2', total: 7995, tenders: ['Kort'], sent: false })
  const first = await sales.receipt(ids[1] ?? '')
  const copy = await sales.copy(ids[1] ?? '')
  expect([first.kind, copy.kind]).toEqual(['normal', 'copy'])
  expect((await shop.kinds()).at(-1)).toBe('receipt_copied')
  expect(shop.counter.session.shift.figures.copies).toEqual({ count: 1, amount: 7995 })
  await expect(sales.receipt('unknown')).rejects.toMatchObject({ code: 'entry_unknown' })
})

/** The cashier may not do these alone; she is told each by itself. */
async function asksFor(...permissions: string[]): Promise<void> {
  const { session } = shop.counter
  const asks = permissions.map((code) => [code, { answer: 'approve', limit: null }] as const)
  const employees = session.pricebook.employees.map((one) =>
    one.id === 'cashier'
      ? { ...one, permissions: { ...one.permissions, ...Object.fromEntries(asks) } }
      : one,
  )
  const pricebook = { ...session.pricebook, version: '8', employees }
  await session.renew({ ...session.now.feed, pricebook })
}

async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const refusal = await work.then(
    () => null,
    (error: unknown) => error as Refusal,
  )
  expect(refusal?.code).toBe('approval_needed')
  return refusal as Refusal
}

describe('a closing that needs two approvals', () => {
  const wish = leaving(0, 'Gav forkert tilbage')
  const close = () => shop.counter.closeShift(wish)
  const approve = (refusal: Refusal) => shop.counter.staff.approve('manager', '9876', refusal)

  beforeEach(async () => {
    await shop.counter.shift.count(counting([{ value: 10000, count: 4 }]), '')
    await asksFor('close_shift', 'cash_difference')
  })

  it('asks for each once and is then done', async () => {
    const first = await refusalOf(close())
    expect(first.data).toEqual({ permission: 'close_shift', amount: 0, limit: null })
    await approve(first)
    const second = await refusalOf(close())
    expect(second.data).toEqual({ permission: 'cash_difference', amount: -10000, limit: null })
    await approve(second)
    await close()
    const z = JSON.parse((await shop.journal()).at(-3)?.entry ?? '')
    expect([z.kind, z.employee, z.body.approved_by, z.body.closing.approved_by]).toEqual([
      'z_report',
      'cashier',
      'manager',
      'manager',
    ])
  })

  it('asks for the first again once it was given up', async () => {
    await approve(await refusalOf(close()))
    expect((await refusalOf(close())).data['permission']).toBe('cash_difference')
    shop.counter.session.giveUp()
    expect((await refusalOf(close())).data['permission']).toBe('close_shift')
  })

  it('asks for the first again once something else was written', async () => {
    await approve(await refusalOf(close()))
    await shop.counter.shift.xReport()
    expect((await refusalOf(close())).data['permission']).toBe('close_shift')
  })
})

describe('money for the bank needs the right to send it, at whatever time of the day', () => {
  const filled = counting([{ value: 10000, count: 5 }])

  beforeEach(() => asksFor('bank_deposit'))

  it('in the middle of it', async () => {
    const { drawer, staff } = shop.counter
    const refusal = await refusalOf(drawer.deposit(20000, 'P-1'))
    expect(refusal.data).toEqual({ permission: 'bank_deposit', amount: 0, limit: null })
    await staff.approve('manager', '9876', refusal)
    await drawer.deposit(20000, 'P-1')
    const bag = JSON.parse((await shop.journal()).at(-1)?.entry ?? '')
    expect([bag.kind, bag.body.approved_by]).toEqual(['bank_deposit', 'manager'])
  })

  it('and with the Z, which says who approved it', async () => {
    await shop.counter.shift.count(filled, '')
    const before = await shop.kinds()
    const refusal = await refusalOf(shop.counter.closeShift(leaving(20000)))
    expect(refusal.data['permission']).toBe('bank_deposit')
    expect(await shop.kinds()).toEqual(before)
    await shop.counter.staff.approve('manager', '9876', refusal)
    await shop.counter.closeShift(leaving(20000))
    const [z, bag] = (await shop.journal()).slice(-3).map(({ entry }) => JSON.parse(entry))
    expect(z.body.closing.deposit).toEqual(bag.body)
    expect([bag.kind, bag.body.amount, bag.body.approved_by]).toEqual([
      'bank_deposit',
      30000,
      'manager',
    ])
  })

  it('but not where all of it stays in the drawer', async () => {
    await shop.counter.shift.count(filled, '')
    await shop.counter.closeShift(leaving(50000))
    expect((await shop.kinds()).slice(-2)).toEqual(['z_report', 'signed_out'])
  })
})
