import type { SalePayment } from '../engine/payment-api'
import { language } from '../i18n/language.svelte'
import type { Session } from '../session/Session.svelte'

/** The payments of the sale that is looked at, and putting one right. */
export class PaymentsController {
  /** Null where they stay as they are: the sale is of another register or shift. */
  standing = $state.raw<SalePayment[] | null>(null)
  /** Its sheet is open. */
  open = $state(false)
  #sale: string | null = null

  constructor(
    private readonly session: Session,
    /** The names of the tenders by which a sale stands now. */
    private readonly changedTo: (sale: string, tenders: string[]) => void,
  ) {}

  readonly changed = $derived.by(() =>
    (this.standing ?? []).filter(({ was, now }) => was !== now.name),
  )
  readonly changeable = $derived.by(
    () =>
      this.session.may('change_payment') &&
      (this.standing ?? []).some(({ fixed }) => fixed === null),
  )

  /** Another sale is looked at, or the same one anew. */
  async follow(sale: string | null): Promise<void> {
    if (sale !== this.#sale) this.standing = null
    this.#sale = sale
    if (sale === null) return
    const told = await this.session.engine.salePayments(sale)
    if (this.#sale === sale) this.standing = told?.payments ?? null
  }

  /** The tenders it may be put on instead. */
  others(payment: SalePayment): { value: string; label: string }[] {
    const tenders = this.session.state?.pricebook?.tenders ?? []
    return tenders
      .filter(({ kind, code }) => ['cash', 'manual'].includes(kind) && code !== payment.now.tender)
      .map(({ code, name }) => ({ value: code, label: name }))
  }

  async change(payment: SalePayment, tender: string, reason: string): Promise<void> {
    const sale = this.#sale
    if (sale === null) return
    const { engine, notices } = this.session
    const done = await this.session.attempt(() =>
      engine.changePayment(sale, payment.no, tender, reason).then(() => true),
    )
    await this.follow(sale)
    if (!done) return
    this.open = false
    const standing = this.standing ?? []
    const now = standing.find(({ no }) => no === payment.no)?.now.name ?? ''
    this.changedTo(
      sale,
      standing.map((one) => one.now.name),
    )
    notices.tell(language.words.payments.done(now))
  }
}
