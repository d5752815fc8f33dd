import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FullDisk } from '../../tests/full-disk'
import { counting, leaving, PRICEBOOK, Shop } from '../../tests/shop'
import { EngineError } from './refusal'

let shop: Shop
let disk: FullDisk

beforeEach(async () => {
  shop = await Shop.ready()
  shop.server.online = false
  disk = new FullDisk()
})
afterEach(async () => {
  disk.remove()
  await shop.close()
})

const CARD = 7995
const BELL = '5701234567899'
const settle = () => new Promise((over) => setTimeout(over, 5))
const scan = () => shop.counter.checkout.scan(BELL)
const paid = async () => {
  await scan()
  await shop.counter.checkout.pay('card', CARD)
}

interface Deed {
  /** What stands before the disk runs full. */
  ready?: () => Promise<unknown>
  act: () => Promise<unknown>
}

/** Every deed of the counter that goes to the disk. */
const DEEDS: Record<string, Deed> = {
  finish: { ready: paid, act: () => shop.counter.checkout.finish() },
  remove: { ready: scan, act: () => shop.counter.checkout.remove(1) },
  abandon: { ready: scan, act: () => shop.counter.vouchers.abandon() },
  park: { ready: scan, act: () => shop.counter.parking.park() },
  resume: {
    ready: async () => {
      await scan()
      await shop.counter.parking.park()
      await shop.counter.checkout.scan('5701234567882')
    },
    act: async () => {
      const [sale] = shop.counter.session.now.parked
      if (!sale) throw new Error('a sale is parked')
      return shop.counter.parking.resume(sale)
    },
  },
  drop: {
    ready: async () => {
      await scan()
      await shop.counter.parking.park()
    },
    act: () => shop.counter.parking.drop(shop.counter.session.now.parked[0]?.id ?? ''),
  },
  'name a parked sale': {
    ready: async () => {
      await scan()
      await shop.counter.parking.park()
    },
    act: () => shop.counter.parking.name(shop.counter.session.now.parked[0]?.id ?? '', 'Per'),
  },
  proforma: { ready: scan, act: () => shop.counter.checkout.proforma() },
  'sell goods nobody knows': {
    act: () =>
      shop.counter.addUnknown({ code: '4006381333931', name: 'Sok', price: 500, vat: 'standard' }),
  },
  'check a price': {
    act: async () => {
      const item = shop.goods.item('bell')
      if (item) await shop.counter.checkPrice(item)
    },
  },
  'put cash in': {
    act: () =>
      shop.counter.drawer.move({ way: 'in', amount: 100, reason: 'change', note: '', photo: null }),
  },
  'x report': { act: () => shop.counter.shift.xReport() },
  'count cash': { act: () => shop.counter.shift.count(counting([{ value: 50000, count: 1 }]), '') },
  'close the shift': {
    ready: () => shop.counter.shift.count(counting([{ value: 10000, count: 5 }]), ''),
    act: () => shop.counter.closeShift(leaving(50000)),
  },
  practise: { act: () => shop.counter.setTraining(true) },
  'sign out': { act: () => shop.counter.staff.signOut() },
  'sign in': { act: () => shop.counter.staff.signIn('manager', '9876') },
  'a wrong PIN': { act: () => shop.counter.staff.signIn('manager', '0000') },
  'make a customer': { act: () => shop.counter.patrons.create({ name: 'Kirsten' }) },
  'lay out the tiles': {
    ready: async () => {
      await shop.counter.staff.signOut()
      await shop.counter.staff.signIn('manager', '9876')
    },
    act: () =>
      shop.counter.arrangeTiles([{ id: 'page', name: 'Kasse', colour: 'teal', tiles: [] }]),
  },
  'ask for something': { act: () => shop.counter.request('block_voucher', { number: '1' }) },
  'take new terms': {
    act: () => {
      const { feed } = shop.counter.session.now
      return shop.counter.session.renew({ ...feed, pricebook: { ...PRICEBOOK, version: '8' } })
    },
  },
}

/** What a restart would find, beside what memory has; a held cart may be a moment ahead. */
async function kept() {
  const { device, head, app, cart, ...rest } = await shop.store.everything()
  void [device, head, app, cart]
  return rest
}

function held() {
  const { cart, ...rest } = shop.counter.session.now
  void cart
  return rest
}

/** Whether it was refused for want of room, and in no other way. */
async function refused(act: () => Promise<unknown>): Promise<boolean> {
  try {
    const answer = (await act()) as { errors?: { code: string }[] } | null | undefined
    const codes = (answer?.errors ?? []).map(({ code }) => code)
    expect(codes.filter((code) => code !== 'storage_full')).toEqual([])
    return codes.length > 0
  } catch (error) {
    expect(error).toBeInstanceOf(EngineError)
    expect((error as EngineError).code).toBe('storage_full')
    return true
  }
}

describe('a disk that runs full at any write', () => {
  it.each(Object.entries(DEEDS))('%s: memory is what the disk has', async (_name, deed) => {
    await deed.ready?.()
    await settle()
    let failed = 0
    for (let room = 0; room < 30; room++) {
      const before = await shop.journal()
      const asked = await shop.store.requests.count()
      disk.room = room
      const wanted = await refused(deed.act)
      disk.room = Infinity
      await settle()
      const after = await shop.journal()
      expect(after.slice(0, before.length)).toEqual(before)
      expect(shop.counter.session.journal.head.seq).toBe(after.at(-1)?.seq)
      expect(await shop.counter.session.journal.damage(0)).toBeNull()
      expect(await kept()).toMatchObject(held())
      if (!wanted) break
      // Half of a deed may be one of its own, with an entry: as what stood is parked for the next.
      if (after.length === before.length) expect(await shop.store.requests.count()).toBe(asked)
      failed += 1
    }
    expect(failed).toBeGreaterThan(0)
    expect(failed).toBeLessThan(30)
  })
})

describe('the trust line', () => {
  it('says that there is no room from the write that found none to the one that finds it', async () => {
    await paid()
    await settle()
    disk.room = 0
    expect(await refused(() => shop.counter.checkout.finish())).toBe(true)
    expect(shop.trust.now.full).toBe(true)
    disk.room = Infinity
    await shop.counter.checkout.finish()
    expect(shop.trust.now).toMatchObject({ full: false, heldSales: 0 })
  })

  it('says so where the server has what cannot be marked as sent', async () => {
    await paid()
    await shop.counter.checkout.finish()
    await settle()
    shop.server.online = true
    disk.room = 0
    await shop.counter.sync.now()
    expect(shop.trust.now).toMatchObject({ full: true, heldSales: 1 })
    disk.room = Infinity
    await shop.counter.sync.now()
    expect(shop.trust.now).toMatchObject({ full: false, heldSales: 0 })
  })
})

it('says at a start that there is no room, and starts when there is', async () => {
  await settle()
  await shop.counter.stop()
  const before = await shop.journal()
  disk.room = 0
  expect(await shop.open()).toEqual({
    phase: 'recovery',
    reason: 'storage_full',
    lastSeq: 0,
    serverSeq: null,
  })
  disk.room = Infinity
  expect(await shop.journal()).toEqual(before)
  expect((await shop.open()).phase).toBe('ready')
  expect((await shop.kinds()).at(-1)).toBe('app_started')
})
