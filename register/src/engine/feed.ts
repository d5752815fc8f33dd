import type { Door } from './door'
import type { Ledger } from './ledger'
import type { Goods } from './goods'
import type { GoodsRow } from './goods-row'
import type { Feed, Head } from './store'

/** 100,000 goods over a slow line are worth a longer wait than a question. */
const SNAPSHOT_DEADLINE_MS = 120_000

export type Terms = Omit<Feed, 'cursor'>

interface Snapshot {
  cursor: string
  columns: string[]
  rows: GoodsRow[]
}

interface Changes {
  cursor: string
  goods: GoodsRow[]
  gone: string[]
  feed: Terms | null
  ledger: Ledger | null
  revoked: boolean
}

/** What the back office shows of this device. */
export interface Report {
  head: Head
  held: number
  oldest_at: string | null
  app: string
  clock: string
  /** The mark of the ledger that is known. */
  ledger: string
}

/** What became of asking. */
export type Followed =
  | { state: 'followed'; revoked: boolean; ledger: Ledger | null }
  | { state: 'unknown' }
  | { state: 'refused'; reason: string }

/** Everything from the beginning: terms first, so that their cursor is never ahead of the goods. */
export async function takeSnapshot(
  door: Door,
  goods: Goods,
  progress: (total: number) => void,
): Promise<{ state: 'taken'; feed: Feed } | Exclude<Followed, { state: 'followed' }>> {
  const feed = await door.get<Feed>('feed')
  if (!feed.known) return { state: 'unknown' }
  if (!feed.ok) return refused(feed)
  const snapshot = await door.get<Snapshot>('goods', SNAPSHOT_DEADLINE_MS)
  if (!snapshot.known) return { state: 'unknown' }
  if (!snapshot.ok) return refused(snapshot)
  progress(snapshot.body.rows.length)
  await goods.replace(snapshot.body.rows, feed.body.cursor)
  return { state: 'taken', feed: feed.body }
}

/** What changed since the goods' cursor, applied as one version. */
export async function follow(
  door: Door,
  goods: Goods,
  report: Report,
  keep: (terms: Terms) => Promise<void>,
): Promise<Followed> {
  const answer = await door.post<Changes>('changes', { cursor: goods.cursor, ...report })
  if (!answer.known) return { state: 'unknown' }
  if (!answer.ok && answer.status === 410) return again(door, goods, keep)
  if (!answer.ok) return refused(answer)
  const { cursor, goods: rows, gone, feed: terms, revoked, ledger } = answer.body
  // The cursor goes last: cut off in between, the same changes come once more and fit again.
  if (terms) await keep(terms)
  if (rows.length > 0 || gone.length > 0) await goods.apply(rows, gone, cursor)
  else if (cursor !== goods.cursor) await goods.move(cursor)
  return { state: 'followed', revoked, ledger }
}

async function again(
  door: Door,
  goods: Goods,
  keep: (terms: Terms) => Promise<void>,
): Promise<Followed> {
  const taken = await takeSnapshot(door, goods, () => undefined)
  if (taken.state !== 'taken') return taken
  await keep(taken.feed)
  return { state: 'followed', revoked: false, ledger: null }
}

/** A 4xx of our own server is an answer; any other is not to be trusted with consequences. */
function refused(answer: {
  status: number
  body: { error?: string }
}): Followed & { state: 'unknown' | 'refused' } {
  const final = answer.status === 401 || answer.status === 403
  return final
    ? { state: 'refused', reason: answer.body.error ?? 'unauthorised' }
    : { state: 'unknown' }
}
