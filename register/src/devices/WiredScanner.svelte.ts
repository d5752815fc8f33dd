import type { CodeReader } from './wired-scanner'

/** How often a scanner that is away is looked for, and one that is there looked after. */
const EVERY_MS = 1_000

/**
 * `none`: this device has no scanner with a wire of its own. `not_chosen`: the browser has not
 * been given it. `busy`: it is there, and another program has it.
 */
export type WireState = 'none' | 'ready' | 'gone' | 'not_chosen' | 'busy'

/** Keeps a scanner's wire open: it is found again after a reload and when its cable is back. */
export class WiredScanner {
  state = $state<WireState>('none')
  /** Told when it went and when it came back. */
  onturn: ((state: WireState) => void) | null = null
  #reader: CodeReader | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #turn = 0

  constructor(
    /** The one that the settings name; null for none. */
    private readonly chosen: () => CodeReader | null,
    private readonly oncode: (text: string) => void,
    private readonly everyMs = EVERY_MS,
  ) {}

  /** Listens until the returned function is called; then the wire is free for another window. */
  listen(): () => void {
    const turn = ++this.#turn
    void this.#look(turn)
    return () => {
      if (turn !== this.#turn) return
      this.#turn += 1
      clearTimeout(this.#timer)
      void this.#change(null)
      this.state = 'none'
    }
  }

  async #look(turn: number): Promise<void> {
    await this.#change(this.chosen())
    const reader = this.#reader
    const state = reader ? await opened(reader) : 'none'
    if (turn !== this.#turn) {
      // Nobody listens any more: what came open just now is let go.
      if (this.#reader !== reader) await reader?.close().catch(() => undefined)
      return
    }
    this.#become(state)
    this.#timer = setTimeout(() => void this.#look(turn), this.everyMs)
  }

  async #change(reader: CodeReader | null): Promise<void> {
    const before = this.#reader
    if (before === reader) return
    this.#reader = reader
    if (before) {
      before.oncode = null
      this.state = 'none'
      await before.close().catch(() => undefined)
    }
    if (reader) reader.oncode = this.oncode
  }

  #become(state: WireState): void {
    const before = this.state
    if (state === before) return
    this.state = state
    if (before !== 'none' || !['ready', 'none'].includes(state)) this.onturn?.(state)
  }
}

const opened = (reader: CodeReader): Promise<WireState> =>
  reader.open().then(
    (answer) => (answer === 'open' ? 'ready' : answer),
    () => 'busy',
  )
