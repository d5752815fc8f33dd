import type { Remembered } from './api'
import { Door } from './door'
import { makeKeys, publicKeyOf } from './keys'
import { lastChain } from './rescue'
import { FRESH } from './session'
import type { Entry, Figures, NumbersSkipped, SaleBody } from './shapes'
import type { Counters, Device, Head, JournalRow, OpenShift, StateChange, Store } from './store'

interface Paired {
  token: string
  register: string
  head: Head
  /** Where a replaced device goes on from; null for a new register. */
  resume: Resume | null
}

interface Resume {
  /** The highest receipt number the server knows, and the highest that was possible. */
  receipts: number
  reserved: number
  shifts: number
  grand: Counters['grand']
  float_left: number | null
  float_counted: boolean
  /** The figures so far of the shift that stands open. */
  shift: Figures | null
}

export interface DeviceFacts {
  name: string
  agent: string
  persistent: boolean | null
}

/** Whether what this device has kept is whole, and what it knows of itself where it is not. */
export interface Past {
  sound: boolean
  remembered: Remembered | null
}

export type PairAnswer = { ok: true } | { ok: false; error: string }

/**
 * Make this device the register that `code` stands for. A device that was paired before keeps
 * its key, and goes on with its own journal where that is sound and the server stands on it;
 * otherwise a new chain begins where the server stands, and the old one stays as evidence.
 */
export async function pair(
  store: Store,
  code: string,
  facts: DeviceFacts,
  { sound, remembered }: Past,
  door: Door = new Door(null),
): Promise<PairAnswer> {
  const kept = await store.everything()
  const keys = kept.device?.keys ?? (await makeKeys())
  const request = { code, public_key: await publicKeyOf(keys), device: facts }
  const answer = await door.post<Paired>('pair', request)
  if (!answer.known) return { ok: false, error: 'unreachable' }
  if (!answer.ok) return { ok: false, error: answer.body.error ?? 'refused' }
  const paired = answer.body
  const own = sound && kept.device && (await standsOn(store, kept.device, kept.head, paired))
  const chain = Math.max(kept.device?.chain ?? 0, await lastChain(store)) + 1
  // What was put aside waits for its customer, also where the chain begins anew.
  const parked = kept.device?.register === paired.register ? (kept.parked ?? []) : []
  const given = await lastGiven(store, kept, paired)
  const known = remembered?.register === paired.register ? remembered.receipts : 0
  const change = own
    ? { device: { ...kept.device, token: paired.token, left: false } as Device }
    : { ...begin(paired, keys, chain, missing(paired.resume, given, known)), parked }
  await store.transaction('rw', store.state, async () => {
    await store.change(change)
    // Terms and goods of another register must not be traded on.
    if (!own) await store.state.delete('feed')
  })
  return { ok: true }
}

/** Whether the server's head is an entry of this device's own chain. */
async function standsOn(
  store: Store,
  device: Device,
  head: Head | undefined,
  paired: Paired,
): Promise<boolean> {
  if (device.register !== paired.register || !head || head.seq < paired.head.seq) return false
  if (paired.head.seq === device.origin.seq) return paired.head.hash === device.origin.hash
  const row = await store.journal.get([device.chain, paired.head.seq])
  return row?.hash === paired.head.hash
}

/**
 * The number of the last receipt this very device gave as the register; null where it did not, or
 * has forgotten: then its journal ends before the server's.
 */
async function lastGiven(
  store: Store,
  { device, head, counters }: StateChange,
  { register, head: server, resume }: Paired,
): Promise<number | null> {
  const rows = () => store.journal.orderBy('[chain+seq]').reverse()
  const last = parsed(await rows().first())
  const own = device?.register === register
  if (!own && last?.register !== register) return null
  if (Math.max(own ? (head?.seq ?? 0) : 0, last?.seq ?? 0) < server.seq) return null
  const sale = parsed(
    await rows()
      .and(({ kind }) => kind === 'sale')
      .first(),
  )
  const { number = 0 } = (sale?.register === register ? sale.body : {}) as Partial<SaleBody>
  return Math.max(own ? (counters?.receipts ?? 0) : 0, number, resume?.receipts ?? 0)
}

const parsed = (row: JournalRow | undefined): Entry | null =>
  row ? (JSON.parse(row.entry) as Entry) : null

function begin(
  paired: Paired,
  keys: CryptoKeyPair,
  chain: number,
  skipped: NumbersSkipped | null,
): StateChange {
  const { token, register, head, resume } = paired
  const device = { chain, token, register, keys, origin: head, skipped, left: false }
  return { ...FRESH, ...(resume && wentOn(resume, skipped)), device, head }
}

/**
 * Numbers that may stand on paper and are in no sale of the server's: they are not given again.
 * `known`: a number this device remembers having given, though it may have given more.
 */
function missing(
  resume: Resume | null,
  given: number | null,
  known: number,
): NumbersSkipped | null {
  if (!resume) return null
  const { receipts, reserved } = resume
  const last = given ?? Math.max(reserved, known)
  return last > receipts ? { first: receipts + 1, last, known: given !== null } : null
}

/** The drawer is the one it was: its shift goes on, and ends in one Z. */
function wentOn(resume: Resume, skipped: NumbersSkipped | null) {
  const { shifts, grand, float_left, float_counted, shift } = resume
  const receipts = skipped?.last ?? resume.receipts
  const counters = { receipts, shifts, grand, floatLeft: float_left, floatCounted: float_counted }
  return { counters, shift: shift && standingOf(shift) }
}

const standingOf = (figures: Figures): OpenShift => ({
  id: figures.shift,
  number: figures.number,
  openedAt: figures.opened_at,
  openingFloat: figures.opening_float,
  figures,
})
