import { Chain, type Damage } from './chain'
import { isSignedBy, sign } from './keys'
import type { Lifeboat } from './lifeboat'
import { EngineError } from './refusal'
import type { Entry, Envelope } from './shapes'
import {
  type Device,
  type Head,
  type JournalRow,
  type RequestRow,
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
  /** What it is found by, once it is sealed. */
  keys?: () => Pick<JournalRow, 'receipt' | 'takes'>
}

/** When, where and by whom: the part of an envelope the journal does not know. */
export type Place = Pick<Envelope, 'at' | 'opened_at' | 'shift' | 'employee' | 'app' | 'training'>

/** What goes down in the same transaction as the entries. */
export type Consequence = (
  entries: Entry[],
  head: Head,
) => { change: StateChange; requests: RequestRow[] }

interface News {
  rows: JournalRow[]
  requests: RequestRow[]
  change: StateChange & { head: Head }
}

/** The append-only chain of this register. Only one writer exists: see `lock.ts`. */
export class Journal extends Chain {
  private tail: Promise<unknown> = Promise.resolve()

  constructor(
    store: Store,
    readonly device: Device,
    current: Head,
    private readonly boat: Lifeboat | null,
  ) {
    super(store, device.chain, device.origin, current)
  }

  /** Whether what is held is kept a second time, outside the database. */
  get copied(): boolean {
    return this.boat?.afloat ?? false
  }

  /** The server stands at `head`: what is not held needs no second copy. */
  arrived(head: Head): void {
    this.boat?.arrived(head)
  }

  /** Brings the second copy up with the chain, where it was not there or fell behind. */
  async man(firstHeld: number | null): Promise<void> {
    if (!this.boat || this.boat.carries(this.device, this.head)) return
    const held = firstHeld === null ? [] : await this.range(firstHeld - 1)
    this.boat.fill(this.device, before(held[0]) ?? this.head, held)
  }

  /**
   * Seal, sign and keep the drafts and their consequence, all or nothing. When this resolves
   * the entries are on the disk, and in the lifeboat where there is one. Rejects with `storage_full` or `elsewhere`; then nothing of
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
    const { change, requests } = consequence(entries, head)
    await this.keep({ rows, requests, change: { ...change, head } })
    this.current = head
    // Second, so that it is never ahead of a database that is whole.
    this.boat?.add(rows)
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
      const { kind, keys } = draft
      const { entry } = sealed
      rows.push({ chain, seq, id, kind, at, entry, hash, signature, ...keys?.(), sent: 0 })
    }
    return rows
  }

  private async keep(news: News): Promise<void> {
    try {
      await this.store.guarded(() => this.transact(news))
    } catch (error) {
      if (error instanceof EngineError) throw error
      // WebKit may lose the connection to its database process after a sleep; a fresh one
      // works. Whether the first try got through is seen by the head.
      this.store.close()
      await this.store.open()
      await this.transact(news)
    }
  }

  private transact({ rows, requests, change }: News): Promise<void> {
    const { store } = this
    return store.transaction('rw', store.journal, store.state, store.requests, async () => {
      const head = (await store.state.get('head'))?.value as Head | undefined
      if (head?.hash === change.head.hash) return
      if (head?.seq !== this.current.seq || head.hash !== this.current.hash) {
        throw new EngineError('elsewhere')
      }
      await store.journal.bulkAdd(rows)
      await store.change(change)
      await store.requests.bulkAdd(requests)
    })
  }

  /** Whether what is kept after `from` is the very chain that was written. */
  async damage(from: number): Promise<Damage | null> {
    const { no, origin } = this
    const rows = await this.range(from)
    const before = from > origin.seq ? await this.store.journal.get([no, from]) : origin
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
}

/** The head of the chain before an entry. */
function before(row: JournalRow | undefined): Head | null {
  return row ? { seq: row.seq - 1, hash: (JSON.parse(row.entry) as Entry).prev } : null
}
