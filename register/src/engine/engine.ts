import type { Engine, State } from './api'
import { whole } from './brief'
import {
  type Answered,
  CALLS,
  type CallName,
  type Calls,
  type FromEngine,
  type ToEngine,
} from './calls'
import { EngineError } from './refusal'
import { remember, remembered } from './sentinel'
import type { Cart } from './shapes'

interface Waiting {
  resolve: (value: never) => void
  reject: (error: EngineError) => void
}

/** Start the engine in its worker and talk to it. One per page. */
export function startEngine(): Engine {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    type: 'module',
    name: 'bon-engine',
  })
  const link = new Link(worker)
  link.send({ start: { remembered: remembered(), agent: navigator.userAgent } })
  void askToPersist().then((persistent) => link.send({ persistent }))
  const wake = () => void (document.visibilityState === 'visible' && link.call('sync', []))
  document.addEventListener('visibilitychange', wake)
  window.addEventListener('online', wake)
  return link.engine()
}

/** Calls with numbers over `postMessage`, and the state as last told. */
class Link {
  private readonly waiting = new Map<number, Waiting>()
  private readonly listeners = new Set<(state: State) => void>()
  private state: State | null = null
  /** The cart of the latest change: the next one says only what is new in it. */
  private cart: Cart | null = null
  private last = 0

  constructor(private readonly worker: Worker) {
    worker.onmessage = ({ data }: MessageEvent<FromEngine>) => this.receive(data)
    worker.onerror = (event) => this.failed(event.message)
  }

  send(message: ToEngine): void {
    this.worker.postMessage(message)
  }

  call(call: CallName, args: unknown[]): Promise<never> {
    return new Promise((resolve, reject) => {
      const id = ++this.last
      this.waiting.set(id, { resolve, reject })
      this.send({ id, call, args })
    })
  }

  subscribe(listener: (state: State) => void): () => void {
    this.listeners.add(listener)
    if (this.state) listener(this.state)
    return () => this.listeners.delete(listener)
  }

  /** The engine as the screens see it: every call of its own, sent over. */
  engine(): Engine {
    const names = Object.keys(CALLS) as CallName[]
    const calls = names.map((name) => [name, (...args: unknown[]) => this.call(name, args)])
    const subscribe: Engine['subscribe'] = (listener) => this.subscribe(listener)
    return { ...(Object.fromEntries(calls) as Calls), subscribe }
  }

  private receive(message: FromEngine): void {
    // The first news are the whole state.
    if ('news' in message) return this.tell({ ...this.state, ...message.news } as State)
    const waiting = this.waiting.get(message.id)
    this.waiting.delete(message.id)
    if ('error' in message) {
      waiting?.reject(new EngineError(message.error.code, message.error.data))
    } else waiting?.resolve(this.answerOf(message) as never)
  }

  private answerOf(message: Answered): unknown {
    if ('value' in message) return message.value
    this.cart = whole(message.change.cart, this.cart)
    return { ...message.change, cart: this.cart }
  }

  private tell(state: State): void {
    this.state = state
    if (state.phase === 'ready') remember(state)
    for (const listener of this.listeners) listener(state)
  }

  /** The worker itself fell over: nothing can be sold until it is started again. */
  private failed(reason: string): void {
    for (const { reject } of this.waiting.values()) reject(new EngineError('not_ready'))
    this.waiting.clear()
    if (!this.state) return
    const recovery = { lastSeq: 0, serverSeq: null, reason, rescue: null, remembered: null }
    this.tell({ ...this.state, phase: 'recovery', recovery })
  }
}

async function askToPersist(): Promise<boolean | null> {
  // Absent outside a secure context and in some engines, whatever the types say.
  const storage = (navigator as { storage?: StorageManager }).storage
  return (await storage?.persist?.()) ?? null
}
