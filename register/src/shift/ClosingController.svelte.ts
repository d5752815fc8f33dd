import type { Figures, Receipt } from '../engine/shapes'
import { formatAmount, parseAmount } from '../i18n/amount'
import { language } from '../i18n/language.svelte'
import type { Session } from '../session/Session.svelte'
import { CashCount } from './CashCount.svelte'

export interface Outcome {
  expected: number
  counted: number
  difference: number
}

export interface Closed {
  figures: Figures
  receipt: Receipt
}

/**
 * Closing the register: a blind count, what it shows, and the Z.
 *
 * The expected sum is only told once a count is in the journal. A drawer that is right is
 * closed at once; one that is not is shown, to be explained or counted again. Every count
 * stays in the journal.
 */
export class ClosingController {
  readonly count = new CashCount()
  outcome = $state.raw<Outcome | null>(null)
  reason = $state('')
  reasonError = $state('')
  /** The float to leave, as typed. */
  float = $state('')
  busy = $state(false)

  constructor(
    private readonly session: Session,
    private readonly onclosed: (closed: Closed) => void,
  ) {
    this.float = formatAmount(session.state?.shift?.openingFloat ?? 0, language.code)
  }

  /** What lies in the drawer as far as it has been counted. */
  readonly counted = $derived.by(() => this.outcome?.counted ?? this.count.sum)

  readonly floatLeft = $derived(parseAmount(this.float, language.code))
  readonly floatError = $derived.by(() => {
    if (this.floatLeft === null) return language.words.price.invalid
    return this.floatLeft > this.counted ? language.words.close.floatInvalid : ''
  })
  readonly toBank = $derived(Math.max(0, this.counted - (this.floatLeft ?? 0)))

  /** The count is done: closes if it is right, shows what is wrong if it is not. */
  async settle(): Promise<void> {
    await this.#once(async () => {
      const outcome = await this.#counted('')
      if (outcome === null) return
      this.outcome = outcome
      if (outcome.difference === 0 && this.floatLeft !== null && !this.floatError) {
        await this.#end(this.floatLeft)
      }
    })
  }

  recount(): void {
    this.outcome = null
    this.reason = ''
    this.reasonError = ''
  }

  async close(): Promise<void> {
    const { outcome, floatLeft } = this
    if (outcome === null || floatLeft === null || this.floatError) return
    const reason = this.reason.trim()
    this.reasonError = outcome.difference !== 0 && !reason ? language.words.close.reasonMissing : ''
    if (this.reasonError) return
    await this.#once(async () => {
      if (reason && (await this.#counted(reason)) === null) return
      await this.#end(floatLeft)
    })
  }

  async #end(floatLeft: number): Promise<void> {
    const closed = await this.session.attempt(() => this.session.engine.closeShift(floatLeft))
    if (closed !== null) this.onclosed(closed)
  }

  #counted(reason: string): Promise<Outcome | null> {
    return this.session.attempt(() =>
      this.session.engine.countCash(this.count.denominations, reason),
    )
  }

  async #once(work: () => Promise<void>): Promise<void> {
    if (this.busy) return
    this.busy = true
    try {
      await work()
    } finally {
      this.busy = false
    }
  }
}
