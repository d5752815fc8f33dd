import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Shop } from '../../tests/shop'
import { Door } from './door'
import { Outbox } from './outbox'
import { upload } from './upload'

let shop: Shop
let outbox: Outbox

beforeEach(async () => {
  shop = await Shop.ready()
  outbox = new Outbox(shop.store, 1)
})
afterEach(() => shop.close())

const send = () => upload(shop.counter.session.journal, outbox, new Door('shop.secret'))
const uploads = () => shop.server.requests.filter((path) => path === 'journal').length
const unsent = async () => (await shop.journal()).filter((row) => row.sent === 0).length

async function sell(times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    await shop.counter.checkout.scan('5701234567899')
    await shop.counter.checkout.pay('card', 7995)
    await shop.counter.checkout.finish()
  }
}

describe('an upload', () => {
  it('hands over the very entries, which the server finds signed and linked', async () => {
    await sell(3)
    expect(await outbox.held()).toMatchObject({ held: 6, heldSales: 3 })
    expect(await send()).toEqual({ state: 'sent', server: shop.counter.session.journal.head })
    const kept = (await shop.journal()).map(({ entry, sent }) => [entry, sent])
    expect(kept).toEqual(shop.server.kept.map(({ entry }) => [entry, 1]))
    expect(await outbox.held()).toEqual({ held: 0, heldSales: 0, oldestAt: null })
  })

  it.each(['cut', 'html', '500', 'answer lost'] as const)(
    'knows nothing after %s, keeps everything, and doubles nothing the next time',
    async (fault) => {
      await sell(2)
      shop.server.faults = [fault]
      expect(await send()).toEqual({ state: 'unknown' })
      expect(await unsent()).toBe(5)
      expect((await send()).state).toBe('sent')
      expect(shop.server.kept).toHaveLength(5)
      expect(await unsent()).toBe(0)
    },
  )

  it('goes in batches of two hundred', async () => {
    const { session } = shop.counter
    for (let i = 0; i < 41; i++) {
      await session.record(Array.from({ length: 10 }, () => session.draft('drawer_opened', {})))
    }
    expect((await send()).state).toBe('sent')
    expect(uploads()).toBe(3)
    expect(shop.server.kept).toHaveLength(413)
  })

  it('sends again from where a server stands that lost its latest entries', async () => {
    await sell(3)
    await send()
    shop.server.kept.splice(2)
    await sell(1)
    expect((await send()).state).toBe('sent')
    expect(shop.server.kept.map(({ hash }) => hash)).toEqual(
      (await shop.journal()).map(({ hash }) => hash),
    )
  })

  it('gives up on a server that stands where the chain never was', async () => {
    shop.server.before = { seq: 90, hash: 'f'.repeat(64) }
    expect(await send()).toMatchObject({ state: 'refused', reason: 'gap' })
    expect(await unsent()).toBe(3)
  })

  it.each(['fork', 'link', 'hash', 'signature', 'malformed', 'device_replaced'])(
    'keeps what is refused as %s and says why',
    async (reason) => {
      await sell(1)
      shop.server.refuse = reason
      expect(await send()).toEqual({
        state: 'refused',
        reason,
        server: { seq: 0, hash: '0'.repeat(64) },
      })
      expect(await unsent()).toBe(4)
      await sell(1)
      expect(await unsent()).toBe(5)
    },
  )

  it('does not press a refused entry on the server again until it is asked to', async () => {
    await sell(1)
    shop.server.refuse = 'fork'
    await shop.counter.sync.now()
    await shop.counter.sync.now()
    expect(uploads()).toBe(1)
    expect(shop.trust.now).toMatchObject({ refused: 'fork', held: 4, reachable: true })
    shop.server.refuse = null
    await shop.counter.reach()
    expect(shop.trust.now).toMatchObject({ refused: null, held: 0 })
  })

  it('marks only what is named by id and hash', async () => {
    await sell(1)
    const [first, second, third] = await shop.journal()
    if (!first || !second || !third) throw new Error('three entries are there')
    const result = 'stored' as const
    const named = [
      { id: first.id, seq: first.seq, hash: first.hash, result },
      { id: second.id, seq: second.seq, hash: third.hash, result },
      { id: second.id, seq: third.seq, hash: third.hash, result },
      { id: first.id, seq: 77, hash: first.hash, result },
    ]
    expect(await outbox.acknowledge(named)).toBe(1)
    expect((await shop.journal()).map(({ sent }) => sent)).toEqual([1, 0, 0, 0])
  })

  it('stops before sending a journal that was tampered with', async () => {
    await sell(2)
    const row = (await shop.journal())[3]
    if (!row) throw new Error('the first sale is there')
    await shop.store.journal.put({ ...row, entry: row.entry.replace('7995', '7990') })
    expect(await send()).toEqual({ state: 'damaged', damage: { reason: 'hash', lastSeq: 3 } })
    expect(shop.server.kept).toEqual([])
  })

  it('is turned away with a token nobody knows', async () => {
    const { journal } = shop.counter.session
    const stranger = new Door('other-organisation.secret')
    expect(await upload(journal, outbox, stranger)).toEqual({
      state: 'refused',
      reason: 'unauthorised',
      server: null,
    })
    expect(shop.server.kept).toEqual([])
  })
})
