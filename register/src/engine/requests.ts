import { backoff } from './backoff'
import { localTime } from './clock'
import type { Door } from './door'
import type { RequestRow, Store } from './store'
import type { Round } from './sync'
import { uuidv7 } from './uuid'

/** Keeps one upload well below what a server takes in one request. */
const BATCH_REQUESTS = 50
const BATCH_CHARACTERS = 500_000
const LONGEST_WAIT_MS = 10 * 60_000

/** Something to be done at the server that is no entry of the journal. */
export interface Wish {
  kind: string
  body: object
  employee: string | null
  approvedBy?: string | null | undefined
}

/** An answer of the server, `docs/reference/protocol.md`. */
interface Answer {
  id: string
  result: 'done' | 'refused' | 'later'
  reason: string
  data: Record<string, unknown>
}

export interface Waiting {
  requests: number
  refusedRequests: number
}

/** A request as it is kept from the moment it is made. */
export function requestOf({ kind, body, employee, approvedBy }: Wish): RequestRow {
  return {
    id: uuidv7(),
    kind,
    at: localTime(),
    employee,
    approved_by: approvedBy ?? null,
    body,
    refused: 0,
    reason: '',
    data: {},
    tries: 0,
    due: 0,
  }
}

/** The second uplink: what is to be done, kept until the server says by its id that it is. */
export class Requests {
  constructor(
    private readonly store: Store,
    private readonly door: Door,
    /** What a request that was done came to. */
    private readonly told: (kind: string, data: Record<string, unknown>) => Promise<void>,
  ) {}

  /** On the disk when this resolves. */
  async add(wish: Wish): Promise<string> {
    const row = requestOf(wish)
    await this.store.guarded(() => this.store.requests.add(row))
    return row.id
  }

  /** One that waits or was refused; undefined once it is done. */
  find(id: string): Promise<RequestRow | undefined> {
    return this.store.requests.get(id)
  }

  async waiting(): Promise<Waiting> {
    const { requests } = this.store
    const refusedRequests = await requests.where('refused').equals(1).count()
    return { requests: (await requests.count()) - refusedRequests, refusedRequests }
  }

  /** Those the server will not do, oldest first: for people to look at. */
  refused(): Promise<RequestRow[]> {
    return this.store.requests.where('refused').equals(1).sortBy('id')
  }

  /** Somebody has looked at a refused one. */
  async forget(id: string): Promise<void> {
    const row = await this.store.requests.get(id)
    if (row?.refused) await this.store.requests.delete(id)
  }

  /** Those that were put off are due at once. */
  async hasten(): Promise<void> {
    await this.store.requests.where('refused').equals(0).modify({ due: 0 })
  }

  /** Send what is due, batch after batch, each request once. */
  async drain(now: () => number = Date.now): Promise<Round> {
    for (;;) {
      const batch = await this.batch(now())
      if (batch.length === 0) return 'done'
      const answer = await this.door.post<{ answers?: Answer[] }>('requests', {
        requests: batch.map(sent),
      })
      if (!answer.known || !answer.ok) return 'failed'
      const answers = answer.body.answers ?? []
      await this.settle(batch, answers, now())
      for (const { id, result, data } of answers) {
        const row = batch.find((one) => one.id === id)
        if (row && result === 'done') await this.told(row.kind, data)
      }
    }
  }

  private async batch(now: number): Promise<RequestRow[]> {
    const rows = await this.store.requests.where('refused').equals(0).sortBy('id')
    const due = rows.filter((row) => row.due <= now).slice(0, BATCH_REQUESTS)
    let characters = 0
    const end = due.findIndex(
      (row) => (characters += JSON.stringify(row.body).length) > BATCH_CHARACTERS,
    )
    return end < 0 ? due : due.slice(0, Math.max(1, end))
  }

  /** Exactly what the answer names is settled; what it does not name is put off. */
  private settle(batch: RequestRow[], answers: Answer[], now: number): Promise<void> {
    const { requests } = this.store
    return this.store.transaction('rw', requests, async () => {
      for (const row of batch) {
        const answer = answers.find(({ id }) => id === row.id)
        if (answer?.result === 'done') await requests.delete(row.id)
        else if (answer?.result === 'refused') {
          const { reason, data } = answer
          await requests.update(row.id, { refused: 1, reason, data })
        } else await requests.update(row.id, putOff(row, now))
      }
    })
  }
}

function putOff({ tries }: RequestRow, now: number): Pick<RequestRow, 'tries' | 'due'> {
  return { tries: tries + 1, due: now + backoff(tries + 1, Math.random, LONGEST_WAIT_MS) }
}

const sent = ({ id, kind, at, employee, approved_by, body }: RequestRow) => ({
  id,
  kind,
  at,
  employee,
  approved_by,
  body,
})
