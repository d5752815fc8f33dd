import type { Denomination } from '../engine/shapes'
import { parseAmount } from '../i18n/amount'
import { language } from '../i18n/language.svelte'
import { asRefusal, type Session } from '../session/Session.svelte'
import { CashCount } from './CashCount.svelte'

/** Opening the register with the money that is in the drawer. */
export class OpeningController {
  /** The proposed float is doubted: it is counted or typed instead. */
  doubted = $state(false)
  way = $state<'count' | 'typed'>('count')
  typed = $state('')
  error = $state('')
  busy = $state(false)
  /** By how much it is not what the last closing left, once that turned out; to be explained. */
  difference = $state<number | null>(null)
  reason = $state('')
  readonly count = new CashCount()

  constructor(private readonly session: Session) {}

  readonly proposed = $derived.by(() => this.session.state?.proposedFloat ?? null)
  readonly confirming = $derived(this.proposed !== null && !this.doubted)

  /** The drawer holds what was left in it. */
  async confirm(): Promise<void> {
    if (this.proposed !== null) await this.#open(this.proposed, [])
  }

  async open(): Promise<void> {
    if (this.way === 'count') return this.#open(this.count.sum, this.count.denominations)
    const amount = parseAmount(this.typed, language.code)
    this.error = amount === null ? language.words.price.invalid : ''
    if (amount !== null) await this.#open(amount, [])
  }

  /** Back to the count: it may have been wrong. */
  recount(): void {
    this.difference = null
    this.reason = ''
  }

  async #open(float: number, denominations: Denomination[]): Promise<void> {
    if (this.busy) return
    this.busy = true
    await this.session.attempt(() => this.#tried(float, denominations))
    this.busy = false
  }

  async #tried(float: number, denominations: Denomination[]): Promise<void> {
    try {
      await this.session.engine.openShift(float, denominations, this.reason.trim())
    } catch (error) {
      const { code, data } = asRefusal(error)
      if (code !== 'difference_unexplained') throw error
      this.difference = Number(data['difference'])
    }
  }
}
