import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { counting, leaving, Shop } from '../../tests/shop'

let shop: Shop
beforeEach(async () => {
  shop = await Shop.ready()
})
afterEach(async () => {
  vi.useRealTimers()
  await shop.close()
})

const bill = {
  way: 'out',
  amount: 12550,
  reason: 'window',
  note: ' Netto ',
  photo: 'AAAA',
} as const

it('cash goes in and out with its reason, and the bill goes its own way', async () => {
  const { drawer, requests, session } = shop.counter
  await drawer.move({ way: 'in', amount: 100000, reason: 'change', note: '', photo: null })
  await drawer.move(bill)
  const { figures } = session.shift
  expect(figures.expected_cash).toBe(50000 + 100000 - 12550)
  expect([figures.cash_in, figures.cash_out]).toEqual([
    { change: { count: 1, amount: 100000 } },
    { window: { count: 1, amount: 12550 } },
  ])
  const entry = JSON.parse((await shop.journal()).at(-1)?.entry ?? '{}')
  expect([entry.kind, entry.body.note]).toEqual(['cash_out', 'Netto'])
  const [picture] = await shop.counter.session.store.requests.toArray()
  expect(picture).toMatchObject({
    kind: 'cash_photo',
    body: { photo: entry.body.photo, content: 'AAAA' },
  })
  expect((await requests.waiting()).requests).toBe(1)
})

it('nothing is moved for no amount, and training sends no picture', async () => {
  const { drawer, session } = shop.counter
  await expect(drawer.move({ ...bill, amount: 0 })).rejects.toMatchObject({
    code: 'amount_invalid',
  })
  await expect(drawer.deposit(-5, '')).rejects.toMatchObject({ code: 'amount_invalid' })
  await shop.counter.setTraining(true)
  await drawer.move(bill)
  expect(session.shift.figures.expected_cash).toBe(50000)
  expect(await session.store.requests.count()).toBe(0)
})

it('who may take out only so much asks for more', async () => {
  const { drawer, session } = shop.counter
  const limited = structuredClone(session.now.feed)
  for (const employee of limited.pricebook.employees) {
    employee.permissions['cash_move'] = { answer: 'allow', limit: 10000 }
  }
  limited.pricebook.version = 'limited'
  await session.renew(limited)
  await expect(drawer.move(bill)).rejects.toMatchObject({ code: 'approval_needed' })
  await drawer.move({ ...bill, amount: 10000 })
  expect(session.shift.figures.expected_cash).toBe(40000)
})

it('a forgotten shift is closed for its day without a count, and the count comes at opening', async () => {
  const { shift, session, staff } = shop.counter
  expect(shift.plan().overdue).toBe(false)
  await expect(shop.counter.closeUncounted()).rejects.toMatchObject({ code: 'not_overdue' })
  const opened = session.shift.openedAt
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 24 * 3600_000 })
  await shop.counter.drawer.move({ ...bill, photo: null })
  expect(shift.plan().overdue).toBe(true)
  const z = await shop.counter.closeUncounted()
  expect([z.figures.opened_at, z.figures.counted_cash]).toEqual([opened, null])
  expect(session.now.counters).toMatchObject({ floatLeft: 37450, floatCounted: false })

  await staff.signIn('cashier', '1234')
  await expect(shift.open(37400, [])).rejects.toMatchObject({
    code: 'difference_unexplained',
    data: { difference: -50 },
  })
  await shift.open(37400, [{ value: 50, count: 748 }], 'Ved det ikke')
  expect(session.shift.figures.opening_difference).toBe(-50)
  const body = JSON.parse((await shop.journal()).at(-1)?.entry ?? '{}').body
  expect(body).toMatchObject({ number: 2, amount: 37400, difference: -50, reason: 'Ved det ikke' })
})

it('two people at one drawer are one shift: the second cannot open, each is counted apart', async () => {
  const { checkout, shift, staff, session } = shop.counter
  await checkout.scan('5701234567899')
  await checkout.pay('cash', 8000)
  await checkout.finish()
  await staff.signIn('manager', '9876')
  await expect(shift.open(10000, [])).rejects.toMatchObject({ code: 'shift_open' })
  await checkout.scan('5701234567899')
  await checkout.pay('cash', 8000)
  await checkout.finish()
  const { employees, expected_cash } = session.shift.figures
  expect(employees).toEqual({
    cashier: { cash: { count: 1, amount: 8000 } },
    manager: { cash: { count: 1, amount: 8000 } },
  })
  expect(expected_cash).toBe(66000)
})

it('what goes to the bank is an entry behind the Z, and a difference must be explained', async () => {
  const { shift } = shop.counter
  await shift.count(counting([{ value: 10000, count: 6 }]), '')
  await expect(shift.close(leaving(20000))).rejects.toMatchObject({
    code: 'difference_unexplained',
  })
  await expect(shift.close(leaving(70000, 'Glemt'))).rejects.toMatchObject({
    code: 'float_invalid',
  })
  await expect(shift.count(counting([]), '')).rejects.toMatchObject({ code: 'recount_unexplained' })
  await shift.close({ ...leaving(20000, 'Byttepenge lagt i'), bag: ' P-7 ' })
  const [z, deposit] = (await shop.journal()).slice(-3).map(({ entry }) => JSON.parse(entry))
  expect(z.body.closing).toMatchObject({ float_left: 20000, reason: 'Byttepenge lagt i' })
  expect([deposit.kind, deposit.body.amount, deposit.body.bag]).toEqual([
    'bank_deposit',
    40000,
    'P-7',
  ])
})
