import type { Link } from './link'
import {
  type Outcome,
  type Printer,
  type PrinterKind,
  type PrinterLanguage,
  type PrintJob,
  type Trouble,
  Turns,
  within,
} from './printer'
import {
  ASK_IN_TURN,
  ASK_OFFLINE_CAUSE,
  ASK_PAPER,
  isRealTimeAnswer,
  PULSE_AT_ONCE,
  troubleOf,
} from './printer-status'

/** Answers come at once or not at all: many printers never answer, and print all the same. */
const ANSWER_MS = 400
/** A wire that takes no bytes for so long belongs to a printer that is off or out of paper. */
const WRITE_MS = 15_000
/** As long as a metre of receipt takes. */
const PRINT_MS = 20_000

type Health = { state: 'fine' | 'silent' } | { state: 'ill'; trouble: Trouble }

/**
 * A printer on a wire. It is asked how it is before it prints, and after the last byte whether all
 * of that is on paper. One that never answers is believed: what it took, it prints.
 */
export class LinkPrinter implements Printer {
  readonly opensDrawer = true
  readonly #turns = new Turns()
  #answer: ((byte: number) => void) | null = null

  constructor(
    readonly kind: PrinterKind,
    private readonly link: Link,
    private readonly language: () => PrinterLanguage,
    /** The bytes of a drawer's pulse in that language. */
    private readonly pulseBytes: (language: PrinterLanguage) => Uint8Array,
  ) {
    link.onbyte = (byte) => this.#answer?.(byte)
  }

  print(job: PrintJob): Promise<Outcome> {
    return this.#turns.take(async () => {
      const health = await this.#look()
      if (health.state === 'ill') return refused(health.trouble)
      return this.#send(job.bytes(this.language()), health.state === 'fine')
    })
  }

  async check(): Promise<Trouble | null> {
    const health = await this.#turns.take(() => this.#look())
    return health.state === 'ill' ? health.trouble : null
  }

  pulse(): Promise<boolean> {
    return this.#turns.take(async () => {
      if ((await this.#open()) !== 'open') return false
      try {
        const { state } = await this.#health()
        const bytes = state === 'ill' ? PULSE_AT_ONCE : this.pulseBytes(this.language())
        return await this.#write(bytes)
      } catch {
        return false
      }
    })
  }

  async #look(): Promise<Health> {
    const opened = await this.#open()
    if (opened !== 'open') {
      return { state: 'ill', trouble: opened === 'gone' ? 'off' : 'not_chosen' }
    }
    return this.#health().catch((): Health => ({ state: 'ill', trouble: 'off' }))
  }

  async #open(): Promise<'open' | 'gone' | 'not_chosen'> {
    return within(ANSWER_MS * 10, this.link.open(), 'gone' as const).catch(() => 'gone' as const)
  }

  /** Star's printers speak otherwise of themselves and are believed. */
  async #health(): Promise<Health> {
    if (this.language() !== 'esc-pos') return { state: 'silent' }
    const cause = await this.#ask(ASK_OFFLINE_CAUSE, isRealTimeAnswer)
    if (cause === null) return { state: 'silent' }
    const paper = await this.#ask(ASK_PAPER, isRealTimeAnswer)
    const trouble = troubleOf(cause, paper ?? 0)
    return trouble ? { state: 'ill', trouble } : { state: 'fine' }
  }

  async #send(bytes: Uint8Array, answers: boolean): Promise<Outcome> {
    try {
      if (!(await this.#write(bytes))) return unknown('slow')
      if (!answers) return { state: 'printed' }
      const done = await this.#ask(ASK_IN_TURN, (byte) => !isRealTimeAnswer(byte), PRINT_MS)
      return done === null ? unknown(await this.#reason()) : { state: 'printed' }
    } catch {
      await this.link.close().catch(() => undefined)
      return unknown('broken')
    }
  }

  /** Why it went silent in the middle. */
  async #reason(): Promise<Trouble> {
    const health = await this.#health()
    return health.state === 'ill' ? health.trouble : 'slow'
  }

  async #write(bytes: Uint8Array): Promise<boolean> {
    const written = this.link.write(bytes).then(() => true)
    return within(WRITE_MS, written, false)
  }

  /** The first byte that can be the answer; null where none comes. */
  async #ask(
    question: Uint8Array,
    fits: (byte: number) => boolean,
    wait = ANSWER_MS,
  ): Promise<number | null> {
    const answer = new Promise<number>((resolve) => {
      this.#answer = (byte) => fits(byte) && resolve(byte)
    })
    try {
      if (!(await this.#write(question))) return null
      return await within(wait, answer, null)
    } finally {
      this.#answer = null
    }
  }
}

const refused = (trouble: Trouble): Outcome => ({ state: 'refused', trouble })
const unknown = (trouble: Trouble): Outcome => ({ state: 'unknown', trouble })
