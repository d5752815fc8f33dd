import Dexie from 'dexie'
import type { SalePayment } from './payment-api'
import { EngineError } from './refusal'
import { approvedFor, type Session } from './session'
import type { Entry, PaymentChanged, PaymentStanding, SaleBody } from './shapes'

/** Payments that were rung up under another tender than the customer used. */
export class PaymentDesk {
  constructor(
    private readonly session: Session,
    /** The tenders by which money of a sale went back. */
    private readonly refunded: (sale: string) => Promise<string[]>,
    /** What was taken in cash by now for each of the orders and accounts that a sale is of. */
    private readonly linked: (sale: SaleBody) => Promise<Record<string, number>>,
  ) {}

  async of(entryId: string): Promise<{ payments: SalePayment[] } | null> {
    const sale = await this.written(entryId)
    if (!sale) return null
    const { changes, refunded } = await this.since(sale)
    const printed = (sale.body as unknown as SaleBody).payments
    const standing = this.session.till.payments(sale, changes, refunded)
    return {
      payments: standing.map((payment) => ({
        ...payment,
        was: printed.find(({ no }) => no === payment.no)?.name ?? '',
      })),
    }
  }

  /** Throws `shift_over` and what else the rules refuse with. */
  async change(entryId: string, no: number, tender: string, reason: string): Promise<void> {
    const { session } = this
    const sale = await this.written(entryId)
    if (!sale) throw new EngineError('shift_over')
    const yes = approvedFor('change_payment', session.require('change_payment'))
    const { employee, shift, training } = session.now
    const linked = await this.linked(sale.body as unknown as SaleBody)
    const wish = { no, tender, reason, shift: shift?.id, training, employee, linked, ...yes }
    const { changes, refunded } = await this.since(sale)
    const { version } = session.pricebook
    const { body, errors } = session.till.changePayment(version, sale, changes, refunded, wish)
    const [refusal] = errors
    if (refusal || !body) throw new EngineError(refusal?.code ?? 'unexpected', refusal?.data)
    await session.record([session.draft('payment_changed', body)])
  }

  /** A sale of this device in the open shift. */
  private async written(entryId: string): Promise<Entry | null> {
    const row = await this.session.store.journal.where('id').equals(entryId).first()
    if (row?.kind !== 'sale') return null
    const entry = JSON.parse(row.entry) as Entry
    const { shift, training } = this.session.now
    return entry.shift === shift?.id && entry.training === training ? entry : null
  }

  private async since({ id }: Entry) {
    const [changes, refunded] = await Promise.all([changesOf(this.session, id), this.refunded(id)])
    return { changes, refunded }
  }
}

/** What was put right of a sale on this device, in order. */
export async function changesOf(session: Session, sale: string): Promise<PaymentChanged[]> {
  return (await changes(session)).filter((change) => change.sale === sale)
}

/** The payments of a sale, as those stand of which something in `all` put right. */
export function paymentsNow(session: Session, body: SaleBody, all: PaymentChanged[]) {
  const own = all.filter(({ sale }) => sale === body.sale)
  if (own.length === 0) return body.payments
  return session.till.payments({ body }, own, []).map(({ now }: PaymentStanding) => now)
}

/** The names of the tenders of sales of which something was put right, as they stand. */
export async function tendersNow(session: Session, bodies: SaleBody[]) {
  const all = await changes(session)
  const changed = bodies.filter(({ sale }) => all.some((change) => change.sale === sale))
  return new Map(
    changed.map((body) => [body.sale, paymentsNow(session, body, all).map(({ name }) => name)]),
  )
}

/** All that was put right on this device, in order, each with the number of its entry. */
export async function changes({
  store,
  journal,
}: Session): Promise<(PaymentChanged & { seq: number })[]> {
  const rows = await store.journal
    .where('[chain+kind+seq]')
    .between(
      [journal.device.chain, 'payment_changed', Dexie.minKey],
      [journal.device.chain, 'payment_changed', Dexie.maxKey],
    )
    .toArray()
  return rows.map(({ entry, seq }) => {
    const { body } = JSON.parse(entry) as Entry
    return { ...(body as unknown as PaymentChanged), seq }
  })
}
