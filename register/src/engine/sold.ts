import { entriesBehind, saleOf } from './ledger'
import { changes, paymentsNow } from './payment-changes'
import type { Session } from './session'
import type { PaymentChanged, SaleBody } from './shapes'

/**
 * A sale, and what was taken for it in coins and notes as its payments stand. `before`: what the
 * server counted of that; null where it does not know the sale.
 */
export interface Sold {
  body: SaleBody
  coins: number
  before: number | null
}

/** What this register sold since the server told the ledger, training left out. */
export const soldSince = (session: Session): Promise<Sold[]> =>
  soldBehind(session, session.now.ledger.seq)

/** What it sold behind an entry, in order, after what was put right since of earlier sales. */
export async function soldBehind(session: Session, seq: number): Promise<Sold[]> {
  const all = await changes(session)
  const sales = await entriesBehind(session, 'sale', seq)
  const late = new Set(all.filter((change) => change.seq > seq).map(({ sale }) => sale))
  for (const { id } of sales) late.delete(id)
  const rows = await session.store.journal
    .where('id')
    .anyOf([...late])
    .toArray()
  const known = all.filter((change) => change.seq <= seq)
  const earlier = rows.map(saleOf).filter(({ training }) => !training)
  return [
    ...earlier.map((body) => ({
      body,
      coins: coins(session, body, all),
      before: coins(session, body, known),
    })),
    ...sales
      .map(({ body }) => body as unknown as SaleBody)
      .map((body) => ({ body, coins: coins(session, body, all), before: null })),
  ]
}

function coins(session: Session, body: SaleBody, all: PaymentChanged[]): number {
  const cash = paymentsNow(session, body, all).filter(({ kind }) => kind === 'cash')
  return Math.max(
    0,
    cash.reduce((sum, { amount }) => sum + amount, 0),
  )
}
