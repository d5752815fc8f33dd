import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Engine, State } from './api'
import type { FromEngine, ToEngine } from './calls'
import { startEngine } from './engine'

/** The engine's thread as the screens see it: what was sent there, and what it says. */
class Thread {
  static latest: Thread
  readonly sent: ToEngine[] = []
  onmessage: (event: { data: FromEngine }) => void = () => undefined
  onerror: (event: { message: string }) => void = () => undefined

  constructor() {
    Thread.latest = this
  }

  postMessage(message: ToEngine): void {
    this.sent.push(message)
  }

  say(data: FromEngine): void {
    this.onmessage({ data })
  }
}

let page: EventTarget & { visibilityState: string }
let kept: Map<string, string>
const thread = () => Thread.latest
const calls = () => thread().sent.filter((message) => 'call' in message)
const trust = { held: 5, heldSales: 3 }
const stateIn = (phase: State['phase']) => ({ phase, receipts: 17, trust }) as State

beforeEach(() => {
  kept = new Map()
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
  vi.stubGlobal('Worker', Thread)
  vi.stubGlobal('document', page)
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('navigator', { userAgent: 'test', storage: { persist: async () => true } })
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  })
})
afterEach(() => vi.unstubAllGlobals())

describe('a start', () => {
  it('tells what only the page can find out', async () => {
    startEngine()
    await vi.waitFor(() => expect(thread().sent).toHaveLength(2))
    expect(thread().sent).toEqual([
      { start: { remembered: null, agent: 'test' } },
      { persistent: true },
    ])
  })

  it('remembers beside the database what the register had come to', () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T10:00:00Z') })
    startEngine()
    thread().say({ news: stateIn('unpaired') })
    expect(kept.size).toBe(0)
    const pricebook = { register: 'r1', register_code: 'K1' } as State['pricebook']
    thread().say({ news: { ...stateIn('ready'), pricebook } })
    vi.setSystemTime(new Date('2026-11-21T11:00:00Z'))
    thread().say({ news: { ...stateIn('ready'), pricebook } })
    vi.useRealTimers()
    startEngine()
    const at = kept.get('bon-register')?.match(/2026-11-21T\d\d:00:00[+-]\d\d:\d\d/)?.[0]
    const remembered = { register: 'r1', code: 'K1', receipts: 17, held: 5, heldSales: 3, at }
    expect(thread().sent[0]).toEqual({ start: { remembered, agent: 'test' } })
  })

  it('is no worse for a note that cannot be read, or cannot be kept', () => {
    kept.set('bon-register', '2026-11-21T10:00:00Z')
    startEngine()
    expect(thread().sent[0]).toEqual({ start: { remembered: null, agent: 'test' } })
    const full = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    vi.stubGlobal('localStorage', { getItem: () => null, setItem: full })
    const engine = startEngine()
    thread().say({ news: stateIn('ready') })
    const heard: string[] = []
    engine.subscribe(({ phase }) => heard.push(phase))
    expect(heard).toEqual(['ready'])
  })

  it('goes without an answer where the browser cannot keep storage for good', async () => {
    vi.stubGlobal('navigator', { userAgent: 'test' })
    startEngine()
    await vi.waitFor(() => expect(thread().sent[1]).toEqual({ persistent: null }))
  })
})

describe('a call', () => {
  let engine: Engine
  beforeEach(() => {
    engine = startEngine()
  })

  it('is answered by its number, whatever comes first', async () => {
    const first = engine.search('ring', 5)
    const second = engine.item('bell')
    expect(calls()).toEqual([
      { id: 1, call: 'search', args: ['ring', 5] },
      { id: 2, call: 'item', args: ['bell'] },
    ])
    thread().say({ id: 2, value: null })
    thread().say({ id: 1, value: [] })
    expect(await first).toEqual([])
    expect(await second).toBeNull()
  })

  it('is refused with code and data', async () => {
    const refused = engine.openDrawer('veksling')
    const error = { code: 'not_allowed', data: { permission: 'open_drawer' } }
    thread().say({ id: 1, error })
    await expect(refused).rejects.toMatchObject({ name: 'EngineError', ...error })
  })

  it('asks for the server when the page comes back to sight or the network returns', () => {
    window.dispatchEvent(new Event('online'))
    page.visibilityState = 'hidden'
    page.dispatchEvent(new Event('visibilitychange'))
    page.visibilityState = 'visible'
    page.dispatchEvent(new Event('visibilitychange'))
    expect(calls().map((message) => 'call' in message && message.call)).toEqual(['sync', 'sync'])
  })
})

describe('the state', () => {
  it('is told to everybody, and at once to who comes later, until they have had enough', () => {
    const engine = startEngine()
    const heard: string[] = []
    const stop = engine.subscribe(({ phase }) => heard.push(`early ${phase}`))
    thread().say({ news: stateIn('loading') })
    engine.subscribe(({ phase }) => heard.push(`late ${phase}`))
    stop()
    thread().say({ news: stateIn('unpaired') })
    expect(heard).toEqual(['early loading', 'late loading', 'late unpaired'])
  })

  it('says so when the thread itself falls over, and nobody waits for it for ever', async () => {
    const engine = startEngine()
    const heard: State[] = []
    engine.subscribe((state) => heard.push(state))
    thread().say({ news: stateIn('ready') })
    const waiting = engine.finish()
    thread().onerror({ message: 'out of memory' })
    await expect(waiting).rejects.toMatchObject({ code: 'not_ready' })
    expect(heard.at(-1)).toMatchObject({
      phase: 'recovery',
      recovery: {
        lastSeq: 0,
        serverSeq: null,
        reason: 'out of memory',
        rescue: null,
        remembered: null,
      },
    })
  })
})
