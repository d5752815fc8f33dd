import type { ClosingPlan, CountOutcome } from '../engine/drawer-api'
import type { Figures, ForeignCount, Receipt } from '../engine/shapes'
import { formatAmount, parseAmount } from '../i18n/amount'
import { language } from '../i18n/language.svelte'
import { Alone } from '../session/Alone.svelte'
import type { Session } from '../session/Session.svelte'
import { CashCount } from './CashCount.svelte'

export interface Closed {
  figures: Figures
  receipt: Receipt
}

/**
 * Closing the register: a blind count, what it shows, and the Z.
 *
 * The expected sum is only told once a count is in the journal. A drawer that is right is closed
 * at once; one that is not is shown, to be explained or counted again with a reason. Every count
 * stays in the journal.
 */
export class ClosingController {
  readonly count = new CashCount()
  plan = $state.raw<ClosingPlan | null>(null)
  outcome = $state.raw<CountOutcome | null>(null)
  /** Why it is counted again; empty for the first count. */
  again = $state('')
  reason = $state('')
  reasonError = $state('')
  /** The float to leave, the bag's number, and by code what is typed of notes and terminals. */
  float = $state('')
  bag = $state('')
  foreign = $state<Record<string, string>>({})
  told = $state<Record<string, string>>({})
  readonly #alone = new Alone()
  /** The float as it was wished for, and as much of it as was counted. */
  #fitted: { wish: string; float: string } | null = null

  constructor(
    private readonly session: Session,
    private readonly onclosed: (closed: Closed) => void,
  ) {
    void this.#begin()
  }

  get busy(): boolean {
    return this.#alone.busy
  }

  /** What lies in the drawer as far as it has been counted. */
  readonly counted = $derived.by(() => this.outcome?.counted ?? this.count.sum)

  readonly floatLeft = $derived(parseAmount(this.float, language.code))
  readonly floatError = $derived.by(() => {
    if (this.floatLeft === null) return language.words.price.invalid
    return this.floatLeft > this.counted ? language.words.close.floatInvalid : ''
  })
  readonly toBank = $derived(Math.max(0, this.counted - (this.floatLeft ?? 0)))

  /** Card totals that are not what the terminal says: name, and by how much in øre. */
  readonly off = $derived.by(() =>
    (this.plan?.tenders ?? [])
      .map(({ tender, name, expected }) => ({
        name,
        difference: (this.#amount(this.told[tender]) ?? expected) - expected,
      }))
      .filter(({ difference }) => difference !== 0),
  )
  readonly exact = $derived.by(
    () =>
      this.outcome?.difference === 0 &&
      this.outcome.foreign.every(({ difference }) => difference === 0) &&
      this.off.length === 0,
  )

  /** A terminal's total was asked for and not typed, or something typed is no amount. */
  readonly incomplete = $derived.by(() => {
    const tenders = this.plan?.tenders ?? []
    const typed = [...Object.values(this.foreign), ...Object.values(this.told)]
    return (
      tenders.some(({ tender }) => !this.told[tender]?.trim()) ||
      typed.some((text) => text.trim() !== '' && this.#amount(text) === null)
    )
  })

  /** The count is done: closes if it is right, shows what is wrong if it is not. */
  async settle(): Promise<void> {
    if (this.incomplete) {
      this.session.notices.warn(language.words.drawerMoves.incomplete)
      return
    }
    await this.#alone.do(async () => {
      this.outcome = await this.session.attempt(() =>
        this.session.engine.countCash(this.#counting(), this.again),
      )
      this.#fitFloat()
      if (this.exact && !this.floatError) await this.#end()
    })
  }

  recount(why: string): void {
    this.again = why
    this.outcome = null
    // A wrong count must not decide what stays in the drawer after the right one.
    if (this.#fitted?.float === this.float) this.float = this.#fitted.wish
    this.reason = ''
    this.reasonError = ''
  }

  async close(): Promise<void> {
    if (this.outcome === null || this.floatError) return
    this.reasonError = !this.exact && !this.reason.trim() ? language.words.close.reasonMissing : ''
    if (!this.reasonError) await this.#alone.do(() => this.#end())
  }

  /** Ends a forgotten shift now; the drawer is counted when the register is opened. */
  async closeUncounted(): Promise<void> {
    await this.#alone.do(async () => {
      const closed = await this.session.attempt(() => this.session.engine.closeUncounted())
      if (closed !== null) this.onclosed(closed)
    })
  }

  async #begin(): Promise<void> {
    const plan = await this.session.attempt(() => this.session.engine.closingPlan())
    this.plan = plan
    if (plan === null) return
    this.float = formatAmount(plan.floatLeft, language.code)
    if (plan.counted) this.again = language.words.drawerMoves.countedAgain
  }

  /** What is not there cannot stay: a drawer below the usual float never holds up a closing. */
  #fitFloat(): void {
    const { outcome, floatLeft } = this
    this.#fitted = null
    if (outcome && floatLeft !== null && floatLeft > outcome.counted) {
      const float = formatAmount(outcome.counted, language.code)
      this.#fitted = { wish: this.float, float }
      this.float = float
    }
  }

  async #end(): Promise<void> {
    const wish = {
      floatLeft: this.floatLeft ?? 0,
      bag: this.bag,
      told: (this.plan?.tenders ?? []).map(({ tender, expected }) => ({
        tender,
        told: this.#amount(this.told[tender]) ?? expected,
      })),
      reason: this.reason.trim(),
    }
    const closed = await this.session.attempt(() => this.session.engine.closeShift(wish))
    if (closed !== null) this.onclosed(closed)
  }

  #counting() {
    const foreign: ForeignCount[] = (this.plan?.currencies ?? []).map((currency) => ({
      currency,
      amount: this.#amount(this.foreign[currency]) ?? 0,
    }))
    return { denominations: this.count.denominations, foreign }
  }

  #amount(text: string | undefined): number | null {
    return text?.trim() ? parseAmount(text, language.code) : null
  }
}
