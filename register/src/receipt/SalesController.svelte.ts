import { ANY, wished } from '../engine/sale-wish'
import type { FoundSales, SaleSummary, SaleWish } from '../engine/sales-api'
import type { Receipt } from '../engine/shapes'
import { parseAmount } from '../i18n/amount'
import { language } from '../i18n/language.svelte'
import type { Session } from '../session/Session.svelte'

/** A pause this long in the typing, and what was typed is looked for. */
const PAUSE_MS = 200

const AMOUNT = /^[\d.,\s]*\d[.,]\d\d$/

/** The sales that can be looked at, newest first, and the receipt that is. */
export class SalesController {
  list = $state.raw<SaleSummary[]>([])
  wish = $state.raw<SaleWish>(ANY)
  /** Whose sales these are: only this device's where the server cannot be reached; null where
   * it has not answered yet. */
  everywhere = $state<boolean | null>(null)
  chosen = $state.raw<SaleSummary | null>(null)
  receipt = $state.raw<Receipt | null>(null)
  /** The receipt of the chosen sale could not be had. */
  missing = $state(false)
  loading = $state(false)
  #next = $state<string | null>(null)
  /** Which page the list ends with: an empty one is a page too. */
  page = $state(0)
  /** To be looked at as soon as the list is there. */
  #wanted: SaleSummary | null = null
  #turn = 0
  #pause: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly session: Session) {}

  /** There are older ones. */
  readonly more = $derived.by(() => this.#next !== null)
  readonly searching = $derived.by(() => wished(this.wish))

  /** Begins anew with the latest. */
  async load(): Promise<void> {
    this.leave()
    this.wish = ANY
    const wanted = this.#wanted
    this.#wanted = null
    if (wanted) void this.choose(wanted)
    await this.#look()
  }

  /** Looks for what is typed, once the typing pauses. */
  type(text: string): void {
    this.wish = { ...this.wish, text }
    clearTimeout(this.#pause)
    this.#pause = setTimeout(() => void this.#look(), PAUSE_MS)
  }

  async narrow(part: Partial<SaleWish>): Promise<void> {
    this.wish = { ...this.wish, ...part }
    await this.#look()
  }

  /** The sale whose receipt was scanned; false where this device did not write it. */
  async find(receiptNo: string): Promise<boolean> {
    const sale = await this.session.attempt(() => this.session.engine.saleByNumber(receiptNo))
    this.#wanted = sale
    return sale !== null
  }

  /** Older ones, from where the list has come. */
  async loadMore(): Promise<void> {
    if (this.loading || this.#next === null) return
    const turn = this.#turn
    const wish = meant(this.wish)
    const { engine } = this.session
    this.loading = true
    const found = this.everywhere
      ? await engine.salesAnywhere(wish, this.#next)
      : { ok: true as const, answer: await engine.salesHere(wish, this.#next) }
    if (turn !== this.#turn) return
    this.loading = false
    if (!found.ok) {
      // The list ends here, and says why.
      this.everywhere = false
      this.#next = null
      return
    }
    this.#show({ ...found.answer, sales: [...this.list, ...found.answer.sales] })
  }

  async choose(sale: SaleSummary): Promise<void> {
    this.chosen = sale
    this.receipt = null
    this.missing = false
    const receipt = await this.session.attempt(() => this.session.engine.receipt(sale.entryId))
    // Another sale may have been chosen while this one was read.
    if (this.chosen?.entryId === sale.entryId) {
      this.receipt = receipt
      this.missing = receipt === null
    }
  }

  /** A payment was put right: the list says by what a sale stands now. */
  paidBy(entryId: string, tenders: string[]): void {
    const once = tenders.filter((name, place) => tenders.indexOf(name) === place)
    this.list = this.list.map((sale) =>
      sale.entryId === entryId ? { ...sale, tenders: once } : sale,
    )
  }

  leave(): void {
    this.chosen = null
    this.receipt = null
  }

  /** A copy of the chosen receipt, marked as such and noted in the journal. */
  async copy(): Promise<Receipt | null> {
    const sale = this.chosen
    if (!sale) return null
    return this.session.attempt(() => this.session.engine.copy(sale.entryId))
  }

  /** What this device has at once, and all there is when the server has answered. */
  async #look(): Promise<void> {
    clearTimeout(this.#pause)
    const turn = ++this.#turn
    const wish = meant(this.wish)
    const { engine } = this.session
    this.loading = true
    const asked = engine.salesAnywhere(wish, null)
    const here = await this.session.attempt(() => engine.salesHere(wish, null))
    if (turn !== this.#turn) return
    this.everywhere = null
    this.#show(here ?? { sales: [], next: null })
    // Older ones come from whoever answers: not from here while the server is asked.
    const next = this.#next
    this.#next = null
    const told = await asked
    if (turn !== this.#turn) return
    this.loading = false
    this.everywhere = told.ok
    if (told.ok) this.#show(told.answer)
    else this.#next = next
  }

  #show({ sales, next }: FoundSales): void {
    this.list = sales
    this.#next = next
    this.page += 1
  }
}

/** An amount that was typed in full, `249,50`, is looked for as one. */
export function meant(wish: SaleWish): SaleWish {
  const text = wish.text.trim()
  const total = AMOUNT.test(text) ? parseAmount(text, language.code) : null
  return total === null ? wish : { ...wish, text: '', least: total, most: total }
}
