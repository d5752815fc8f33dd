import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Shop } from '../../tests/shop'
import { pinWait } from './staff'

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
    ['close_shift', () => shop.counter.shift.count([], '')],
    ['close_shift', () => shop.counter.closeShift(0)],
    ['training', () => shop.counter.setTraining(true)],
    ['reprint', () => shop.counter.sales.copy('any')],
    ['open_drawer', () => shop.counter.openDrawer('veksling')],
  ])('is refused what needs %s, and nothing is written', async (permission, work) => {
    const before = await shop.journal()
    await expect(work()).rejects.toMatchObject({ code: 'permission_needed', data: { permission } })
    expect(await shop.journal()).toEqual(before)
  })
})

describe('an approval on the spot', () => {
  it('takes the PIN of somebody who may', async () => {
    const { staff } = shop.counter
    expect(await staff.approver('manager', '9876', 'open_drawer')).toBe('manager')
    expect(await staff.approver('manager', '1111', 'open_drawer')).toBeNull()
    expect(await staff.approver('cashier', '1234', 'open_drawer')).toBeNull()
  })

  it('opens the drawer for somebody who may not, and names both', async () => {
    await expect(shop.counter.openDrawer('veksling')).rejects.toMatchObject({
      code: 'permission_needed',
      data: { permission: 'open_drawer' },
    })
    await shop.counter.openDrawer('veksling', 'manager')
    const entry = JSON.parse((await shop.journal()).at(-1)?.entry ?? '')
    expect([entry.kind, entry.employee, entry.body]).toEqual([
      'drawer_opened',
      'cashier',
      { reason: 'veksling', approved_by: 'manager' },
    ])
    expect(shop.counter.session.shift.figures.drawer_openings).toBe(1)
  })
})
