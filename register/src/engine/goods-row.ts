import type { Item } from './shapes'

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
]

const WEIGHED = 1
const NOT_DISCOUNTABLE = 2
const BY_KILO = 4

export const barcodesOf = (row: GoodsRow): string[] => row[4].split(' ').filter(Boolean)

/** The item a row describes; `barcode` is the one scanned, otherwise its first. */
export function itemOf(row: GoodsRow, barcode?: string): Item {
  const flags = row[9]
  return {
    variant: row[0],
    product: row[1],
    sku: row[2],
    name: row[3],
    barcode: barcode ?? barcodesOf(row)[0] ?? '',
    price: row[5],
    vat: row[6],
    group: row[7],
    category: row[8],
    unit: flags & BY_KILO ? 'kg' : 'pcs',
    weighed: (flags & WEIGHED) !== 0,
    discountable: (flags & NOT_DISCOUNTABLE) === 0,
  }
}
