import type { Engine, Recovery, Remembered, State } from './api'
import type { Calls } from './calls'
import type { Counter } from './counter'
import { CounterCalls } from './counter-calls'
import { Customers, CustomerStore } from './customers'
import { exportJournal } from './export'
import { Goods } from './goods'
import type { Damage } from './chain'
import { Lifeboat } from './lifeboat'
import { WriterLock } from './lock'
import { open, type Opening } from './opening'
import { pair, type PairAnswer } from './pairing'
import { EngineError } from './refusal'
import type { Rescue } from './rescue'
import { type Outline, stateOf } from './state'
import { GoodsStore, Store } from './store'
import { Till } from './till'
import { TILL_FILES } from './till-files'
import { TrustLine } from './trust'

export interface Surroundings {
  /** Address of the interpreter's WebAssembly. */
  wasm: string
  app: string
  agent: string
  remembered: Remembered | null
  publish: (state: State) => void
}

/** The engine: opens the register in this tab, and gives it up to another. */
export class Register extends CounterCalls implements Calls {
  private readonly store = new Store()
  private readonly goodsStore = new GoodsStore()
  private readonly customerStore = new CustomerStore()
  private readonly trust = new TrustLine(() => this.publish())
  private readonly lock: WriterLock
  /** Started once: a thread can have only one. */
  private till: Promise<Till> | null = null
  private goods = new Goods(this.goodsStore)
  private customers = new Customers(this.customerStore)
  private outline: Outline = { phase: 'starting', recovery: null, goods: 0, goodsTotal: null }
  private counter: Counter | null = null
  private rescue: Rescue | null = null
  private boat: Promise<Lifeboat | null> = Promise.resolve(null)
  private turns: Promise<unknown> = Promise.resolve()
  private leaving = new AbortController()
  private publishing = false
  /** Whether the journal on this device may be gone on with. */
  private sound = true

  constructor(private readonly around: Surroundings) {
    super()
    this.lock = new WriterLock({
      granted: () => void this.open(),
      elsewhere: () => this.show({ phase: 'elsewhere' }),
      leave: () => this.leave(),
    })
  }

  start(): void {
    if (globalThis.isSecureContext) this.lock.start()
    else this.recover({ reason: 'insecure' })
    this.publish()
  }

  persistent(answer: boolean | null): void {
    this.trust.persistent(answer)
  }

  // --- the device ---

  pair = (code: string, deviceName: string): Promise<PairAnswer> =>
    this.turn(async () => {
      const { phase } = this.outline
      if (phase !== 'unpaired' && phase !== 'recovery') throw new EngineError('not_ready')
      // What the lifeboat has is accepted only until this device is paired again.
      await this.rescue?.now()
      if (this.rescue?.told.outcome === 'waiting') return { ok: false, error: 'unreachable' }
      const { agent, remembered } = this.around
      const facts = { name: deviceName, agent, persistent: this.trust.now.persistent }
      const answer = await pair(this.store, code, facts, { sound: this.sound, remembered })
      if (answer.ok) {
        // The device may be another shop's from here on.
        await this.customers.wipe()
        void this.reopen()
      }
      return answer
    })

  takeOver = (): Promise<void> => this.lock.takeOver()

  sync = async (): Promise<void> => {
    await Promise.all([this.counter?.reach(), this.rescue?.now()])
  }

  exportJournal = (): Promise<Blob> => exportJournal(this.store)

  // --- goods, which the counter need not be open for ---

  search: Engine['search'] = async (query, limit) => this.goods.search(query, limit)
  item: Engine['item'] = async (variant) => this.goods.item(variant)
  items: Engine['items'] = async (variants) => variants.map((one) => this.goods.item(one))

  // --- opening and leaving ---

  private async open(): Promise<void> {
    const { signal } = (this.leaving = new AbortController())
    this.sound = true
    this.show({ phase: 'starting', recovery: null })
    const boat = (this.boat = Lifeboat.launch())
    try {
      await Promise.all([this.store.open(), this.goodsStore.open(), this.customerStore.open()])
      const { store, goods, customers, trust } = this
      const till = (this.till ??= Till.start(this.around.wasm, TILL_FILES))
      const own = { store, goods, customers, trust, till, boat, signal, hooks: this.hooks() }
      const opening = await open({ ...this.around, ...own })
      if (!signal.aborted) this.opened(opening)
    } catch (error) {
      if (signal.aborted) return
      this.recover({ reason: error instanceof Error ? error.message : String(error) })
    }
  }

  private opened(opening: Opening): void {
    if (opening.phase === 'recovery') {
      this.sound = false
      return this.recover(opening)
    }
    if (opening.phase === 'rescue') return this.save(opening)
    if (opening.phase === 'unpaired') return this.show({ phase: 'unpaired' })
    this.counter = opening.counter
    this.show({ phase: 'ready', goodsTotal: null })
    void this.goods.warm()
    this.counter.start()
  }

  /** The database lost what the lifeboat has: that comes first, then the device is paired again. */
  private save({ rescue, lastSeq, reason }: Opening & { phase: 'rescue' }): void {
    this.sound = false
    this.rescue = rescue
    const show = () => this.recover({ lastSeq, reason, rescue: rescue.told })
    show()
    rescue.start(show)
  }

  private async reopen(): Promise<void> {
    await this.leave()
    await this.open()
  }

  /** Finish the turn under way, then touch nothing more. */
  private async leave(): Promise<void> {
    this.leaving.abort()
    const stopped = this.close()
    await this.turns
    await stopped
    const boat = await this.boat
    boat?.close()
    this.store.close()
    this.goodsStore.close()
    this.customerStore.close()
    this.goods = new Goods(this.goodsStore)
    this.customers = new Customers(this.customerStore)
  }

  /** No command and no upload from here on; resolves when the last upload is over. */
  private async close(): Promise<void> {
    const { counter, rescue } = this
    this.counter = null
    this.rescue = null
    await Promise.all([counter?.stop(), rescue?.stop()])
  }

  private hooks() {
    return {
      changed: (wrote: boolean) => {
        if (wrote) this.counter?.wrote()
        this.publish()
      },
      loading: (goodsTotal: number | null) => this.show({ phase: 'loading', goodsTotal }),
      damaged: ({ reason, lastSeq }: Damage) => {
        this.sound = false
        void this.close()
        this.recover({ lastSeq, reason })
      },
      inTurn: <T>(work: () => Promise<T>) => this.turn(work),
      revoked: () => {
        if (this.counter && !this.counter.session.cartOpen) this.letGo(this.counter)
      },
    }
  }

  /** The server let this device go. Who takes its place may count on what it says last. */
  private letGo(counter: Counter): void {
    void this.close()
    void this.turn(() => counter.leave()).catch(() => undefined)
    void this.customers.wipe()
    this.show({ phase: 'unpaired' })
  }

  /** Nothing can be sold here, and why. */
  private recover(known: Partial<Recovery> & { reason: string }): void {
    const { remembered } = this.around
    const { lastSeq = 0, serverSeq = null, reason, rescue = null } = known
    const recovery = { lastSeq, serverSeq, reason, rescue, remembered }
    this.show({ phase: 'recovery', recovery })
  }

  // --- turns and telling ---

  protected ready(): Counter {
    if (!this.counter) throw new EngineError('not_ready')
    return this.counter
  }

  protected turn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.turns.then(work)
    this.turns = turn.catch(() => undefined)
    return turn
  }

  private show(news: Partial<Outline>): void {
    this.outline = { ...this.outline, ...news }
    this.publish()
  }

  /** Many changes of one moment are told once. */
  private publish(): void {
    if (this.publishing) return
    this.publishing = true
    queueMicrotask(() => {
      this.publishing = false
      const outline = { ...this.outline, goods: this.goods.size }
      this.around.publish(stateOf(outline, this.counter, this.trust, this.around.app))
    })
  }
}
