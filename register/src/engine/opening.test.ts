import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Shop } from '../../tests/shop'
import type { Figures } from './shapes'

let shop: Shop
beforeEach(async () => {
  shop = await Shop.make()
})
afterEach(async () => {
  vi.useRealTimers()
  await shop.close()
})

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
    await shop.counter.stop()
    await Promise.all([shop.store.delete(), shop.goodsStore.delete()])
    await Promise.all([shop.store.open(), shop.goodsStore.open()])

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

const resume = (shift: Figures | null) => ({
  receipts: 17,
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
    expect(await shop.open('1.0.0', true)).toEqual({
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
