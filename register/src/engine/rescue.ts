import type { Rescued } from './api'
import { Chain } from './chain'
import { Door } from './door'
import { type Aboard, headOf, type Sealed } from './lifeboat'
import { Outbox } from './outbox'
import type { Entry } from './shapes'
import type { JournalRow, StateChange, Store } from './store'
import { type Round, Sync } from './sync'
import { upload } from './upload'

/** Whether the lifeboat knows of entries that the database has lost. */
export function isBehind({ device, head }: StateChange, aboard: Aboard): boolean {
  if (!device) return true
  return device.token === aboard.token && (head?.seq ?? 0) < headOf(aboard).seq
}

/**
 * Hands in what only the lifeboat still has: the same bytes under the same signatures with the
 * same token, which is why it must be done before the device is paired again.
 */
export class Rescue {
  private outcome: Rescued['outcome'] = 'waiting'
  private readonly sync = new Sync(() => this.round())

  private changed: () => void = () => undefined

  private constructor(
    private readonly chain: Chain,
    private readonly outbox: Outbox,
    private readonly door: Door,
    private readonly sales: number,
  ) {}

  get told(): Rescued {
    const { sales, outcome } = this
    return { sales, outcome }
  }

  /** Puts the entries back into the journal, as a chain that nothing more is written to. */
  static async begin(store: Store, aboard: Aboard, kept: StateChange): Promise<Rescue> {
    const entries = aboard.entries.map(parsed)
    const lost = entries.filter(({ seq }) => seq > (kept.head?.seq ?? 0))
    const chain = await restore(store, aboard, kept, entries)
    const sales = lost.filter(({ kind }) => kind === 'sale').length
    return new Rescue(chain, new Outbox(store, chain.no), new Door(aboard.token), sales)
  }

  /** Tries by itself until there is an outcome; `changed` hears of it. */
  start(changed: () => void): void {
    this.changed = changed
    void this.now()
  }

  now(): Promise<void> {
    return this.sync.now()
  }

  stop(): Promise<void> {
    return this.sync.stop()
  }

  private async round(): Promise<Round> {
    const { state } = await upload(this.chain, this.outbox, this.door)
    if (state === 'unknown') return 'failed'
    this.outcome = state === 'sent' ? 'sent' : 'refused'
    this.changed()
    void this.sync.stop()
    return 'done'
  }
}

type Parsed = Sealed & Pick<Entry, 'id' | 'seq' | 'prev' | 'kind' | 'at'>

function parsed(sealed: Sealed): Parsed {
  const { id, seq, prev, kind, at } = JSON.parse(sealed.entry) as Entry
  return { ...sealed, id, seq, prev, kind, at }
}

/**
 * The entries as rows of the journal. Those that follow on what the database kept go behind it;
 * otherwise they are a chain of their own, once, also when the rescue begins again.
 */
async function restore(
  store: Store,
  aboard: Aboard,
  { device, head }: StateChange,
  entries: Parsed[],
): Promise<Chain> {
  const [first] = entries
  const { journal } = store
  return store.transaction('rw', journal, async () => {
    const follows = device && head && first && first.seq <= head.seq + 1
    const before = first ? { seq: first.seq - 1, hash: first.prev } : aboard.head
    const no = follows ? device.chain : await ownChain(store, first)
    const ids = await journal.bulkGet(entries.map(({ seq }): [number, number] => [no, seq]))
    await journal.bulkAdd(entries.filter((_, i) => !ids[i]).map((entry) => rowOf(no, entry)))
    return new Chain(store, no, follows ? device.origin : before, headOf(aboard))
  })
}

/** The number of the chain these entries were given before, or the next that is free. */
async function ownChain(store: Store, first: Parsed | undefined): Promise<number> {
  const given = first && (await store.journal.where('id').equals(first.id).first())
  return given?.chain ?? (await lastChain(store)) + 1
}

/** The highest number of a chain on this device; 0 where there is none. */
export async function lastChain(store: Store): Promise<number> {
  return (await store.journal.orderBy('[chain+seq]').last())?.chain ?? 0
}

const rowOf = (
  chain: number,
  { id, seq, kind, at, entry, hash, signature }: Parsed,
): JournalRow => ({
  chain,
  seq,
  id,
  kind,
  at,
  entry,
  hash,
  signature,
  sent: 0,
})
