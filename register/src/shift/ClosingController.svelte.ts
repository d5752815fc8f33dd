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
 * The expected sum is only told once a count is in the journal. A second count is
 * allowed; the first stays in the journal beside it.
 */
export class ClosingController {
  readonly count = new CashCount()
  outcome = $state.raw<Outcome | null>(null)
  reason = $state('')
  reasonError = $state('')
  /** The float to leave, as typed. */
  float = $state('')
  closed = $state.raw<Closed | null>(null)
  busy = $state(false)

  constructor(
    private readonly session: Session,
    private readonly onclosed: (closed: Closed) => void,
  ) {}

  readonly floatLeft = $derived(parseAmount(this.float, language.code))
  readonly floatError = $derived.by(() => {
    if (this.floatLeft === null) return language.words.price.invalid
    return this.floatLeft > (this.outcome?.counted ?? 0) ? language.words.close.floatInvalid : ''
  })
  readonly toBank = $derived((this.outcome?.counted ?? 0) - (this.floatLeft ?? 0))

  /** The count is done: what should there have been? */
  async check(): Promise<void> {
    await this.#once(async () => {
      const outcome = await this.#counted('')
      if (outcome === null) return
      this.outcome = outcome
      const opening = this.session.state?.shift?.openingFloat ?? 0
      this.float = formatAmount(Math.min(opening, outcome.counted), language.code)
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
      const closed = await this.session.attempt(() => this.session.engine.closeShift(floatLeft))
      if (closed === null) return
      this.closed = closed
      this.onclosed(closed)
    })
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
