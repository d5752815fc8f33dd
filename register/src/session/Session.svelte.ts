import { createContext } from 'svelte'
import { Scanner, type Scan } from '../devices/scanner'
import { Sounds } from '../devices/sounds'
import type { WireState } from '../devices/WiredScanner.svelte'
import type { CartChange, Engine, State } from '../engine/api'
import type { Error as Refusal, Right } from '../engine/shapes'
import { language } from '../i18n/language.svelte'
import { ScanRouter } from '../scan/ScanRouter'
import { DeviceLog } from './DeviceLog.svelte'
import { HandlerStack } from './HandlerStack'
import { Hurdles } from './Hurdles.svelte'
import { LiveCart } from './LiveCart.svelte'
import { Notices } from './Notices.svelte'
import { Peripherals } from './Peripherals.svelte'
import { Preferences } from './Preferences.svelte'

const TICK_MS = 10_000

/** What every screen stands on: the engine, its state, the cart, the devices people touch. */
export class Session {
  /** As the engine last told it; null until it has. */
  state = $state.raw<State | null>(null)
  /** A clock for ages on the screen, ms; not for anything that is written down. */
  now = $state(Date.now())
  readonly cart: LiveCart
  readonly preferences: Preferences
  readonly peripherals: Peripherals
  /** When each device was used last. */
  readonly devices: DeviceLog
  readonly notices = new Notices()
  readonly hurdles: Hurdles
  readonly sounds: Sounds
  /** Decides what a scan does; every domain and sheet says there what it takes. */
  readonly scans = new ScanRouter()
  /** The scanner's own text, for who tries the scanner. */
  readonly scanned = new HandlerStack<Scan>()
  readonly typing = new HandlerStack<string>()
  readonly #scanner: Scanner

  constructor(
    readonly engine: Engine,
    /** Of this device, and never sent. */
    readonly storage: Storage,
  ) {
    this.cart = new LiveCart(engine)
    this.preferences = new Preferences(storage)
    this.devices = new DeviceLog(storage)
    this.peripherals = new Peripherals(this.preferences, this.devices, {
      oncode: (text) => this.heard(text, 'wiredScanner'),
      onscanner: (state) => this.#scannerTurned(state),
      onpole: (there) => this.#poleTurned(there),
    })
    this.scanned.take(({ text }) => void this.scans.route(text))
    this.hurdles = new Hurdles(engine)
    this.sounds = new Sounds(() => this.preferences.values.sound)
    this.#scanner = new Scanner(
      () => {
        const { scannerGap, scannerPrefix, scannerSuffix, scannerLayout } = this.preferences.values
        return {
          gap: scannerGap,
          prefix: scannerPrefix,
          suffix: scannerSuffix,
          layout: scannerLayout,
        }
      },
      {
        onscan: (scan) => {
          this.devices.note('scanner')
          this.scanned.deliver(scan)
        },
        ontyped: (text) => this.typing.deliver(text),
      },
    )
  }

  /** A code that was read by something else than a scanner with keys: a camera, one with a wire of its own. */
  heard(text: string, by: 'camera' | 'wiredScanner'): void {
    this.devices.note(by)
    this.scanned.deliver({ text, raw: text, keys: [], longestGap: 0 })
  }

  /** Begins to listen; returns how to stop. */
  start(document: Document): () => void {
    const stops = [
      this.engine.subscribe((state) => (this.state = state)),
      this.#scanner.listen(document),
    ]
    const clock = setInterval(() => (this.now = Date.now()), TICK_MS)
    return () => {
      clearInterval(clock)
      for (const stop of stops) stop()
    }
  }

  /** Whether the person at the register may, alone or with approval. What may not be is not
   * offered; the engine refuses it all the same. */
  may(permission: string): boolean {
    return this.right(permission) !== undefined
  }

  /** Whether somebody else must always say yes to it first. */
  asks(permission: string): boolean {
    return this.right(permission)?.answer === 'approve'
  }

  private right(permission: string): Right | undefined {
    return this.state?.employee?.permissions[permission]
  }

  #scannerTurned(state: WireState): void {
    const t = language.words.wiredScanner
    if (state === 'ready') this.notices.tell(t.turned.ready)
    else if (state === 'gone' || state === 'busy') this.notices.warn(t.turned[state])
  }

  #poleTurned(there: boolean): void {
    const t = language.words.peripherals
    if (there) this.notices.tell(t.poleBack)
    else this.notices.warn(t.poleGone)
  }

  /** Says why the rules or the engine refused. */
  refuse(errors: Refusal[]): void {
    for (const error of errors) this.notices.warn(language.refusal(error))
  }

  /**
   * Does the work; when it fails, says why in words and answers null. Where it is refused for want
   * of something that somebody can give at once, and does, it is done again: so it must begin with
   * what is refused.
   */
  async attempt<T>(work: () => Promise<T>): Promise<T | null> {
    for (;;) {
      const outcome = await work().then(
        (answer) => ({ answer, refusals: refusalsIn(answer) }),
        (error: unknown) => ({ answer: null, refusals: [asRefusal(error)] }),
      )
      if (await this.hurdles.clear(outcome.refusals)) continue
      if (outcome.answer === null) this.refuse(outcome.refusals)
      return outcome.answer
    }
  }

  /** Changes the cart, as `attempt` does; answers whether it was done, and says why it was not. */
  async change(command: () => Promise<CartChange>): Promise<boolean> {
    const refusals = await this.attempt(() => this.cart.change(command))
    if (refusals === null) return false
    this.refuse(refusals)
    return refusals.length === 0
  }
}

/** What an answer of the engine was refused for: a list of refusals, or one with `errors`. */
function refusalsIn(answer: unknown): Refusal[] {
  if (Array.isArray(answer)) return answer as Refusal[]
  return (answer as { errors?: Refusal[] } | null | undefined)?.errors ?? []
}

/** The code of an engine error; anything else is unexpected and shows its message. */
export function asRefusal(error: unknown): Refusal {
  const { code, data } = error as { code?: unknown; data?: Record<string, unknown> }
  if (typeof code === 'string') return { code, data: data ?? {} }
  return { code: error instanceof Error ? error.message : 'unexpected', data: {} }
}

export const [useSession, provideSession] = createContext<Session>()
