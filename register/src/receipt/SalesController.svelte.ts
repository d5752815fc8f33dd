import type { SaleSummary } from '../engine/api'
import type { Receipt } from '../engine/shapes'
import type { Session } from '../session/Session.svelte'

const PAGE = 40

/** The sales of this device, newest first, and the receipt that is looked at. */
export class SalesController {
  list = $state.raw<SaleSummary[]>([])
  /** There are older ones. */
  more = $state(false)
  chosen = $state.raw<SaleSummary | null>(null)
  receipt = $state.raw<Receipt | null>(null)
  loading = $state(false)
  /** To be looked at as soon as the list is there. */
  #wanted: SaleSummary | null = null

  constructor(private readonly session: Session) {}

  /** Begins anew with the latest. */
  async load(): Promise<void> {
    this.list = []
    this.chosen = null
    this.receipt = null
    const wanted = this.#wanted
    this.#wanted = null
    if (wanted) void this.choose(wanted)
    await this.loadMore()
  }

  /** The sale whose receipt was scanned; false where this device did not write it. */
  async find(receiptNo: string): Promise<boolean> {
    const sale = await this.session.attempt(() => this.session.engine.saleByNumber(receiptNo))
    this.#wanted = sale
    return sale !== null
  }

  async loadMore(): Promise<void> {
    if (this.loading) return
    this.loading = true
    try {
      const sales = await this.session.attempt(() =>
        this.session.engine.sales(PAGE, this.list.at(-1)?.seq),
      )
      if (sales === null) return
      this.list = [...this.list, ...sales]
      this.more = sales.length === PAGE
    } finally {
      this.loading = false
    }
  }

  async choose(sale: SaleSummary): Promise<void> {
    this.chosen = sale
    this.receipt = null
    const receipt = await this.session.attempt(() => this.session.engine.receipt(sale.entryId))
    // Another sale may have been chosen while this one was read.
    if (this.chosen?.entryId === sale.entryId) this.receipt = receipt
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
}
