import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Goods } from './goods'
import { CHUNK_ROWS } from './goods-chunk'
import type { GoodsRow } from './goods-row'
import { GoodsStore } from './store'

const row = (variant: string, sku: string, name: string, barcodes = '', flags = 0): GoodsRow => [
  variant,
  'p-' + variant,
  sku,
  name,
  barcodes,
  12500,
  'standard',
  '100',
  'cykler',
  flags,
  '',
  '',
  '',
]

const BIKE = row('v1', 'CY-100', 'Rød børnecykel 24"', '5701234567899 5701234567882')
const HELMET = row('v2', 'HJ-7', 'Cykelhjelm rød', '5701234500001')
const CABLE = row('v3', 'KA-1', 'Kabel pr. meter', '5701234500001', 2 | 4)
const BLUE = row('v4', 'CY-200', 'Blå bøjle', '')

let store: GoodsStore
let goods: Goods
const names = (query: string, limit = 10) => goods.search(query, limit).map((item) => item.name)

beforeEach(async () => {
  store = new GoodsStore()
  goods = new Goods(store)
  await goods.replace([BIKE, HELMET, CABLE, BLUE], 'c1')
})
afterEach(() => store.delete())

describe('a scan', () => {
  it('finds goods by any of their barcodes and says which was scanned', () => {
    const item = {
      variant: 'v1',
      product: 'p-v1',
      sku: 'CY-100',
      name: 'Rød børnecykel 24"',
      barcode: '5701234567882',
      price: 12500,
      vat: 'standard',
      group: '100',
      category: 'cykler',
      brand: '',
      tags: [],
      prices: [],
      unit: 'pcs',
      weighed: false,
      discountable: true,
    }
    expect(goods.find('5701234567882')).toEqual([{ item, pieces: 1 }])
  })

  it('gives every item that carries the code, with what the flags say of it', () => {
    const [helmet, cable] = goods.find('5701234500001').map(({ item }) => item)
    expect([helmet?.variant, helmet?.discountable, helmet?.unit]).toEqual(['v2', true, 'pcs'])
    expect([cable?.variant, cable?.discountable, cable?.unit]).toEqual(['v3', false, 'kg'])
  })

  it('takes a SKU where no barcode matches, in any case', () => {
    expect(goods.find('cy-200').map(({ item }) => item.variant)).toEqual(['v4'])
    expect(goods.find('0000')).toEqual([])
  })
})

describe('a pack', () => {
  const TUBE = row('v6', 'SL-28', 'Slange 28"', '5701111111116*6 5702222222223 5703333333330*24')
  const scanned = (code: string) =>
    goods.find(code).map(({ item, pieces }) => [item.variant, item.barcode, pieces])

  beforeEach(() => goods.apply([TUBE], [], 'c2'))

  it('is found by its own code and stands for all its pieces', () => {
    expect(scanned('5701111111116')).toEqual([['v6', '5701111111116', 6]])
    expect(scanned('5703333333330')).toEqual([['v6', '5703333333330', 24]])
    expect(scanned('5702222222223')).toEqual([['v6', '5702222222223', 1]])
    expect(scanned('SL-28')).toEqual([['v6', '5702222222223', 1]])
    expect(scanned('5701111111116*6')).toEqual([])
  })

  it('changes nothing for a search or a tile: there a piece is meant', () => {
    expect(goods.item('v6')?.barcode).toBe('5702222222223')
    expect(goods.search('slange', 5).map(({ barcode }) => barcode)).toEqual(['5702222222223'])
    expect(names('5703333333330')).toEqual(['Slange 28"'])
  })

  it('is forgotten with its goods', async () => {
    await goods.apply([], ['v6'], 'c3')
    expect(scanned('5701111111116')).toEqual([])
  })
})

describe('a search', () => {
  it('matches beginnings of words, every word, in any order', () => {
    expect(names('bør rø')).toEqual(['Rød børnecykel 24"'])
    expect(names('rød')).toEqual(['Rød børnecykel 24"', 'Cykelhjelm rød'])
    expect(names('rød kabel')).toEqual([])
  })

  it('takes ae, oe and aa for æ, ø and å', () => {
    expect(names('blaa boejle')).toEqual(['Blå bøjle'])
    expect(names('BLÅ')).toEqual(['Blå bøjle'])
  })

  it('puts the exact code first and finds parts of words last', () => {
    expect(names('HJ-7')).toEqual(['Cykelhjelm rød'])
    expect(names('cykel')).toEqual(['Cykelhjelm rød', 'Rød børnecykel 24"'])
    expect(names('cy100')).toEqual(['Rød børnecykel 24"'])
    expect(names('57012345678')).toEqual(['Rød børnecykel 24"'])
  })

  it('keeps to the limit and finds nothing for nothing', () => {
    expect(names('r', 1)).toEqual(['Rød børnecykel 24"'])
    expect(names('  ')).toEqual([])
  })
})

describe('changes', () => {
  it('replace, add and remove goods as one version, also after a restart', async () => {
    const dearer: GoodsRow = [...BIKE]
    dearer[5] = 99900
    dearer[4] = '5709999999999'
    await goods.apply([dearer, row('v5', 'NY-1', 'Ny lygte', '5700000000005')], ['v2'], 'c2')
    const restarted = new Goods(store)
    await restarted.load()
    for (const shown of [goods, restarted]) {
      expect(shown.cursor).toBe('c2')
      expect(shown.size).toBe(4)
      expect(shown.item('v1')?.price).toBe(99900)
      expect(shown.find('5701234567899')).toEqual([])
      expect(shown.find('5709999999999').map(({ item }) => item.variant)).toEqual(['v1'])
      expect(shown.find('5701234500001').map(({ item }) => item.variant)).toEqual(['v3'])
      expect(shown.search('ny', 5).map((item) => item.variant)).toEqual(['v5'])
      expect(shown.search('hjelm', 5)).toEqual([])
      expect(shown.item('v4')).toEqual(goods.item('v4'))
    }
  })

  it('grow past a chunk without moving the goods already there', async () => {
    const many = Array.from({ length: CHUNK_ROWS + 5 }, (_, i) =>
      row(`m${i}`, `S${i}`, `Vare ${i}`),
    )
    await goods.replace(many, 'c3')
    await goods.apply([row('extra', 'X', 'Ekstra')], [], 'c4')
    expect(goods.size).toBe(CHUNK_ROWS + 6)
    expect((await store.chunks.toArray()).length).toBe(2)
    expect(goods.item(`m${CHUNK_ROWS + 4}`)?.name).toBe(`Vare ${CHUNK_ROWS + 4}`)
    expect(goods.search('ekstra', 5).map((item) => item.variant)).toEqual(['extra'])
  })
})
