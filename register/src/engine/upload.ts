import type { Chain, Damage } from './chain'
import type { Door } from './door'
import type { Acknowledged, Outbox } from './outbox'
import type { Head, JournalRow } from './store'

/** What became of an upload. */
export type Uploaded =
  /** Everything held when it began is acknowledged. */
  | { state: 'sent'; server: Head | null }
  /** The request failed in a way that tells nothing; try again later. */
  | { state: 'unknown' }
  /** The server will not take the chain further, and why. */
  | { state: 'refused'; reason: string; server: Head | null }
  /** The journal on this device is no longer what was written: nothing is sent. */
  | { state: 'damaged'; damage: Damage }

interface Taken {
  acknowledged: Acknowledged[]
  head: Head
}

interface Refused extends Partial<Taken> {
  error?: string
  refused?: { id: string; seq: number; hash: string; reason: string }
}

type Step = Uploaded | { state: 'next'; from: number | null; server: Head }

/** Send what is held, batch after batch, until the server has it all or says no. */
export async function upload(chain: Chain, outbox: Outbox, door: Door): Promise<Uploaded> {
  let server: Head | null = null
  let from = await outbox.first()
  let resent = false
  while (from !== null) {
    const step = await sendBatch(chain, outbox, door, from)
    if (step.state !== 'next') return step
    server = step.server
    if (step.from !== null) {
      // Asked twice for what we cannot give: the server stands where our chain does not.
      if (resent) return { state: 'refused', reason: 'gap', server }
      resent = true
    }
    from = step.from ?? (await outbox.first())
  }
  return { state: 'sent', server }
}

async function sendBatch(chain: Chain, outbox: Outbox, door: Door, from: number): Promise<Step> {
  const rows = await outbox.batch(from)
  const damage = await damageOf(chain, rows, from)
  if (damage) return { state: 'damaged', damage }
  const entries = rows.map(({ entry, hash, signature }) => ({ entry, hash, signature }))
  const answer = await door.post<Taken & Refused>('journal', { entries })
  if (!answer.known) return { state: 'unknown' }
  const ours = await outbox.acknowledge(answer.body.acknowledged ?? [])
  if (answer.ok) {
    // An answer that names none of what was sent would have us send it for ever.
    if (ours === 0) return { state: 'unknown' }
    return { state: 'next', from: null, server: answer.body.head }
  }
  return refusal(answer.status, answer.body, chain)
}

async function damageOf(chain: Chain, rows: JournalRow[], from: number): Promise<Damage | null> {
  const { origin } = chain
  const [before] = from - 1 > origin.seq ? await chain.range(from - 2, 1) : [origin]
  if (!before || rows.length === 0) return { reason: 'missing', lastSeq: from - 1 }
  return chain.broken(rows, before)
}

function refusal(status: number, body: Refused, chain: Chain): Step {
  const server = body.head ?? null
  if (status === 409 && body.refused) {
    const { reason } = body.refused
    const next = (server?.seq ?? -1) + 1
    const canGive = server && next > chain.origin.seq && next <= chain.head.seq
    if (reason === 'gap' && canGive) return { state: 'next', from: next, server }
    return { state: 'refused', reason, server }
  }
  if (status === 401 || status === 403) {
    return { state: 'refused', reason: body.error ?? 'unauthorised', server }
  }
  return { state: 'unknown' }
}
