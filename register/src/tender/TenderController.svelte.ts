import type { CartChange, Finished } from '../engine/api'
import type { Payment, Tender } from '../engine/shapes'
import { Alone } from '../session/Alone.svelte'
import type { Session } from '../session/Session.svelte'
import { quickNotes } from './quickNotes'

/** Keys for ways of paying that fit beside cash in the bar. */
const BAR_TENDERS = 2

/** Paying: which ways there are, what is left, and the sale that comes of it. */
export class TenderController {
  finished = $state.raw<Finished | null>(null)
  readonly #alone = new Alone()

  constructor(
    private readonly session: Session,
    private readonly onfinished: (sale: Finished) => void,
    /** Whether the customer may buy on account. */
    private readonly credit: () => boolean = () => false,
  ) {}

  /** A payment or the finish is under way: further taps are ignored. */
  get busy(): boolean {
    return this.#alone.busy
  }

  readonly tenders: Tender[] = $derived.by(() => this.session.state?.pricebook?.tenders ?? [])
  /** Those that can be chosen now: an account is its customer's. */
  readonly choices: Tender[] = $derived.by(() =>
    this.tenders.filter(({ kind }) =>
      kind === 'account' ? this.credit() || this.remaining < 0 : kind !== 'voucher',
    ),
  )
  /** Cards and notes of the shop's own: a credit note is made where money goes back. */
  readonly vouchers: Tender[] = $derived.by(() =>
    this.tenders.filter(
      ({ code, kind }) => kind === 'voucher' && (code !== 'credit_note' || this.remaining < 0),
    ),
  )
  readonly cash: Tender | null = $derived(this.tenders.find(({ kind }) => kind === 'cash') ?? null)
  readonly manual: Tender[] = $derived(this.tenders.filter(({ kind }) => kind === 'manual'))
  readonly barTenders: Tender[] = $derived.by(() => [
    ...this.manual.slice(0, BAR_TENDERS),
    ...(this.credit() ? this.tenders.filter(({ kind }) => kind === 'account') : []),
  ])
  readonly remaining = $derived.by(() => this.session.cart.totals?.remaining ?? 0)
  readonly cashDue = $derived.by(() => this.session.cart.totals?.cash_due ?? 0)
  readonly payments: Payment[] = $derived.by(() => this.session.cart.value?.payments ?? [])
  readonly settled = $derived.by(() => this.session.cart.totals?.settled ?? false)
  /** Currencies whose notes are taken; none are given back. */
  readonly currencies: string[] = $derived.by(() =>
    this.cash && this.remaining > 0
      ? (this.session.state?.pricebook?.cash.currencies ?? []).map(({ code }) => code)
      : [],
  )
  readonly tips = $derived.by(() => this.session.state?.pricebook?.cash.tips ?? false)
  readonly tip = $derived.by(() => this.session.cart.value?.tip ?? 0)
  readonly notes = $derived(quickNotes(this.cashDue))
  /** Paying the rest in cash comes to something else than the rest. */
  readonly rounds = $derived.by(() => this.cash !== null && this.cashDue !== this.remaining)
  /** Something can be paid now. */
  readonly ready = $derived.by(() => !this.session.cart.empty && !this.busy)

  /** Money goes back, in this way and that, as it came; empty where nothing is owed or known. */
  readonly refunds = $derived.by(() => this.session.cart.totals?.refunds ?? [])

  /** Gives everything back the way it came. */
  async payBack(): Promise<void> {
    for (const { tender, amount } of this.refunds) {
      const way = this.tenders.find(({ code }) => code === tender)
      if (way) await this.pay(way, amount)
    }
  }

  name(payment: Payment): string {
    return this.tenders.find(({ code }) => code === payment.tender)?.name ?? payment.tender
  }

  /** Pays with one way: an amount in øre, or null for the rest. Finishes when nothing remains. */
  async pay(tender: Tender, amount: number | null): Promise<void> {
    if (tender.kind === 'account') {
      const part = amount === null ? null : this.#owed(amount)
      return this.#settling(() => this.session.engine.onAccount({ act: 'charge', amount: part }))
    }
    const rest = tender.kind === 'cash' ? this.cashDue : this.remaining
    await this.#settling(() =>
      this.session.engine.pay(tender.code, amount === null ? rest : this.#owed(amount)),
    )
  }

  /** Pays with notes of another country, in its smallest unit; what goes back is kroner. */
  async payForeign(currency: string, amount: number): Promise<void> {
    await this.#settling(() => this.session.engine.payForeign(currency, amount))
  }

  worth(currency: string, amount: number): Promise<number | null> {
    return this.session.attempt(() => this.session.engine.worth(currency, amount))
  }

  /** Sets what the customer pays on top; 0 takes it away. */
  async setTip(amount: number): Promise<void> {
    await this.#settling(() => this.session.engine.setTip(amount))
  }

  /** Money that goes back is tendered as less than nothing. */
  #owed(amount: number): number {
    return this.remaining < 0 ? -Math.abs(amount) : amount
  }

  async payCashExact(): Promise<void> {
    if (this.cash) await this.pay(this.cash, null)
  }

  async payNote(amount: number): Promise<void> {
    if (this.cash) await this.pay(this.cash, amount)
  }

  async unpay(payment: Payment): Promise<void> {
    await this.#alone.do(async () => {
      await this.session.change(() => this.session.engine.unpay(payment.no))
    })
  }

  /** Finishes a sale that was paid when the register was stopped. */
  async finish(): Promise<void> {
    await this.#alone.do(() => this.#finish())
  }

  /** The finished sale has been seen: on to the next. */
  leave(): void {
    this.finished = null
  }

  /** A command that may settle the sale, which is then finished. */
  async #settling(command: () => Promise<CartChange>): Promise<void> {
    if (!this.ready) return
    await this.#alone.do(async () => {
      if ((await this.session.change(command)) && this.settled) await this.#finish()
    })
  }

  async #finish(): Promise<void> {
    const { cart, engine, sounds } = this.session
    const answer = await this.session.attempt(() => cart.enqueue(() => engine.finish()))
    if (answer === null) return
    if (!answer.ok) return this.session.refuse(answer.errors)
    cart.replace(answer.sale.cart)
    this.finished = answer.sale
    sounds.done()
    this.onfinished(answer.sale)
  }
}
