import { fold } from './folding'
import { barcodesOf, type GoodsRow } from './goods-row'
import { type Fit, WordIndex } from './word-index'

/** Goods in one chunk: large enough to load fast, small enough to rewrite on a price change. */
export const CHUNK_ROWS = 1_000

/** Goods that are kept and searched together. */
export class GoodsChunk {
  private index: WordIndex | null = null
  /** Folded, one per row. */
  private names: string[] = []

  /** Null where goods are gone: their place is never given to others. */
  constructor(readonly rows: (GoodsRow | null)[]) {}

  put(place: number, row: GoodsRow | null): void {
    this.rows[place] = row
    this.index = null
  }

  /** Places whose goods have every word, in order. */
  matches(words: string[], fit: Fit): number[] {
    return this.indexed().matches(words, fit)
  }

  /** The folded name at a place that matched. */
  name(place: number): string {
    return this.names[place] ?? ''
  }

  /** Make the index ahead of the first search. */
  warm(): void {
    this.indexed()
  }

  private indexed(): WordIndex {
    if (this.index) return this.index
    this.names = this.rows.map((row) => (row ? fold(row[3]) : ''))
    const texts = this.rows.map((row, place) => (row ? textOf(row, this.names[place] ?? '') : ''))
    this.index = new WordIndex(texts)
    return this.index
  }
}

/** What goods are found by: name, SKU in its parts and in one, barcodes. */
function textOf(row: GoodsRow, name: string): string {
  const sku = fold(row[2])
  return [name, sku, sku.replaceAll(' ', ''), ...barcodesOf(row)].join(' ')
}
