/**
 * Decides what a scan does, whatever has the focus and whichever screen is open.
 *
 * A scan is goods, the number of a receipt, or one of the shop's own codes. Each of these has
 * one handler, registered with `on` by the domain that knows what to do, and the situations in
 * which it does it. A sheet that asks for a scan takes it with `take` for as long as it is open.
 * What nobody takes is refused aloud: a scan is never lost in silence.
 *
 * Scans are dealt with one after the other, so that two within 80 ms are two. A handler may go
 * on working after it returned; the next scan does not wait for it.
 */
import type { OwnKind, Read, Recognised } from '../engine/api'

export type Subject = 'goods' | 'receipt' | OwnKind

/** Where the cashier is, as far as a scan is concerned; `away` where nothing can be done. */
export type Situation = 'away' | 'signed_out' | 'unopened' | 'selling' | 'paying' | 'closing'

/** Why a scan was refused: the situation, an open sheet, or that nobody knows such a code. */
export type Obstacle = Situation | 'sheet' | 'unhandled'

export interface Handler<S extends Subject> {
  at: readonly Situation[]
  act: (found: Found<S>) => unknown
}

/** What a handler is given. */
export type Found<S extends Subject> = S extends 'goods'
  ? Extract<Read, { kind: 'goods' | 'unknown' }>
  : S extends 'receipt'
    ? Extract<Read, { kind: 'receipt' }>
    : Extract<Read, { kind: 'own' }>

/** What the router has to know of the screens. */
export interface Desk {
  situation: () => Situation
  /** A sheet is open: nothing but goods gets past it, into the cart behind it. */
  sheetOpen: () => boolean
  /** Puts goods into the cart in one step; answers with what the scan was where it was none. */
  sell: (text: string) => Promise<Recognised | null>
  /** What a scan is, with nothing done about it; null where that cannot be said. */
  read: (text: string) => Promise<Read | null>
  refuse: (obstacle: Obstacle) => void
}

/** Where goods go straight into the cart. */
const SELLING: readonly Situation[] = ['selling', 'paying']

type AnyHandler = Handler<Subject>
interface Taker {
  subject: Subject
  act: (found: Read) => unknown
}

export class ScanRouter {
  #desk: Desk | null = null
  #handlers = new Map<Subject, AnyHandler>()
  #takers: Taker[] = []
  #turn: Promise<void> = Promise.resolve()
  #count = 0
  #waiting = 0

  /** Begins to decide. Until then scans are nobody's. */
  serve(desk: Desk): void {
    this.#desk = desk
  }

  /** The one handler of a kind of code. Goods have theirs: the desk sells them. */
  on<S extends Exclude<Subject, 'goods'>>(subject: S, handler: Handler<S>): void {
    if (this.#handlers.has(subject)) throw new Error(`${subject} has a handler already`)
    this.#handlers.set(subject, handler as AnyHandler)
  }

  /** Takes the scans of a kind, before everybody else, until the returned function is called. */
  take<S extends Subject>(subject: S, act: (found: Found<S>) => unknown): () => void {
    const taker = { subject, act } as Taker
    this.#takers.push(taker)
    return () => {
      this.#takers = this.#takers.filter((other) => other !== taker)
    }
  }

  /** Deals with a scan; resolves when it has been handed on. */
  route(text: string): Promise<void> {
    this.#count += 1
    return this.inTurn(() => this.#decide(text))
  }

  /** Does something between two scans: after those so far, before those that come. */
  inTurn(work: () => Promise<void>): Promise<void> {
    this.#waiting += 1
    this.#turn = this.#turn
      .then(work)
      .catch(() => undefined)
      .finally(() => (this.#waiting -= 1))
    return this.#turn
  }

  /** How many scans there have been. */
  get count(): number {
    return this.#count
  }

  /** Something is still being dealt with. */
  get busy(): boolean {
    return this.#waiting > 0
  }

  /** Resolves when all so far has been dealt with. */
  get idle(): Promise<void> {
    return this.#turn
  }

  async #decide(text: string): Promise<void> {
    const desk = this.#desk
    if (!desk) return
    if (desk.situation() === 'away') return desk.refuse('away')
    const found = this.#selling(desk) ? await desk.sell(text) : await desk.read(text)
    if (found) this.#hand(desk, found)
  }

  #selling(desk: Desk): boolean {
    return SELLING.includes(desk.situation()) && !this.#taker('goods')
  }

  #hand(desk: Desk, found: Read): void {
    const subject = subjectOf(found)
    const taker = this.#taker(subject)
    if (taker) return void taker.act(found)
    const handler = this.#handlers.get(subject)
    const situation = desk.situation()
    if (!handler && SELLING.includes(situation)) return desk.refuse('unhandled')
    if (!handler?.at.includes(situation)) return desk.refuse(situation)
    if (desk.sheetOpen()) return desk.refuse('sheet')
    void handler.act(found as Found<Subject>)
  }

  #taker(subject: Subject): Taker | undefined {
    return this.#takers.findLast((taker) => taker.subject === subject)
  }
}

function subjectOf(found: Read): Subject {
  if (found.kind === 'own') return found.own.kind as OwnKind
  return found.kind === 'receipt' ? 'receipt' : 'goods'
}
