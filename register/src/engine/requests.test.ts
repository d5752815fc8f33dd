import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Shop } from '../../tests/shop'
import { Store } from './store'

describe('requests', () => {
  let shop: Shop
  beforeEach(async () => {
    shop = await Shop.ready()
    await shop.counter.sync.now()
  })
  afterEach(() => shop.close())

  const names = () => shop.server.done.map(({ body }) => (body as { name: string }).name)
  const ask = (name: string) => shop.counter.request('open_store', { name })
  const sent = () => vi.waitFor(() => expect(shop.trust.now.requests).toBe(0))

  it('are sent at once, with who asked, and then forgotten', async () => {
    const id = await ask('Amager')
    await sent()
    expect(shop.server.done).toMatchObject([
      { id, kind: 'open_store', employee: 'cashier', approved_by: null, body: { name: 'Amager' } },
    ])
    expect(await shop.store.requests.count()).toBe(0)
  })

  it('wait on the disk while there is no line, and across a crash', async () => {
    shop.server.online = false
    await ask('Amager')
    await ask('Brønshøj')
    await vi.waitFor(() => expect(shop.trust.now.requests).toBe(2))
    await shop.counter.stop()
    await shop.open()
    shop.server.online = true
    shop.counter.start()
    await sent()
    expect(names()).toEqual(['Amager', 'Brønshøj'])
  })

  it('are done once, though the answer was lost', async () => {
    shop.server.faultyRequests = ['answer lost']
    await ask('Amager')
    await vi.waitFor(() => expect(names()).toEqual(['Amager']))
    await shop.counter.reach()
    await sent()
    expect(names()).toEqual(['Amager'])
  })

  it.each(['cut', 'html', '500'] as const)('are kept when the line says %s', async (fault) => {
    shop.server.faultyRequests = [fault]
    await ask('Amager')
    await vi.waitFor(() => expect(shop.server.faultyRequests).toEqual([]))
    expect(await shop.store.requests.count()).toBe(1)
    await shop.counter.reach()
    await sent()
    expect(names()).toEqual(['Amager'])
  })

  it('that are refused stand in nobody’s way, until somebody has seen them', async () => {
    shop.server.refuseRequests = { Månen: { reason: 'too_far', data: { km: 384_400 } } }
    const id = await ask('Månen')
    await ask('Amager')
    await sent()
    expect(names()).toEqual(['Amager'])
    expect(shop.trust.now.refusedRequests).toBe(1)
    expect(await shop.counter.requests.refused()).toMatchObject([
      { id, body: { name: 'Månen' }, reason: 'too_far', data: { km: 384_400 } },
    ])
    await shop.counter.forgetRequest(id)
    expect(shop.trust.now.refusedRequests).toBe(0)
    expect(await shop.store.requests.count()).toBe(0)
  })

  it('that are put off come again later, and do not hold up others', async () => {
    shop.server.laterRequests = ['Broen']
    await ask('Broen')
    await ask('Amager')
    await vi.waitFor(() => expect(names()).toEqual(['Amager']))
    const [row] = await shop.store.requests.toArray()
    expect(row).toMatchObject({ tries: 1, body: { name: 'Broen' } })
    expect(row?.due).toBeGreaterThan(Date.now() - 1_000)
    shop.server.laterRequests = []
    await shop.counter.reach()
    await sent()
    expect(names()).toEqual(['Amager', 'Broen'])
  })

  it('that the answer does not name are not taken for done', async () => {
    shop.server.silent = true
    await ask('Amager')
    await vi.waitFor(async () => expect((await shop.store.requests.toArray())[0]?.tries).toBe(1))
    shop.server.silent = false
    await shop.counter.reach()
    await sent()
  })

  it('flow while the journal is refused', async () => {
    shop.server.refuse = 'fork'
    await shop.counter.checkout.add('bell')
    await shop.counter.openDrawer('x').catch(() => undefined)
    await ask('Amager')
    await sent()
    expect(names()).toEqual(['Amager'])
  })

  it('go to the disk with an entry, or not at all', async () => {
    const { session } = shop.counter
    const store = new Store()
    const { requestOf } = await import('./requests')
    const wish = requestOf({ kind: 'park', body: {}, employee: 'cashier' })
    await shop.counter.stop()
    const draft = session.draft('other', {})
    await session.record([draft], () => ({ requests: [wish] }))
    expect(await store.requests.toArray()).toMatchObject([{ id: wish.id, kind: 'park' }])
    const before = await store.journal.count()
    const twice = session.record([draft], () => ({ requests: [wish] }))
    await expect(twice).rejects.toThrow()
    expect(await store.journal.count()).toBe(before)
    store.close()
  })
})

describe('questions', () => {
  let shop: Shop
  beforeEach(async () => void (shop = await Shop.ready()))
  afterEach(() => shop.close())

  it('are answered', async () => {
    shop.server.answers = { balance: { left: 25_000 } }
    expect(await shop.counter.ask('balance', { code: 'x' })).toEqual({
      ok: true,
      answer: { left: 25_000 },
    })
  })

  it('are refused with a reason', async () => {
    expect(await shop.counter.ask('weather', {})).toEqual({
      ok: false,
      error: 'kind_unknown',
      data: { kind: 'weather' },
    })
  })

  it('are unreachable without a line, and are not kept', async () => {
    shop.server.online = false
    const none = { ok: false, error: 'unreachable', data: {} }
    expect(await shop.counter.ask('balance', {})).toEqual(none)
    expect(await shop.store.requests.count()).toBe(0)
  })

  it('are given up after three seconds', async () => {
    vi.stubGlobal('fetch', (_url: string, { signal }: RequestInit) => {
      return new Promise((_, reject) => {
        signal?.addEventListener('abort', () => reject(new Error('aborted')))
      })
    })
    const begun = Date.now()
    expect(await shop.counter.ask('balance', {})).toMatchObject({ error: 'unreachable' })
    expect(Date.now() - begun).toBeLessThan(10_000)
  })
})
