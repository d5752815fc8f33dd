import { Codes } from './codes'
import { fold, words } from './folding'
import { CHUNK_ROWS, GoodsChunk } from './goods-chunk'
import { barcodesOf, type Coded, codedBy, type GoodsRow, itemOf } from './goods-row'
import type { Item } from './shapes'
import type { GoodsChunkRow, GoodsStore } from './store'

const skuKey = (sku: string): string => sku.toLowerCase()

/** All goods of the shop, in memory: a scan is a look-up, a search one run through packed text. */
export class Goods {
  private chunks: GoodsChunk[] = []
  private variants = new Map<string, number>()
  private barcodes = new Codes()
  private skus = new Codes()
  /** Where the server's changes go on from; null before the first snapshot is whole. */
  cursor: string | null = null

  constructor(private readonly store: GoodsStore) {}

  get size(): number {
    return this.variants.size
  }

  /** Read what is kept on the device. Goods of half a snapshot are never seen: see `replace`. */
  async load(): Promise<void> {
    const [kept, cursor] = await Promise.all([
      this.store.chunks.orderBy('no').toArray(),
      this.store.facts.get('cursor'),
    ])
    this.cursor = cursor?.value ?? null
    this.fill(kept.map((row) => JSON.parse(row.rows) as (GoodsRow | null)[]))
  }

  /** Take a whole snapshot in place of everything. Memory follows only when the disk has it. */
  async replace(rows: GoodsRow[], cursor: string): Promise<void> {
    const parts: GoodsRow[][] = []
    for (let i = 0; i < rows.length; i += CHUNK_ROWS) parts.push(rows.slice(i, i + CHUNK_ROWS))
    const { chunks, facts } = this.store
    await this.store.transaction('rw', chunks, facts, async () => {
      await chunks.clear()
      await chunks.bulkPut(parts.map((part, no) => ({ no, rows: JSON.stringify(part) })))
      await facts.put({ key: 'cursor', value: cursor })
    })
    this.cursor = cursor
    this.fill(parts)
  }

  /** Take changes as one version: all of them and the cursor, or none. */
  async apply(rows: GoodsRow[], gone: string[], cursor: string): Promise<void> {
    const changes = this.placed(rows, gone)
    const { chunks, facts } = this.store
    await this.store.transaction('rw', chunks, facts, async () => {
      await chunks.bulkPut(this.rewritten(changes))
      await facts.put({ key: 'cursor', value: cursor })
    })
    this.cursor = cursor
    for (const [place, row] of changes) this.put(place, row)
  }

  /** Nothing of ours changed up to `cursor`. */
  async move(cursor: string): Promise<void> {
    await this.store.facts.put({ key: 'cursor', value: cursor })
    this.cursor = cursor
  }

  /** Everything that carries this code: by barcode, otherwise by SKU. */
  find(code: string): Coded[] {
    const places = this.barcodes.find(code)
    if (places.length > 0) return places.map((place) => codedBy(this.sure(place), code))
    const named = this.skus.find(skuKey(code))
    return named.map((place) => ({ item: itemOf(this.sure(place)), pieces: 1 }))
  }

  item(variant: string): Item | null {
    const place = this.variants.get(variant)
    return place === undefined ? null : itemOf(this.sure(place))
  }

  /**
   * Goods for what is typed so far: those with exactly this barcode or SKU, then where the name
   * begins with it, then where every word begins a word, then where every word is part of one.
   */
  search(query: string, limit: number): Item[] {
    const found = new Map(this.find(query.trim()).map(({ item }) => [item.variant, item]))
    for (const row of this.ranked(words(query), fold(query), limit)) {
      if (found.size >= limit) break
      if (!found.has(row[0])) found.set(row[0], itemOf(row))
    }
    return [...found.values()].slice(0, limit)
  }

  /** Make the search ready ahead of the first key, a little at a time. */
  async warm(): Promise<void> {
    for (const chunk of this.chunks) {
      chunk.warm()
      await new Promise((resolve) => setTimeout(resolve))
    }
  }

  private *ranked(typed: string[], whole: string, limit: number): Generator<GoodsRow> {
    const later: GoodsRow[] = []
    for (const chunk of this.chunks) {
      for (const place of chunk.matches(typed, 'beginning')) {
        const row = chunk.rows[place]
        if (row && chunk.name(place).startsWith(whole)) yield row
        else if (row && later.length < limit) later.push(row)
      }
    }
    yield* later
    for (const chunk of this.chunks) {
      for (const place of chunk.matches(typed, 'part')) {
        const row = chunk.rows[place]
        if (row) yield row
      }
    }
  }

  private fill(parts: (GoodsRow | null)[][]): void {
    this.chunks = parts.map((rows) => new GoodsChunk(rows))
    this.variants = new Map()
    this.barcodes = new Codes()
    this.skus = new Codes()
    parts.forEach((rows, no) =>
      rows.forEach((row, i) => {
        if (row) this.index(no * CHUNK_ROWS + i, row)
      }),
    )
  }

  /** Place → new row; goods not seen before go behind the last. */
  private placed(rows: GoodsRow[], gone: string[]): Map<number, GoodsRow | null> {
    const changes = new Map<number, GoodsRow | null>()
    const fresh = new Map<string, number>()
    const last = this.chunks.at(-1)
    let next = last ? (this.chunks.length - 1) * CHUNK_ROWS + last.rows.length : 0
    for (const row of rows) {
      const place = this.variants.get(row[0]) ?? fresh.get(row[0]) ?? next++
      fresh.set(row[0], place)
      changes.set(place, row)
    }
    for (const variant of gone) {
      const place = this.variants.get(variant) ?? fresh.get(variant)
      if (place !== undefined) changes.set(place, null)
    }
    return changes
  }

  private rewritten(changes: Map<number, GoodsRow | null>): GoodsChunkRow[] {
    const dirty = new Map<number, (GoodsRow | null)[]>()
    for (const [place, row] of changes) {
      const no = Math.floor(place / CHUNK_ROWS)
      const rows = dirty.get(no) ?? [...(this.chunks[no]?.rows ?? [])]
      rows[place % CHUNK_ROWS] = row
      dirty.set(no, rows)
    }
    return [...dirty].map(([no, rows]) => ({ no, rows: JSON.stringify(rows) }))
  }

  private put(place: number, row: GoodsRow | null): void {
    const no = Math.floor(place / CHUNK_ROWS)
    const chunk = (this.chunks[no] ??= new GoodsChunk([]))
    const before = chunk.rows[place % CHUNK_ROWS]
    if (before) this.unindex(place, before)
    chunk.put(place % CHUNK_ROWS, row)
    if (row) this.index(place, row)
  }

  private index(place: number, row: GoodsRow): void {
    this.variants.set(row[0], place)
    for (const barcode of barcodesOf(row)) this.barcodes.add(barcode, place)
    if (row[2]) this.skus.add(skuKey(row[2]), place)
  }

  private unindex(place: number, row: GoodsRow): void {
    this.variants.delete(row[0])
    for (const barcode of barcodesOf(row)) this.barcodes.remove(barcode, place)
    if (row[2]) this.skus.remove(skuKey(row[2]), place)
  }

  private sure(place: number): GoodsRow {
    const row = this.chunks[Math.floor(place / CHUNK_ROWS)]?.rows[place % CHUNK_ROWS]
    if (!row) throw new Error(`no goods at place ${place}`)
    return row
  }
}
