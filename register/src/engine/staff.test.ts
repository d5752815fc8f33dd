import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { counting, leaving, Shop } from '../../tests/shop'
import type { Error as Refusal } from './shapes'
import { pinWait } from './staff'

const HALF = { kind: 'percent', value: 5000, reason: 'damaged' } as const

let shop: Shop
beforeEach(async () => {
  shop = await Shop.ready()
})
afterEach(async () => {
  vi.useRealTimers()
  await shop.close()
})

describe('signing in', () => {
  it('is written down, and one goes out before the next comes in', async () => {
    expect(await shop.counter.staff.signIn('manager', '9876')).toEqual({
      ok: true,
      waitSeconds: 0,
    })
    const [out, back] = (await shop.journal()).slice(-2).map(({ entry }) => JSON.parse(entry))
    expect([out.kind, out.employee]).toEqual(['signed_out', 'cashier'])
    expect([back.kind, back.employee]).toEqual(['signed_in', 'manager'])
    expect(shop.counter.session.employee.name).toBe('Mads')
  })

  it('waits longer and longer after five wrong PINs, also over a restart', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const wrong = () => shop.counter.staff.signIn('manager', '0000')
    for (let i = 0; i < 4; i++) expect(await wrong()).toEqual({ ok: false, waitSeconds: 0 })
    expect(await wrong()).toEqual({ ok: false, waitSeconds: 30 })
    await shop.open()
    expect(await shop.counter.staff.signIn('manager', '9876')).toEqual({
      ok: false,
      waitSeconds: 30,
    })
    vi.advanceTimersByTime(30_000)
    expect(await wrong()).toEqual({ ok: false, waitSeconds: 60 })
    vi.advanceTimersByTime(60_000)
    expect(await shop.counter.staff.signIn('manager', '9876')).toEqual({
      ok: true,
      waitSeconds: 0,
    })
    expect(shop.counter.session.now.tries['manager']).toEqual({ wrong: 0, until: 0 })
  })

  it('waits a quarter of an hour at most', () => {
    expect([4, 5, 6, 7, 9, 10, 60].map(pinWait)).toEqual([
      0, 30_000, 60_000, 120_000, 480_000, 900_000, 900_000,
    ])
  })

  it('does not let a stranger in', async () => {
    const before = await shop.kinds()
    expect((await shop.counter.staff.signIn('stranger', '1234')).ok).toBe(false)
    expect(await shop.kinds()).toEqual(before)
    expect(shop.counter.session.employee.id).toBe('cashier')
  })
})

describe('somebody who may only sell', () => {
  beforeEach(async () => {
    await shop.counter.staff.signIn('mechanic', '1234')
  })

  it('sells', async () => {
    const scanned = await shop.counter.checkout.scan('5701234567899')
    expect(scanned.kind === 'line' && scanned.errors).toEqual([])
  })

  it.each([
    ['x_report', () => shop.counter.shift.xReport()],
    ['close_shift', () => shop.counter.shift.count(counting([]), '')],
    ['close_shift', () => shop.counter.closeShift(leaving(0))],
    ['training', () => shop.counter.setTraining(true)],
    ['reprint', () => shop.counter.sales.copy('any')],
    ['open_drawer', () => shop.counter.openDrawer('veksling')],
  ])('is refused what needs %s, and nothing is written', async (permission, work) => {
    const before = await shop.journal()
    await expect(work()).rejects.toMatchObject({ code: 'not_allowed', data: { permission } })
    expect(await shop.journal()).toEqual(before)
  })

  it('takes nothing out of a cart, nor gives a discount', async () => {
    const { checkout } = shop.counter
    await checkout.add('bell', 2000)
    const before = await shop.journal()
    for (const [permission, refused] of [
      ['remove_line', await checkout.remove(1)],
      ['remove_line', await checkout.setQuantity(1, 1000)],
      ['void_cart', await checkout.abandon()],
      ['line_discount', await checkout.discountLine(1, HALF)],
      ['cart_discount', await checkout.discountCart(HALF)],
    ] as const) {
      expect(refused.errors).toEqual([{ code: 'not_allowed', data: { permission } }])
      expect(refused.cart.lines[0]?.total).toBe(15990)
    }
    expect(await shop.journal()).toEqual(before)
  })
})

describe('an approval on the spot', () => {
  const refusalOf = async (work: Promise<unknown>): Promise<Refusal> => {
    const error = await work.then(
      () => null,
      (thrown: unknown) => thrown as Refusal,
    )
    expect(error?.code).toBe('approval_needed')
    return error as Refusal
  }
  const bodies = async () =>
    (await shop.journal()).map(({ entry }) => (JSON.parse(entry) as { body: object }).body)

  it('opens the drawer for somebody who may not alone, once, and names both', async () => {
    const { counter } = shop
    const refusal = await refusalOf(counter.openDrawer('veksling'))
    expect(refusal.data).toEqual({ permission: 'open_drawer', amount: 0, limit: null })
    expect(await counter.staff.approve('manager', '1111', refusal)).toEqual({
      ok: false,
      waitSeconds: 0,
      allowed: true,
    })
    await refusalOf(counter.openDrawer('veksling'))
    expect(await counter.staff.approve('manager', '9876', refusal)).toEqual({ ok: true })
    await counter.openDrawer('veksling')
    const entry = JSON.parse((await shop.journal()).at(-1)?.entry ?? '')
    expect([entry.kind, entry.employee, entry.body]).toEqual([
      'drawer_opened',
      'cashier',
      { reason: 'veksling', approved_by: 'manager' },
    ])
    expect(counter.session.shift.figures.drawer_openings).toBe(1)
    await refusalOf(counter.openDrawer('veksling'))
  })

  it('is not given by who may not, nor for oneself', async () => {
    const { counter } = shop
    const refusal = await refusalOf(counter.openDrawer('veksling'))
    const no = { ok: false, waitSeconds: 0, allowed: false }
    expect(await counter.staff.approve('cashier', '1234', refusal)).toEqual(no)
    expect(await counter.staff.approve('mechanic', '1234', refusal)).toEqual(no)
    await refusalOf(counter.openDrawer('veksling'))
  })

  it('is for that amount, and for the cart as it stood', async () => {
    const { checkout, staff } = shop.counter
    await checkout.add('lock')
    const [refusal] = (await checkout.discountLine(1, HALF)).errors
    if (!refusal) throw new Error('half the price was given away')
    expect(refusal.data).toEqual({
      permission: 'line_discount',
      amount: 5000,
      limit: 1000,
      line: 1,
    })

    const refused = async (work: Promise<{ errors: Refusal[] }>) =>
      (await work).errors.map(({ code }) => code)
    await staff.approve('manager', '9876', refusal)
    expect(await refused(checkout.discountLine(1, { ...HALF, value: 5001 }))).toEqual([
      'approval_needed',
    ])
    await checkout.setQuantity(1, 9000)
    expect(await refused(checkout.discountLine(1, HALF))).toEqual(['approval_needed'])

    await staff.approve('manager', '9876', refusal)
    const given = await checkout.discountLine(1, HALF)
    expect(given.cart.lines[0]?.discounts).toEqual([
      {
        kind: 'line',
        amount: 112050,
        rate_bp: 5000,
        reason: 'damaged',
        employee: 'cashier',
        approved_by: 'manager',
      },
    ])
  })

  it('leaves no trace where it was not used', async () => {
    const refusal = await refusalOf(shop.counter.openDrawer('veksling'))
    const before = await bodies()
    await shop.counter.staff.approve('manager', '9876', refusal)
    expect(await bodies()).toEqual(before)
  })
})
