import { fold } from './folding'
import type { Item } from './shapes'

/** A row as the server sends it; the order is `columns` of the snapshot. */
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

/** Goods in one chunk: large enough to load fast, small enough to rewrite on a price change. */
export const CHUNK_ROWS = 2_000

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

/** How a row's place in a search is chosen: by the beginning of its name, a word, or any part. */
export type Rank = 'name' | 'word' | 'part'

/** Goods kept and searched together: one packed text, each row on its own line. */
export class GoodsChunk {
  /** Null where goods are gone: places are never reused by others. */
  readonly rows: (GoodsRow | null)[]
  private text: string | null = null
  private starts = new Uint32Array(0)

  constructor(rows: (GoodsRow | null)[]) {
    this.rows = rows
  }

  put(place: number, row: GoodsRow | null): void {
    this.rows[place] = row
    this.text = null
  }

  /**
   * Places whose row has every word, in order. The longest word leads: the packed text is run
   * through for it alone, and only rows that have it are asked for the others.
   */
  *matches(words: string[], rank: Rank): Generator<number> {
    const [lead, ...others] = words
    if (lead === undefined) return
    const text = this.packed()
    const mark = rank === 'name' ? '\n ' : rank === 'word' ? ' ' : ''
    const needle = mark + lead
    const begin = rank === 'part' ? '' : ' '
    let at = text.indexOf(needle)
    while (at >= 0) {
      const place = this.placeAt(at)
      const end = this.starts[place + 1] ?? text.length
      const line = others.length > 0 ? text.slice(this.starts[place], end) : ''
      if (others.every((word) => line.includes(begin + word))) yield place
      at = text.indexOf(needle, end)
    }
  }

  /** Fold ahead of the first search. */
  warm(): void {
    this.packed()
  }

  /** Line per row: `\n <name> <sku> <barcodes>`, each word behind a space. */
  private packed(): string {
    if (this.text !== null) return this.text
    const lines = this.rows.map((row) => (row ? `\n ${searchText(row)}` : '\n'))
    this.starts = new Uint32Array(lines.length)
    let start = 0
    lines.forEach((line, place) => {
      this.starts[place] = start
      start += line.length
    })
    this.text = lines.join('')
    return this.text
  }

  private placeAt(position: number): number {
    let low = 0
    let high = this.starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.starts[middle] ?? 0) <= position) low = middle
      else high = middle - 1
    }
    return low
  }
}

function searchText(row: GoodsRow): string {
  const sku = fold(row[2])
  const joined = sku.includes(' ') ? ` ${sku.replaceAll(' ', '')}` : ''
  return `${fold(row[3])} ${sku}${joined} ${row[4]}`
}
