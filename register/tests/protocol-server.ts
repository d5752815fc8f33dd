import { type Ledger, NO_LEDGER } from '../src/engine/ledger'
import { fromBase64url } from '../src/engine/base64url'
import type { GoodsRow } from '../src/engine/goods-row'
import type { Entry } from '../src/engine/shapes'
import type { Feed, Head } from '../src/engine/store'

/** How the line behaves, once per request while the list lasts; then it is fine. */
export type Fault = 'cut' | 'answer lost' | 'html' | '500'

interface Kept {
  entry: string
  hash: string
  id: string
}

interface Sent {
  entry: string
  hash: string
  signature: string
}

export interface SentRequest {
  id: string
  kind: string
  employee: string | null
  approved_by: string | null
  body: object
}

interface Refusal {
  reason: string
  data: object
}

interface Body {
  requests?: SentRequest[]
  kind?: string
  body?: object
  code?: string
  public_key?: string
  ledger?: string
  cursor?: string
  entries?: Sent[]
}

const GENESIS: Head = { seq: 0, hash: '0'.repeat(64) }
const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json' },
  })

/** The register's door as `docs/reference/protocol.md` has it, in memory, for one register. */
export class ProtocolServer {
  readonly kept: Kept[] = []
  readonly requests: string[] = []
  faults: Fault[] = []
  online = true
  cursor = 1
  changed: GoodsRow[] = []
  gone: string[] = []
  newTerms: Omit<Feed, 'cursor'> | null = null
  revoked = false
  /** Refuse every journal upload for this reason. */
  refuse: string | null = null
  /** Requests done, each once; and those that are not, by the name in their body or their kind. */
  readonly done: SentRequest[] = []
  faultyRequests: Fault[] = []
  refuseRequests: Record<string, Refusal> = {}
  laterRequests: string[] = []
  /** What a request that is done comes to. */
  doneData: object = {}
  /** Answer without naming any request. */
  silent = false
  /** Questions as they came. */
  readonly asked: { kind: string; body: object }[] = []
  /** What is answered to a question of a kind. */
  answers: Record<string, object> = {}
  /** What customers owe and are promised, as the next round tells. */
  ledger: Ledger = NO_LEDGER
  /** Why a question of a kind is not answered. */
  noAnswers: Record<string, { error: string; data: object }> = {}
  before: Head = GENESIS
  resume: object | null = null
  private publicKey: CryptoKey | null = null
  /** The latest is the current device's; those before it may hand in what they still have. */
  private readonly tokens: string[] = []

  constructor(
    private readonly terms: Omit<Feed, 'cursor'>,
    private readonly goods: GoodsRow[],
  ) {}

  get head(): Head {
    const last = this.kept.at(-1)
    return last ? { seq: this.before.seq + this.kept.length, hash: last.hash } : this.before
  }

  get entries(): Entry[] {
    return this.kept.map(({ entry }) => JSON.parse(entry) as Entry)
  }

  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const path = url.replace('/register/v1/', '')
    if (!this.online) throw new TypeError('network down')
    this.requests.push(path)
    const fault = (path === 'requests' ? this.faultyRequests : this.faults).shift()
    if (fault === 'cut') throw new TypeError('network down')
    if (fault === 'html') {
      return new Response('<h1>Log på</h1>', { headers: { 'Content-Type': 'text/html' } })
    }
    if (fault === '500') return json(500, { error: 'unexpected' })
    const answer = await this.answer(path, init)
    if (fault === 'answer lost') throw new TypeError('connection reset')
    return answer
  }

  private async answer(path: string, init: RequestInit): Promise<Response> {
    const body = init.body ? (JSON.parse(init.body as string) as Body) : {}
    if (path === 'pair') return this.pair(body)
    const { Authorization } = init.headers as Record<string, string>
    if (!this.tokens.some((token) => Authorization === `Bearer ${token}`)) {
      return json(401, { error: 'unauthorised' })
    }
    if (path === 'feed') return json(200, { cursor: `c${this.cursor}`, ...this.terms })
    if (path === 'goods') {
      return json(200, { cursor: `c${this.cursor}`, columns: [], rows: this.goods })
    }
    if (path === 'changes') return this.changes(body.cursor ?? '', body.ledger ?? '')
    if (path === 'requests') return this.takeRequests(body.requests ?? [])
    if (path === 'questions') return this.question(body.kind ?? '', body.body ?? {})
    return this.journal(body.entries ?? [])
  }

  private takeRequests(sent: SentRequest[]): Response {
    const answers = sent.map((one) => ({ id: one.id, reason: '', data: {}, ...this.take(one) }))
    return json(200, { answers: this.silent ? [] : answers })
  }

  private take(one: SentRequest): { result: string; data?: object } {
    const { name = one.kind } = one.body as { name?: string }
    const refusal = this.refuseRequests[name]
    if (refusal) return { result: 'refused', ...refusal }
    if (this.laterRequests.includes(name)) return { result: 'later' }
    if (!this.done.some(({ id }) => id === one.id)) this.done.push(one)
    return { result: 'done', data: this.doneData }
  }

  private question(kind: string, body: object): Response {
    this.asked.push({ kind, body })
    const answer = this.answers[kind]
    if (answer) return json(200, { answer })
    return json(409, this.noAnswers[kind] ?? { error: 'kind_unknown', data: { kind } })
  }

  private async pair(body: Body): Promise<Response> {
    if (body.code !== 'ABCD2345') return json(404, { error: 'code_unknown' })
    const raw = fromBase64url(body.public_key ?? '')
    const kind = { name: 'ECDSA', namedCurve: 'P-256' }
    this.publicKey = await crypto.subtle.importKey('raw', raw, kind, true, ['verify'])
    const { head, resume } = this
    const { register } = this.terms.pricebook
    const token = this.tokens.length === 0 ? 'shop.secret' : `shop.secret${this.tokens.length + 1}`
    this.tokens.push(token)
    return json(201, { token, register, key: 'k1', head, resume })
  }

  private changes(cursor: string, mark: string): Response {
    if (cursor === 'lost') return json(410, { error: 'cursor_gone' })
    const news = cursor !== `c${this.cursor}`
    const [goods, gone] = news ? [this.changed, this.gone] : [[], []]
    const feed = news ? this.newTerms : null
    const { revoked } = this
    const ledger = this.ledger.mark === mark ? null : this.ledger
    return json(200, { cursor: `c${this.cursor}`, now: '', goods, gone, feed, ledger, revoked })
  }

  private async journal(sent: Sent[]): Promise<Response> {
    const acknowledged: object[] = []
    for (const one of sent) {
      const { id, seq, prev } = JSON.parse(one.entry) as Entry
      const known = this.kept[seq - this.before.seq - 1]
      const named = { id, seq, hash: one.hash }
      const reason = this.refuse ?? (await this.fault(one, seq, prev, known))
      if (reason) {
        const refused = { ...named, reason }
        return json(409, { error: reason, acknowledged, head: this.head, refused })
      }
      if (!known) this.kept.push({ entry: one.entry, hash: one.hash, id })
      acknowledged.push({ ...named, result: known ? 'known' : 'stored' })
    }
    return json(200, { acknowledged, head: this.head })
  }

  private async fault(
    one: Sent,
    seq: number,
    prev: string,
    known: Kept | undefined,
  ): Promise<string | null> {
    if (known) return known.hash === one.hash ? null : 'fork'
    if (seq !== this.head.seq + 1) return 'gap'
    if (prev !== this.head.hash) return 'link'
    const bytes = new TextEncoder().encode(one.entry)
    const digest = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')
    if (digest !== one.hash) return 'hash'
    const how = { name: 'ECDSA', hash: 'SHA-256' }
    const signature = fromBase64url(one.signature)
    const key = this.publicKey as CryptoKey
    return (await crypto.subtle.verify(how, key, signature, bytes)) ? null : 'signature'
  }
}
