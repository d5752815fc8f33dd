import type { Receipt } from '../engine/shapes'
import type { Session } from '../session/Session.svelte'

/** Exchange labels: which are wanted beside those of the shop's rule, and their prints. */
export class LabelsController {
  /** For everything in the cart. */
  all = $state(false)
  #lines = $state.raw<number[]>([])
  /** The cart they are wanted for: another one begins without. */
  #cart: string | null = null

  constructor(
    private readonly session: Session,
    private readonly put: (label: Receipt) => Promise<unknown>,
  ) {}

  has(line: number): boolean {
    return this.all || this.#lines.includes(line)
  }

  toggleAll(): void {
    this.#begin()
    this.all = !this.all
    this.#lines = []
  }

  toggle(line: number): void {
    this.#begin()
    this.#lines = this.#lines.includes(line)
      ? this.#lines.filter((no) => no !== line)
      : [...this.#lines, line]
  }

  /** After a sale: those of the rule and those that were asked for, behind the receipt. */
  async afterSale(sale: string): Promise<void> {
    const wanted = this.#cart !== sale ? [] : this.all ? 'all' : this.#lines
    this.#cart = null
    this.all = false
    this.#lines = []
    const rule = this.session.state?.pricebook?.return_terms.labels ?? 'request'
    if (rule !== 'request' || wanted.length > 0) await this.print(sale, wanted)
  }

  /** Answers with how many there were. */
  async print(sale: string, lines: number[] | 'all'): Promise<number> {
    const { engine, preferences } = this.session
    const { columns } = preferences.values
    const labels = await this.session.attempt<Receipt[]>(() => engine.labels(sale, lines, columns))
    for (const label of labels ?? []) await this.put(label)
    return labels?.length ?? 0
  }

  #begin(): void {
    const cart = this.session.cart.value?.id ?? null
    if (cart === this.#cart) return
    this.#cart = cart
    this.all = false
    this.#lines = []
  }
}
