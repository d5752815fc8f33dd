import { uuidv7 } from '../engine/uuid'
import { language } from '../i18n/language.svelte'
import type { Session } from '../session/Session.svelte'

const AGAIN_MS = 3_000

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

/**
 * Deliveries taken in at the counter. Only with a connection: what is scanned meanwhile waits here
 * until the server has it, under an id of its own, and nothing is booked before.
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
  busy = $state(false)
  #waiting = $state.raw<(Said & { id: string; scan: string })[]>([])
  #sending = false

  constructor(private readonly session: Session) {}

  get waiting(): number {
    return this.#waiting.length
  }

  /** Asks what is expected. */
  async look(): Promise<void> {
    this.open = true
    this.#leave()
    this.expected = null
    const told = await this.#ask<{ deliveries: Expected[] }>('deliveries', {})
    if (told) this.expected = told.deliveries
  }

  /** What waits for the connection goes on waiting. */
  close(): void {
    this.open = false
    this.#leave()
  }

  async begin({ order }: Expected): Promise<void> {
    await this.#alone(async () => {
      this.delivery = await this.#ask<Delivery>('open_delivery', { order })
    })
  }

  /** Everything that the order lacks has come. */
  async everything({ order }: Expected): Promise<void> {
    await this.#alone(async () => this.#done(await this.#ask<Booked>('receive_order', { order })))
  }

  /** One scan, or pieces by hand; in its turn. */
  count(said: Said): void {
    if (!this.delivery) return
    this.#waiting = [...this.#waiting, { ...said, id: this.delivery.id, scan: uuidv7() }]
    void this.#send()
  }

  async book(): Promise<void> {
    const { delivery } = this
    if (!delivery || this.waiting > 0) return
    await this.#alone(async () => {
      this.#done(await this.#ask<Booked>('book_delivery', { id: delivery.id }))
    })
  }

  /** The goods of an order have come; with a way its customer is told. */
  async ready({ order }: Waiting, channel: Way | ''): Promise<void> {
    await this.#alone(async () => {
      const { booked } = this
      if (!booked || !(await this.#ask('order_ready', { order, channel }))) return
      this.session.sounds.ok()
      const waiting = booked.waiting.map((row) =>
        row.order === order ? { ...row, ready: true } : row,
      )
      this.booked = { ...booked, waiting }
    })
  }

  #leave(): void {
    this.delivery = null
    this.booked = null
    this.last = null
    this.strange = ''
    this.offline = false
  }

  #done(booked: Booked | null): void {
    if (!booked) return
    this.session.sounds.done()
    this.delivery = null
    this.booked = booked
  }

  async #send(): Promise<void> {
    if (this.#sending) return
    this.#sending = true
    for (let [next] = this.#waiting; next; [next] = this.#waiting) {
      if (await this.#tell(next)) this.#waiting = this.#waiting.slice(1)
      else await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
    }
    this.#sending = false
  }

  /** Whether the server has answered, whatever it said. */
  async #tell(said: Said & { id: string; scan: string }): Promise<boolean> {
    const told = await this.#ask<Delivery & { last: string | null }>('count_delivery', said)
    if (!told) return !this.offline
    const { last, ...delivery } = told
    if (this.delivery?.id !== said.id) return true
    this.delivery = delivery
    this.last = last
    this.strange = last === null && 'code' in said ? said.code : ''
    if (last === null) this.session.sounds.bad()
    else this.session.sounds.ok()
    return true
  }

  /** Null where it was refused, which is said aloud, or where there is no line: `offline`. */
  async #ask<A>(kind: string, body: object): Promise<A | null> {
    const told = await this.session.attempt(() => this.session.engine.ask<A>(kind, body))
    this.offline = told?.ok === false && told.error === 'unreachable'
    if (told?.ok) return told.answer
    this.session.sounds.bad()
    if (told && !this.offline) {
      this.session.notices.warn(language.refusal({ code: told.error, data: told.data }))
    }
    return null
  }

  async #alone(work: () => Promise<void>): Promise<void> {
    if (this.busy) return
    this.busy = true
    try {
      await work()
    } finally {
      this.busy = false
    }
  }
}
