import Dexie from 'dexie'
import type { Entry } from './shapes'
import type { Head, JournalRow, Store } from './store'

export interface Damage {
  reason: string
  lastSeq: number
}

/** One chain of entries as it is kept on this device. Reads only. */
export class Chain {
  constructor(
    protected readonly store: Store,
    readonly no: number,
    /** Where it began on this device: entries up to here live at the server alone. */
    readonly origin: Head,
    protected current: Head,
  ) {}

  get head(): Head {
    return this.current
  }

  /** Seq of the last Z on this device, or where its chain began. */
  async lastClosing(): Promise<number> {
    const { no, origin } = this
    const row = await this.store.journal
      .where('[chain+kind+seq]')
      .between([no, 'z_report', Dexie.minKey], [no, 'z_report', Dexie.maxKey])
      .last()
    return row?.seq ?? origin.seq
  }

  /** When the last entry was written; null before the first on this device. */
  async lastAt(): Promise<string | null> {
    return (await this.range(this.current.seq - 1, 1))[0]?.at ?? null
  }

  /**
   * The first row that was changed, or does not follow from the one before it. Done here and
   * not by the till: its check takes the canonical form apart, which costs seconds for a busy
   * day, while the hash says the same of a text that was canonical when it was written.
   */
  async broken(rows: JournalRow[], before: Head): Promise<Damage | null> {
    let { seq, hash } = before
    for (const row of rows) {
      const reason = await fault(row, seq, hash)
      if (reason) return { reason, lastSeq: seq }
      seq = row.seq
      hash = row.hash
    }
    return null
  }

  /** Rows after `from` in order, at most `limit`. */
  range(from: number, limit?: number): Promise<JournalRow[]> {
    const { no } = this
    const rows = this.store.journal.where('[chain+seq]').between([no, from + 1], [no, Dexie.maxKey])
    return (limit === undefined ? rows : rows.limit(limit)).toArray()
  }
}

async function fault(row: JournalRow, seq: number, hash: string): Promise<string | null> {
  if (row.seq !== seq + 1) return 'missing'
  if ((await sha256(row.entry)) !== row.hash) return 'hash'
  const entry = JSON.parse(row.entry) as Entry
  return entry.prev === hash && entry.seq === row.seq && entry.id === row.id ? null : 'link'
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
