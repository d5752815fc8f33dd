import Dexie from 'dexie'
import type { JournalRow, Store } from './store'

/** An acknowledgement as the server words it. */
export interface Acknowledged {
  id: string
  seq: number
  hash: string
  result: 'stored' | 'known' | 'unprojected'
}

export interface Held {
  held: number
  heldSales: number
  oldestAt: string | null
}

/** Keeps one upload well below what a server takes in one request. */
const BATCH_ENTRIES = 200
const BATCH_CHARACTERS = 1_000_000

/** The entries of one chain that the server has not acknowledged. Nothing is ever deleted. */
export class Outbox {
  constructor(
    private readonly store: Store,
    private readonly chain: number,
  ) {}

  async held(): Promise<Held> {
    const { store, chain } = this
    const [held, heldSales, oldest] = await Promise.all([
      this.unsent().count(),
      store.journal.where('[chain+sent+kind]').equals([chain, 0, 'sale']).count(),
      this.unsent().first(),
    ])
    return { held, heldSales, oldestAt: oldest?.at ?? null }
  }

  /** Seq of the first entry not acknowledged, or null when everything is. */
  async first(): Promise<number | null> {
    return (await this.unsent().first())?.seq ?? null
  }

  /** Seq of the last entry the server is known to have; null if none of this chain. */
  async lastSent(): Promise<number | null> {
    const { store, chain } = this
    const row = await store.journal
      .where('[chain+sent+seq]')
      .between([chain, 1, Dexie.minKey], [chain, 1, Dexie.maxKey])
      .last()
    return row?.seq ?? null
  }

  /** Entries from `seq` on, acknowledged or not: as many as fit in one upload. */
  async batch(seq: number): Promise<JournalRow[]> {
    const rows = await this.store.journal
      .where('[chain+seq]')
      .between([this.chain, seq], [this.chain, Dexie.maxKey])
      .limit(BATCH_ENTRIES)
      .toArray()
    let characters = 0
    const end = rows.findIndex((row) => (characters += row.entry.length) > BATCH_CHARACTERS)
    return end < 0 ? rows : rows.slice(0, Math.max(1, end))
  }

  /**
   * Mark exactly the entries named, by id and hash. Answers how many of them were ours. Throws
   * `storage_full`.
   */
  acknowledge(named: Acknowledged[]): Promise<number> {
    return this.store.guarded(() => this.mark(named))
  }

  private mark(named: Acknowledged[]): Promise<number> {
    const { journal } = this.store
    return this.store.transaction('rw', journal, async () => {
      const rows = await journal.bulkGet(
        named.map(({ seq }): [number, number] => [this.chain, seq]),
      )
      const ours = rows.filter(
        (row, i) => row?.id === named[i]?.id && row?.hash === named[i]?.hash,
      ) as JournalRow[]
      const news = ours.filter((row) => row.sent === 0)
      await journal.bulkPut(news.map((row) => ({ ...row, sent: 1 })))
      return ours.length
    })
  }

  private unsent() {
    return this.store.journal
      .where('[chain+sent+seq]')
      .between([this.chain, 0, Dexie.minKey], [this.chain, 0, Dexie.maxKey])
  }
}
