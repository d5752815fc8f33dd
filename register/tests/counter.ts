import { createRequire } from 'node:module'
import { vi } from 'vitest'
import type { Engine, State } from '../src/engine/api'
import { Register } from '../src/engine/register'
import type { Entry } from '../src/engine/shapes'
import { Session } from '../src/session/Session.svelte'
import { Shop } from './shop'

const WASM = createRequire(import.meta.url).resolve(
  '@micropython/micropython-webassembly-pyscript/micropython.wasm',
)

/** What the screens stand on, with the real engine and the real rules behind it. */
export class Counter {
  readonly session: Session
  private listeners = new Set<(state: State) => void>()
  private state: State | null = null

  private constructor(
    readonly shop: Shop,
    storage: Storage,
  ) {
    const register = new Register({
      wasm: WASM,
      app: '1.0.0',
      agent: 'test',
      remembered: null,
      publish: (state) => this.publish(state),
    })
    const engine: Engine = Object.assign(register, {
      subscribe: (listener: (state: State) => void) => this.subscribe(listener),
    })
    this.session = new Session(engine, storage)
    this.session.engine.subscribe((state) => (this.session.state = state))
    register.start()
  }

  /** Paired, the cashier signed in and 500 kr in the drawer. */
  static async open(): Promise<Counter> {
    const shop = await Shop.make()
    vi.stubGlobal('navigator', { locks: oneTab() })
    vi.stubGlobal('isSecureContext', true)
    const counter = new Counter(shop, memory())
    const { engine, cart } = counter.session
    await counter.reaches('unpaired')
    await engine.pair('ABCD2345', 'iPad')
    await counter.reaches('ready')
    await engine.signIn('cashier', '1234')
    await engine.openShift(50000, [])
    await cart.load()
    return counter
  }

  /** Leaves as another tab would have it, and wipes the device. */
  async close(): Promise<void> {
    const otherTab = new BroadcastChannel('bon-register')
    otherTab.postMessage('leave')
    await this.reaches('elsewhere')
    otherTab.close()
    await this.shop.close()
  }

  /** The kinds of entries in the device's journal, in their order. */
  async journalled(): Promise<string[]> {
    const journal = await (await this.session.engine.exportJournal()).text()
    const rows = journal
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { entry?: string })
    return rows.flatMap(({ entry }) => (entry ? [(JSON.parse(entry) as Entry).kind] : []))
  }

  /** What the cashier has been told. */
  get told(): string[] {
    return this.session.notices.list.map(({ text }) => text)
  }

  private async reaches(phase: State['phase']): Promise<void> {
    await vi.waitFor(() => {
      if (this.state?.phase !== phase) throw new Error(`still ${this.state?.phase ?? 'silent'}`)
    }, 10_000)
  }

  private publish(state: State): void {
    this.state = state
    for (const listener of this.listeners) listener(state)
  }

  private subscribe(listener: (state: State) => void): () => void {
    this.listeners.add(listener)
    if (this.state) listener(this.state)
    return () => this.listeners.delete(listener)
  }
}

/** The first to ask holds the lock; who asks again waits for good. */
function oneTab() {
  let taken = false
  const request = (_name: string, options: object, held: (lock: object | null) => unknown) => {
    if (taken) return 'ifAvailable' in options ? Promise.resolve(held(null)) : new Promise(() => {})
    taken = true
    return Promise.resolve(held({}))
  }
  return { request }
}

function memory(): Storage {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    clear: () => kept.clear(),
    getItem: (key) => kept.get(key) ?? null,
    key: (index) => [...kept.keys()][index] ?? null,
    removeItem: (key) => void kept.delete(key),
    setItem: (key, value) => void kept.set(key, value),
  }
}
