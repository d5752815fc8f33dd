import type { Item, ListPrice } from './shapes'

/** Goods as the server sends them; the order is `columns` of the snapshot. */
export type GoodsRow = [
  variant: string,
  product: string,
  sku: string,
  name: string,
  barcodes: string,
  price: number | null,
  vat: string,
  group: string,
  category: string,
  flags: number,
  brand: string,
  tags: string,
  prices: string,
  /** Variant of the bottle deposit that comes with it. */
  deposit?: string | null,
]

const WEIGHED = 1
const NOT_DISCOUNTABLE = 2
const BY_KILO = 4
const SERIAL = 8
const BOTTLE_DEPOSIT = 16
/** From here up stands the age limit. */
const AGE = 32

/** One piece, as quantities are counted. */
export const PIECE_MILLI = 1000

/** Between a pack's code and how many pieces are in it. */
const PACK = '*'

/** Goods as a code names them: a piece, or a pack of several sold at the price of a piece. */
export interface Coded {
  item: Item
  pieces: number
}

/** Every code the goods can be scanned by, those of packs included. */
export function barcodesOf(row: GoodsRow): string[] {
  const marked = markedOf(row)
  return row[4].includes(PACK) ? marked.map((one) => one.split(PACK, 1)[0] ?? one) : marked
}

/** What a scanned code of these goods stands for. */
export function codedBy(row: GoodsRow, barcode: string): Coded {
  const pack = markedOf(row).find((one) => one.startsWith(barcode + PACK))
  const pieces = pack === undefined ? 1 : Number(pack.slice(barcode.length + PACK.length))
  return { item: itemOf(row, barcode), pieces }
}

/** The item a row describes; `barcode` is the one scanned, otherwise the first of a piece. */
export function itemOf(row: GoodsRow, barcode?: string): Item {
  const flags = row[9]
  return {
    variant: row[0],
    product: row[1],
    sku: row[2],
    name: row[3],
    barcode: barcode ?? markedOf(row).find((one) => !one.includes(PACK)) ?? '',
    price: row[5],
    vat: row[6],
    group: row[7],
    category: row[8],
    brand: row[10],
    tags: row[11] ? row[11].split(',') : [],
    prices: row[12] ? row[12].split(' ').map(listed) : [],
    unit: flags & BY_KILO ? 'kg' : 'pcs',
    weighed: (flags & WEIGHED) !== 0,
    discountable: (flags & NOT_DISCOUNTABLE) === 0,
    ...special(row),
  }
}

/** What only goods of a special nature have. */
function special([, , , , , , , , , flags, , , , deposit]: GoodsRow): Partial<Item> {
  if (flags < SERIAL && !deposit) return {}
  return {
    ...(flags & SERIAL && { serial: true }),
    ...(flags & BOTTLE_DEPOSIT && { bottle_deposit: true }),
    ...(flags >= AGE && { age_limit: Math.floor(flags / AGE) }),
    ...(deposit && { deposit }),
  }
}

/** A price on another list than the chain's, as it was sent. */
function listed(sent: string): ListPrice {
  const [list = '', price] = sent.split('=')
  return { list, price: Number(price) }
}

/** The codes as they were sent, a pack's with its number of pieces. */
const markedOf = (row: GoodsRow): string[] => row[4].split(' ').filter(Boolean)
