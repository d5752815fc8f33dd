import type { Asked } from '../engine/api'
import { uuidv7 } from '../engine/uuid'
import { language } from '../i18n/language.svelte'
import { Alone } from '../session/Alone.svelte'
import type { Session } from '../session/Session.svelte'

const AGAIN_MS = 3_000
const KEY = 'bon.deliveries'
const NO_ANSWER = { ok: false, error: 'unreachable', data: {} } as const
/** Neither counted nor refused for good: it is told again. */
const OPEN = ['unreachable', 'not_allowed', 'revoked']

/** What a supplier is to bring. */
export interface Expected {
  order: string
  number: number
  supplier: string
  expected: string | null
  goods: number
  /** Somebody is counting it. */
  begun: boolean
}

export interface DeliveredGoods {
  variant: string
  name: string
  sku: string
  ordered_milli: number
  counted_milli: number
  for_customer: boolean
}

/** One that is being counted, by as many as like. */
export interface Delivery {
  id: string
  supplier: string
  number: number | null
  goods: DeliveredGoods[]
  /** What was counted until then, by anybody, is among it. */
  seen: string
}

/** What of a delivery has changed. `last`: what was counted, null for a code nobody knows. */
interface Changed extends Pick<Delivery, 'id' | 'goods' | 'seen'> {
  last: string | null
}

export type Way = 'sms' | 'email'

/** A customer's order that some of the goods are for. */
export interface Waiting {
  order: string
  number: number
  customer: string
  /** How the customer can be told. */
  ways: Way[]
  ready: boolean
  goods: string[]
}

/** What a booked delivery came to, and whose orders wait for it. */
export interface Booked {
  pieces_milli: number
  waiting: Waiting[]
}

type Said = { code: string } | { variant: string; quantity_milli: number }
/** `id`: of the delivery. `scan`: its own, so that told twice it counts once. */
type Scan = Said & { id: string; scan: string }

/**
 * Deliveries taken in at the counter. Only with a connection: what is scanned meanwhile waits on
 * this device until the server has it, and nothing is booked before.
 */
export class ReceivingController {
  /** What is expected in the store; null until the server has told. */
  expected = $state.raw<Expected[] | null>(null)
  /** The list or a delivery is looked at. */
  open = $state(false)
  delivery = $state.raw<Delivery | null>(null)
  booked = $state.raw<Booked | null>(null)
  /** The goods scanned last; null where nobody knew the code. */
  last = $state.raw<string | null>(null)
  /** A code nobody knows. */
  strange = $state('')
  offline = $state(false)
  /** The same as the server gave it, its goods by name. */
  #stands: Delivery | null = null
  #waiting = $state.raw<Scan[]>([])
  #sending = false
  /** How many scans the server has answered. */
  #told = 0
  readonly #alone = new Alone()

  constructor(private readonly session: Session) {
    this.#waiting = kept(session.storage)
  }

  get waiting(): number {
    return this.#waiting.length
  }

  get busy(): boolean {
    return this.#alone.busy
  }

  /** What waited when the page was closed is told now. */
  resume(): void {
    void this.#send()
  }

  /** Asks what is expected. */
  async look(): Promise<void> {
    this.open = true
    this.#leave()
    this.offline = false
    this.expected = null
    const told = await this.#ask<{ deliveries: Expected[] }>('deliveries', {})
    if (told.ok) this.expected = told.answer.deliveries
  }

  /** What waits for the connection goes on waiting. */
  close(): void {
    this.open = false
    this.#leave()
  }

  async begin({ order }: Expected): Promise<void> {
    await this.#alone.do(async () => {
      let told: Asked<Delivery>
      let before: number
      do {
        before = this.#told
        told = await this.#ask<Delivery>('open_delivery', { order })
        // What was told meanwhile may have come too late for the answer.
      } while (told.ok && before !== this.#told)
      if (!told.ok) return
      this.#stands = told.answer
      this.delivery = inTurn(told.answer, null)
    })
  }

  /** Everything that the order lacks has come. */
  async everything({ order }: Expected): Promise<void> {
    await this.#alone.do(async () => this.#done(await this.#ask('receive_order', { order })))
  }

  /** One scan, or pieces by hand; in its turn. */
  count(said: Said): void {
    if (!this.delivery) return
    this.#keep([...this.#waiting, { ...said, id: this.delivery.id, scan: uuidv7() }])
    void this.#send()
  }

  /** So many pieces are here, in thousandths: with what the server has not been told of by hand. */
  counted({ variant, counted_milli }: DeliveredGoods): number {
    return this.#waiting
      .filter(({ id }) => id === this.delivery?.id)
      .reduce(
        (sum, scan) =>
          'variant' in scan && scan.variant === variant ? sum + scan.quantity_milli : sum,
        counted_milli,
      )
  }

  async book(): Promise<void> {
    const { delivery } = this
    if (!delivery || this.waiting > 0) return
    await this.#alone.do(async () => {
      this.#done(await this.#ask('book_delivery', { id: delivery.id }))
    })
  }

  /** The goods of an order have come; with a way its customer is told. */
  async ready({ order }: Waiting, channel: Way | ''): Promise<void> {
    await this.#alone.do(async () => {
      const told = await this.#ask('order_ready', { order, channel })
      const { booked } = this
      if (!booked || !told.ok) return
      this.session.sounds.ok()
      const waiting = booked.waiting.map((row) =>
        row.order === order ? { ...row, ready: true } : row,
      )
      this.booked = { ...booked, waiting }
    })
  }

  #leave(): void {
    this.delivery = null
    this.#stands = null
    this.booked = null
    this.last = null
    this.strange = ''
  }

  #done(told: Asked<Booked>): void {
    if (!told.ok) return
    this.session.sounds.done()
    this.delivery = null
    this.booked = told.answer
  }

  #keep(waiting: Scan[]): void {
    this.#waiting = waiting
    try {
      this.session.storage.setItem(KEY, JSON.stringify(waiting))
    } catch {
      // A full storage is no reason not to count.
    }
  }

  /** One after the other, by whoever may: under nobody's name the server would refuse them. */
  async #send(): Promise<void> {
    if (this.#sending) return
    this.#sending = true
    for (let [next] = this.#waiting; next; [next] = this.#waiting) {
      if (this.session.may('receive') && (await this.#tell(next)))
        this.#keep(this.#waiting.slice(1))
      else await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
    }
    this.#sending = false
  }

  /** Whether it is done with: counted, or refused aloud. */
  async #tell(scan: Scan): Promise<boolean> {
    const since = this.#stands?.id === scan.id ? this.#stands.seen : null
    const told = await this.#ask<Changed>('count_delivery', { ...scan, since })
    if (!told.ok) return !OPEN.includes(told.error)
    this.#told += 1
    const { last } = told.answer
    const strange = last === null && 'code' in scan ? scan.code : ''
    const shown = this.delivery?.id === scan.id ? this.delivery : null
    // The next scan would take its place before anybody has read it.
    if (strange && (!shown || this.waiting > 1)) {
      this.session.notices.warn(language.words.receiving.strange(strange))
    }
    if (!shown || !this.#stands) return true
    // What others counted is in the answer only where it was asked for.
    const seen = since === null ? this.#stands.seen : told.answer.seen
    const stands = (this.#stands = { ...changed(this.#stands, told.answer.goods), seen })
    if ('code' in scan) this.last = last
    this.delivery = 'code' in scan ? inTurn(stands, last) : standing(stands, shown)
    this.strange = strange
    if (last === null) this.session.sounds.bad()
    else this.session.sounds.ok()
    return true
  }

  /** What is refused is said aloud; that there is no line once, however often it is tried. */
  async #ask<A>(kind: string, body: object): Promise<Asked<A>> {
    const { session, offline: before } = this
    const told = (await session.attempt(() => session.engine.ask<A>(kind, body))) ?? NO_ANSWER
    this.offline = !told.ok && told.error === NO_ANSWER.error
    if (told.ok) return told
    if (!this.offline || !before) session.sounds.bad()
    if (!this.offline) {
      session.notices.warn(language.refusal({ code: told.error, data: told.data }))
    }
    return told
  }
}

/** What it did not have stands behind what it had. */
function changed(delivery: Delivery, goods: DeliveredGoods[]): Delivery {
  const rows = new Map([...delivery.goods, ...goods].map((row) => [row.variant, row]))
  return { ...delivery, goods: [...rows.values()] }
}

/** What was scanned last stands first, then what is missing. */
function inTurn(delivery: Delivery, last: string | null): Delivery {
  const rank = ({ variant, counted_milli, ordered_milli }: DeliveredGoods) =>
    variant === last ? 0 : counted_milli < ordered_milli ? 1 : 2
  return { ...delivery, goods: delivery.goods.toSorted((one, other) => rank(one) - rank(other)) }
}

/** As they stood before: what is pressed again must not be another row by then. */
function standing(delivery: Delivery, before: Delivery): Delivery {
  const places = new Map(before.goods.map(({ variant }, place) => [variant, place]))
  const place = ({ variant }: DeliveredGoods) => places.get(variant) ?? places.size
  return { ...delivery, goods: delivery.goods.toSorted((one, other) => place(one) - place(other)) }
}

function kept(storage: Storage): Scan[] {
  try {
    return JSON.parse(storage.getItem(KEY) ?? '[]') as Scan[]
  } catch {
    return []
  }
}
