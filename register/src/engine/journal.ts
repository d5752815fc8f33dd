import Dexie from 'dexie'
import { isSignedBy, sign } from './keys'
import { EngineError } from './refusal'
import type { Entry, Envelope } from './shapes'
import {
  type Device,
  type Head,
  isQuotaError,
  type JournalRow,
  type StateChange,
  type Store,
} from './store'
import type { Sealed } from './till'
import { uuidv7 } from './uuid'

/** An entry to be: the journal gives it its identity and place in the chain. */
export interface Draft {
  kind: string
  /** Its id, where something else carries it already; otherwise a new one. */
  id?: string
  seal: (envelope: Envelope) => Sealed
}

/** When, where and by whom: the part of an envelope the journal does not know. */
export type Place = Pick<Envelope, 'at' | 'opened_at' | 'shift' | 'employee' | 'app' | 'training'>

/** The small state that goes down in the same transaction as the entries. */
export type Consequence = (entries: Entry[], head: Head) => StateChange

export interface Damage {
  reason: string
  lastSeq: number
}

/** The append-only chain of this register. Only one writer exists: see `lock.ts`. */
export class Journal {
  private tail: Promise<unknown> = Promise.resolve()

  constructor(
    private readonly store: Store,
    readonly device: Device,
    private current: Head,
  ) {}

  get head(): Head {
    return this.current
  }

  /**
   * Seal, sign and keep the drafts and their consequence, all or nothing. When this resolves
   * the entries are on the disk. Rejects with `storage_full` or `elsewhere`; then nothing of
   * it happened.
   */
  append(place: Place, drafts: Draft[], consequence: Consequence): Promise<JournalRow[]> {
    const work = this.tail.then(() => this.write(place, drafts, consequence))
    this.tail = work.catch(() => undefined)
    return work
  }

  private async write(
    place: Place,
    drafts: Draft[],
    consequence: Consequence,
  ): Promise<JournalRow[]> {
    const rows = await this.chain(place, drafts)
    const last = rows.at(-1)
    if (!last) return rows
    const head = { seq: last.seq, hash: last.hash }
    const entries = rows.map((row) => JSON.parse(row.entry) as Entry)
    const change = { ...consequence(entries, head), head }
    await this.keep(rows, change)
    this.current = head
    return rows
  }

  private async chain(place: Place, drafts: Draft[]): Promise<JournalRow[]> {
    const rows: JournalRow[] = []
    let { seq, hash } = this.current
    for (const draft of drafts) {
      const identity = { id: draft.id ?? uuidv7(), register: this.device.register }
      const envelope: Envelope = { ...identity, seq: seq + 1, prev: hash, ...place }
      const sealed = draft.seal(envelope)
      seq = envelope.seq
      hash = sealed.hash
      const signature = await sign(this.device.keys, sealed.entry)
      const { id, at } = envelope
      const { chain } = this.device
      rows.push({ chain, seq, id, kind: draft.kind, at, ...sealed, signature, sent: 0 })
    }
    return rows
  }

  private async keep(rows: JournalRow[], change: StateChange & { head: Head }): Promise<void> {
    try {
      await this.transact(rows, change)
    } catch (error) {
      if (isQuotaError(error)) throw new EngineError('storage_full')
      if (error instanceof EngineError) throw error
      // WebKit may lose the connection to its database process after a sleep; a fresh one
      // works. Whether the first try got through is seen by the head.
      this.store.close()
      await this.store.open()
      await this.transact(rows, change)
    }
  }

  private transact(rows: JournalRow[], change: StateChange & { head: Head }): Promise<void> {
    return this.store.transaction('rw', this.store.journal, this.store.state, async () => {
      const head = (await this.store.state.get('head'))?.value as Head | undefined
      if (head?.hash === change.head.hash) return
      if (head?.seq !== this.current.seq || head.hash !== this.current.hash) {
        throw new EngineError('elsewhere')
      }
      await this.store.journal.bulkAdd(rows)
      await this.store.change(change)
    })
  }

  /** Seq of the last Z on this device, or where its chain began. */
  async lastClosing(): Promise<number> {
    const { chain, origin } = this.device
    const row = await this.store.journal
      .where('[chain+kind+seq]')
      .between([chain, 'z_report', Dexie.minKey], [chain, 'z_report', Dexie.maxKey])
      .last()
    return row?.seq ?? origin.seq
  }

  /** When the last entry was written; null before the first on this device. */
  async lastAt(): Promise<string | null> {
    return (await this.range(this.current.seq - 1, 1))[0]?.at ?? null
  }

  /** Whether what is kept after `from` is the very chain that was written. */
  async damage(from: number): Promise<Damage | null> {
    const { chain, origin } = this.device
    const rows = await this.range(from)
    const before = from > origin.seq ? await this.store.journal.get([chain, from]) : origin
    const broken = (reason: string, lastSeq: number): Damage => ({ reason, lastSeq })
    if (!before) return broken('missing', from)
    const found = await this.broken(rows, before)
    if (found) return found
    const last = rows.at(-1) ?? before
    if (last.seq !== this.current.seq || last.hash !== this.current.hash) {
      return broken('head', last.seq)
    }
    const signed = rows.at(-1)
    const genuine = !signed || (await isSignedBy(this.device.keys, signed.entry, signed.signature))
    return genuine ? null : broken('signature', last.seq - 1)
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
    const { chain } = this.device
    const rows = this.store.journal
      .where('[chain+seq]')
      .between([chain, from + 1], [chain, Dexie.maxKey])
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
