import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Shop } from '../../tests/shop'
import type { TilePage } from './api'

let shop: Shop
beforeEach(async () => {
  shop = await Shop.ready()
  await shop.counter.staff.signOut()
  await shop.counter.staff.signIn('manager', '9876')
  await shop.counter.sync.now()
})
afterEach(() => shop.close())

const page = (name: string, ...variants: string[]): TilePage => ({
  id: `page ${name}`,
  name,
  colour: 'teal',
  tiles: variants.map((variant) => ({ variant, label: '', picture: `shop/${variant}` })),
})

const shown = () => shop.counter.tiles.pages.map(({ name }) => name)
const sent = () => vi.waitFor(() => expect(shop.trust.now.requests).toBe(0))
/** The server tells of a layout with its next terms. */
async function told(layout: string | null, ...tiles: TilePage[]): Promise<void> {
  const { pricebook, staff, posters, printers } = shop.counter.session.now.feed
  shop.server.newTerms = { pricebook, staff, posters, printers, tiles, layout }
  shop.server.cursor += 1
  await shop.counter.sync.now()
}

it('a layout stands here at once, without a line too, and goes out once', async () => {
  shop.server.online = false
  await shop.counter.arrangeTiles([page('Kasse', 'bell', 'lock')])
  expect(shown()).toEqual(['Kasse'])
  await shop.counter.stop()
  await shop.open()
  expect(shown()).toEqual(['Kasse'])
  shop.server.online = true
  shop.counter.start()
  await sent()
  expect(shop.server.done).toMatchObject([
    {
      kind: 'tiles_arranged',
      employee: 'manager',
      body: {
        id: shop.server.done[0]?.id,
        based_on: null,
        pages: [
          {
            id: 'page Kasse',
            name: 'Kasse',
            colour: 'teal',
            tiles: [
              { variant: 'bell', label: '', picture: 'bell' },
              { variant: 'lock', label: '', picture: 'lock' },
            ],
          },
        ],
      },
    },
  ])
  expect(await shop.kinds()).not.toContain('tiles_arranged')
})

it('terms that were made before it do not take it away; those that have it do', async () => {
  shop.server.laterRequests = ['tiles_arranged']
  await shop.counter.arrangeTiles([page('Kasse')])
  await vi.waitFor(async () => expect((await shop.store.requests.toArray())[0]?.tries).toBe(1))
  await told(null, page('Kontorets'))
  expect(shown()).toEqual(['Kasse'])
  shop.server.laterRequests = []
  await shop.counter.reach()
  await sent()
  expect(shown()).toEqual(['Kasse'])
  await told(shop.server.done[0]?.id ?? '', page('Kasse, som serveren har den'))
  expect(shown()).toEqual(['Kasse, som serveren har den'])
  expect(shop.counter.session.now.arranged).toBeNull()
})

it('one that another took the place of is given up, and somebody is told why', async () => {
  const data = { name: 'Olga' }
  shop.server.refuseRequests = { tiles_arranged: { reason: 'layout_newer', data } }
  await told('office', page('Kontorets'))
  await shop.counter.arrangeTiles([page('Kasse')])
  await vi.waitFor(() => expect(shop.trust.now.refusedRequests).toBe(1))
  await vi.waitFor(() => expect(shown()).toEqual(['Kontorets']))
  expect(await shop.counter.requests.refused()).toMatchObject([{ reason: 'layout_newer', data }])
})

it('the second of two is based on the first', async () => {
  shop.server.online = false
  await shop.counter.arrangeTiles([page('Kasse')])
  await shop.counter.arrangeTiles([page('Kasse'), page('Café')])
  const rows = await shop.store.requests.orderBy('id').toArray()
  const [first, second] = rows.map(({ id, body }) => ({ id, ...(body as { based_on: string }) }))
  expect(second?.based_on).toBe(first?.id)
  expect(shown()).toEqual(['Kasse', 'Café'])
})

it('who may not edit goods lays nothing out', async () => {
  await shop.counter.staff.signOut()
  await shop.counter.staff.signIn('cashier', '1234')
  await expect(shop.counter.arrangeTiles([page('Mit')])).rejects.toMatchObject({
    code: 'not_allowed',
  })
  expect(shown()).toEqual([])
  expect(await shop.store.requests.count()).toBe(0)
})
