import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PRICEBOOK, Shop } from '../../tests/shop'
import type { Entry, Figures } from './shapes'

let shop: Shop
beforeEach(async () => {
  shop = await Shop.make()
})
afterEach(async () => {
  vi.useRealTimers()
  await shop.close()
})

/** The browser, or its profile, is another one. */
const throwAway = async () => {
  await shop.counter.stop()
  await Promise.all([shop.store.delete(), shop.goodsStore.delete()])
  await Promise.all([shop.store.open(), shop.goodsStore.open()])
}

const sell = async () => {
  await shop.counter.checkout.scan('5701234567899')
  await shop.counter.checkout.pay('card', 7995)
  const finished = await shop.counter.checkout.finish()
  return finished.ok ? finished.sale.receiptNo : finished.errors
}

describe('pairing', () => {
  it('says what is wrong with a code and changes nothing', async () => {
    expect(await shop.pair('WRONG')).toEqual({ ok: false, error: 'code_unknown' })
    shop.server.online = false
    expect(await shop.pair()).toEqual({ ok: false, error: 'unreachable' })
    expect(await shop.open()).toEqual({ phase: 'unpaired' })
  })

  it('makes a key nobody can read', async () => {
    await shop.pair()
    const { device } = await shop.store.everything()
    if (!device) throw new Error('the device is paired')
    await expect(crypto.subtle.exportKey('pkcs8', device.keys.privateKey)).rejects.toThrow()
  })

  it('goes on with its own journal when it is paired again', async () => {
    await shop.pair()
    await shop.open()
    await shop.counter.sync.now()
    await shop.pair()
    await shop.open()
    expect(await shop.kinds()).toEqual(['app_started', 'app_started'])
    await shop.counter.sync.now()
    expect(shop.trust.now).toMatchObject({ held: 0, refused: null })
  })

  it('begins where the server stands on a device that takes over, with its numbers', async () => {
    shop.server.before = { seq: 40, hash: 'a'.repeat(64) }
    shop.server.resume = resume(null)
    await shop.pair()
    await shop.open()
    await shop.counter.staff.signIn('cashier', '1234')
    await expect(shop.counter.shift.open(0, [])).rejects.toMatchObject({
      code: 'difference_unexplained',
      data: { difference: -20000 },
    })
    await shop.counter.shift.open(20000, [])
    expect(await sell()).toBe('K1-18')
    expect(await shop.kinds()).toEqual([
      'key_rotated',
      'app_started',
      'signed_in',
      'float_set',
      'sale',
    ])
    expect((await shop.journal())[0]).toMatchObject({ seq: 41 })
    expect(shop.counter.session.shift.figures).toMatchObject({
      number: 4,
      grand: { sales: 900 + 7995, returns: 0, net: 900 + 7995 },
    })
    await shop.counter.sync.now()
    expect(shop.trust.now).toMatchObject({ held: 0, refused: null })
  })

  it('goes on with the shift that stands open there', async () => {
    await shop.pair()
    await shop.open()
    await shop.counter.staff.signIn('cashier', '1234')
    await shop.counter.shift.open(50000, [])
    await sell()
    await shop.counter.sync.now()
    const { figures } = shop.counter.session.shift
    await throwAway()
    shop.server.resume = resume(figures)
    await shop.pair()
    await shop.open()
    await shop.counter.staff.signIn('cashier', '1234')
    expect(await sell()).toBe('K1-18')
    expect(shop.counter.session.shift).toMatchObject({
      id: figures.shift,
      number: 1,
      openedAt: figures.opened_at,
      openingFloat: 50000,
      figures: { receipts: 2, total: 2 * 7995, first_seq: figures.first_seq },
    })
  })
})

describe('a device that was lost with its sales', () => {
  /** Three receipts on paper; the server has heard of the first. */
  const lose = async () => {
    await shop.pair()
    await shop.open()
    await shop.counter.staff.signIn('cashier', '1234')
    await shop.counter.shift.open(50000, [])
    await sell()
    await shop.counter.sync.now()
    shop.server.online = false
    expect([await sell(), await sell()]).toEqual(['K1-2', 'K1-3'])
    shop.server.online = true
  }
  const follow = async () => {
    await shop.open()
    await shop.counter.staff.signIn('cashier', '1234')
    if (!shop.counter.session.now.shift) await shop.counter.shift.open(20000, [])
    return sell()
  }
  const skipped = async () =>
    (await shop.journal())
      .filter(({ kind }) => kind === 'numbers_skipped')
      .map(({ entry }) => (JSON.parse(entry) as Entry).body)

  beforeEach(async () => {
    await lose()
    shop.server.resume = { ...resume(null), receipts: 1, reserved: 1000 }
  })

  it('is followed behind every number it may have given, and that is written down', async () => {
    await throwAway()
    await shop.pair()
    expect(await follow()).toBe('K1-1001')
    expect(await shop.kinds()).toEqual([
      'key_rotated',
      'numbers_skipped',
      'app_started',
      'signed_in',
      'float_set',
      'sale',
    ])
    expect(await skipped()).toEqual([{ first: 2, last: 1000, known: false }])
    await shop.open()
    expect(await skipped()).toHaveLength(1)
    await shop.counter.sync.now()
    expect(shop.trust.now).toMatchObject({ held: 0, refused: null })
  })

  it('is followed so too where the server never heard of it', async () => {
    await throwAway()
    shop.server.kept.length = 0
    shop.server.resume = { ...resume(null), receipts: 0, reserved: 1000 }
    await shop.pair()
    expect(await follow()).toBe('K1-1001')
    expect((await shop.kinds()).slice(0, 2)).toEqual(['numbers_skipped', 'app_started'])
  })

  it('tells what it remembers having given, where that is more', async () => {
    await throwAway()
    const remembered = { ...REMEMBERED, receipts: 1200 }
    await shop.pair('ABCD2345', { sound: true, remembered })
    expect(await follow()).toBe('K1-1201')
    expect(await skipped()).toEqual([{ first: 2, last: 1200, known: false }])
  })

  it('is not taken for another register it once was', async () => {
    await throwAway()
    const remembered = { ...REMEMBERED, register: 'other', receipts: 1200 }
    await shop.pair('ABCD2345', { sound: true, remembered })
    expect(await follow()).toBe('K1-1001')
  })

  it('knows its own numbers where its journal was damaged: none is missing but those', async () => {
    const [first] = await shop.journal()
    if (!first) throw new Error('there are entries')
    await shop.counter.stop()
    await shop.store.journal.put({ ...first, entry: `${first.entry} ` })
    expect((await shop.open()).phase).toBe('recovery')
    await shop.pair('ABCD2345', { sound: false, remembered: null })
    expect(await follow()).toBe('K1-4')
    expect(await skipped()).toEqual([{ first: 2, last: 3, known: true }])
  })

  it('does not trust a journal that ends before the server’s', async () => {
    await shop.counter.sync.now()
    await shop.counter.stop()
    const rows = await shop.journal()
    await shop.store.journal.bulkDelete(rows.slice(2).map(({ seq }) => [1, seq]))
    const second = rows[1]
    if (!second) throw new Error('there are entries')
    const head = { seq: second.seq, hash: second.hash }
    await shop.store.transaction('rw', shop.store.state, () => shop.store.change({ head }))
    shop.server.resume = { ...resume(null), receipts: 3, reserved: 1000 }
    await shop.pair()
    expect(await follow()).toBe('K1-1001')
  })

  it('goes on as ever when it comes back itself: its sales follow', async () => {
    await shop.pair()
    expect(await follow()).toBe('K1-4')
    expect(await skipped()).toEqual([])
    await shop.counter.sync.now()
    const sales = shop.server.entries.filter(({ kind }) => kind === 'sale')
    expect(sales.map(({ body }) => body['receipt_no'])).toEqual(['K1-1', 'K1-2', 'K1-3', 'K1-4'])
  })
})

const REMEMBERED = {
  register: PRICEBOOK.register,
  code: 'K1',
  receipts: 19,
  held: 5,
  heldSales: 2,
  at: '2026-11-21T10:00:00Z',
}

const resume = (shift: Figures | null) => ({
  receipts: 17,
  reserved: 17,
  shifts: 3,
  grand: { sales: 900, returns: 0, net: 900 },
  float_left: 20000,
  float_counted: true,
  shift,
})

describe('a start', () => {
  beforeEach(async () => {
    await shop.pair()
    await shop.open()
  })

  it('needs no network once everything is there', async () => {
    shop.server.online = false
    expect((await shop.open()).phase).toBe('ready')
    expect(shop.goods.find('5701234567882').map(({ item }) => item.name)).toEqual(['Kædelås'])
    await shop.counter.staff.signIn('cashier', '1234')
    await shop.counter.shift.open(0, [])
    expect(await sell()).toBe('K1-1')
  })

  it('writes itself down, and a new version', async () => {
    await shop.open('1.0.0')
    await shop.open('1.1.0')
    expect(await shop.kinds()).toEqual(['app_started', 'app_started', 'app_started', 'app_updated'])
    expect(JSON.parse((await shop.journal())[3]?.entry ?? '')).toMatchObject({
      app: '1.1.0',
      body: { from: '1.0.0', to: '1.1.0' },
    })
  })

  it('writes down a clock that was set back', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 3_600_000 })
    await shop.open()
    expect((await shop.kinds()).slice(1)).toEqual(['clock_jumped', 'app_started'])
  })

  it('says so when the device forgot that it was a register', async () => {
    await Promise.all([shop.store.state.clear(), shop.store.journal.clear()])
    expect(await shop.open('1.0.0', REMEMBERED)).toEqual({
      phase: 'recovery',
      reason: 'storage_lost',
      lastSeq: 0,
      serverSeq: null,
    })
  })

  it.each([
    ['an entry was changed', 'hash', 1],
    ['an entry is missing', 'missing', 1],
    ['the last entry was cut off', 'head', 2],
    ['another key signed', 'signature', 2],
  ])('stops when %s, and repairs nothing', async (story, reason, lastSeq) => {
    await shop.open()
    await shop.open()
    const [, second, third] = await shop.journal()
    if (!second || !third) throw new Error('three starts were written')
    const { journal } = shop.store
    if (reason === 'hash') await journal.put({ ...second, entry: second.entry + ' ' })
    if (reason === 'missing') await journal.delete([1, 2])
    if (reason === 'head') await journal.delete([1, 3])
    if (reason === 'signature') await journal.put({ ...third, signature: second.signature })
    const before = await shop.journal()
    expect(await shop.open(), story).toEqual({
      phase: 'recovery',
      reason,
      lastSeq,
      serverSeq: null,
    })
    expect(await shop.journal()).toEqual(before)
  })
})

describe('news from the server', () => {
  beforeEach(async () => {
    await shop.pair()
    await shop.open()
  })

  it('arrive as one version, and a lost cursor brings a whole snapshot', async () => {
    const bell = ['bell', 'p-bell', 'S-bell', 'Ringeklokke', '5701234567899', 8995] as const
    shop.server.changed = [[...bell, 'standard', '100', 'cykler', 0, '', '', '']]
    shop.server.gone = ['lock']
    shop.server.cursor = 2
    await shop.counter.sync.now()
    expect(shop.goods.item('bell')?.price).toBe(8995)
    expect(shop.goods.item('lock')).toBeNull()
    await shop.goods.move('lost')
    await shop.counter.sync.now()
    expect(shop.goods.cursor).toBe('c2')
    expect(shop.goods.item('lock')?.price).toBe(24900)
    expect(shop.goods.size).toBe(3)
  })

  it('say that the device was let go, and the last entries are handed in first', async () => {
    shop.server.revoked = true
    await shop.counter.sync.now()
    expect(shop.revocations).toBe(1)
    expect(shop.trust.now.held).toBe(0)
  })
})
