import type { Remembered } from './api'
import type { Damage } from './chain'
import { Counter, type CounterHooks } from './counter'
import type { Customers } from './customers'
import { Door } from './door'
import { takeSnapshot } from './feed'
import type { Goods } from './goods'
import { Journal } from './journal'
import { publicKeyOf } from './keys'
import type { Lifeboat } from './lifeboat'
import { Outbox } from './outbox'
import { isBehind, Rescue } from './rescue'
import type { EngineError } from './refusal'
import { FRESH, Session, type Standing } from './session'
import { type Device, type Feed, isQuotaError, type StateChange, type Store } from './store'
import type { Till } from './till'
import type { TrustLine } from './trust'

/** How far back the chain is checked at a start, where the last Z is further away. */
const CHECKED_ENTRIES = 2_000
const RETRY_MS = 3_000

export type Opening =
  | { phase: 'unpaired' }
  | { phase: 'recovery'; lastSeq: number; serverSeq: number | null; reason: string }
  /** The database lost entries that the lifeboat has. */
  | { phase: 'rescue'; lastSeq: number; reason: string; rescue: Rescue }
  | { phase: 'ready'; counter: Counter }

export interface Parts {
  store: Store
  goods: Goods
  customers: Customers
  till: Promise<Till>
  boat: Promise<Lifeboat | null>
  trust: TrustLine
  app: string
  /** What this device was when its storage was last seen; null where it was no register. */
  remembered: Remembered | null
  hooks: CounterHooks & {
    changed: (wrote: boolean) => void
    loading: (total: number | null) => void
  }
  /** Aborted once another tab has become the writer. */
  signal: AbortSignal
}

/** From what the device has kept to a register that can sell. Writes `app_started`. */
export async function open(parts: Parts): Promise<Opening> {
  try {
    return await opened(parts)
  } catch (error) {
    const full = isQuotaError(error) || (error as EngineError).code === 'storage_full'
    if (!full) throw error
    return { phase: 'recovery', lastSeq: 0, serverSeq: null, reason: 'storage_full' }
  }
}

async function opened(parts: Parts): Promise<Opening> {
  const { store, goods, customers } = parts
  const loading = Promise.all([goods.load(), customers.load()])
  const [kept, boat] = await Promise.all([store.everything(), parts.boat])
  if (boat?.found && isBehind(kept, boat.found)) {
    const rescue = await Rescue.begin(store, boat.found, kept)
    const reason = kept.device ? 'behind' : 'storage_lost'
    return { phase: 'rescue', lastSeq: kept.head?.seq ?? 0, reason, rescue }
  }
  if (!kept.device) {
    await loading
    if (!parts.remembered) return { phase: 'unpaired' }
    return { phase: 'recovery', lastSeq: 0, serverSeq: null, reason: 'storage_lost' }
  }
  const { device } = kept
  if (device.left) {
    await loading
    return { phase: 'unpaired' }
  }
  const journal = new Journal(store, device, kept.head ?? device.origin, boat)
  const [damage] = await Promise.all([checked(journal), loading])
  const outbox = new Outbox(store, device.chain)
  if (damage) {
    return { phase: 'recovery', ...damage, serverSeq: await outbox.lastSent() }
  }
  await journal.man(await outbox.first())
  const door = new Door(device.token)
  const feed = await download(parts, door, kept.feed)
  const session = new Session(
    store,
    await parts.till,
    journal,
    parts.app,
    standing(kept, feed),
    await journal.lastAt(),
    parts.hooks.changed,
  )
  await started(session, kept.app)
  parts.trust.copied(journal.copied)
  await parts.trust.recount(outbox)
  const counter = new Counter(session, goods, customers, outbox, door, parts.trust, parts.hooks)
  return { phase: 'ready', counter }
}

/** The chain since the last Z, or as much of it as a start has time for. */
async function checked(journal: Journal): Promise<Damage | null> {
  const from = Math.max(await journal.lastClosing(), journal.head.seq - CHECKED_ENTRIES)
  return journal.damage(Math.max(from, journal.device.origin.seq))
}

/** What is kept if it is whole, otherwise the first download, as often as it takes. */
async function download(parts: Parts, door: Door, kept: Feed | undefined): Promise<Feed> {
  if (kept && parts.goods.cursor !== null) return kept
  parts.hooks.loading(null)
  for (;;) {
    parts.signal.throwIfAborted()
    const taken = await takeSnapshot(door, parts.goods, parts.hooks.loading)
    if (taken.state === 'taken') {
      parts.trust.reached()
      await parts.store.transaction('rw', parts.store.state, () =>
        parts.store.change({ feed: taken.feed }),
      )
      return taken.feed
    }
    if (taken.state === 'refused') parts.trust.refused(taken.reason)
    else parts.trust.unreachable()
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
  }
}

function standing(kept: StateChange, feed: Feed): Standing {
  const { counters, shift, cart, parked, named, unknown, vouchers, ledger } = kept
  const { terms, arranged, employee, training, tries } = kept
  return {
    feed,
    counters: counters ?? FRESH.counters,
    shift: shift ?? null,
    cart: cart ?? null,
    parked: parked ?? [],
    named: named ?? null,
    unknown: unknown ?? [],
    vouchers: vouchers ?? [],
    ledger: ledger ?? FRESH.ledger,
    arranged: arranged ?? null,
    terms: terms ?? null,
    employee: employee ?? null,
    training: training ?? false,
    tries: tries ?? {},
  }
}

/** The start itself is part of the record, and so are a new key and a new version. */
async function started(session: Session, before: string | undefined): Promise<void> {
  const { head, device } = session.journal
  const first = head.seq === device.origin.seq
  const updated = before !== undefined && before !== session.app
  await session.record([
    ...(first && head.seq > 0 ? [session.draft('key_rotated', await keyOf(device))] : []),
    ...(first && device.skipped ? [session.draft('numbers_skipped', device.skipped)] : []),
    session.draft('app_started', {}),
    ...(updated ? [session.draft('app_updated', { from: before, to: session.app })] : []),
  ])
  if (before !== session.app) {
    const { store, app } = session
    await store.transaction('rw', store.state, () => store.change({ app }))
  }
}

const keyOf = async ({ keys }: Device): Promise<{ public_key: string }> => ({
  public_key: await publicKeyOf(keys),
})
