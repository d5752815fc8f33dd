import type { Session } from './session'
import type { Entry, KnownAccount, KnownOrder, SaleBody } from './shapes'
import type { JournalRow } from './store'

/** What changes with every sale and a register must know when it is alone. */
export interface Ledger {
  mark: string
  /** Up to here this register's own entries are counted in. */
  seq: number
  accounts: KnownAccount[]
  /** What the store has promised and not handed over, the latest first. */
  orders: KnownOrder[]
}

export const NO_LEDGER: Ledger = { mark: '', seq: 0, accounts: [], orders: [] }

/** This register's entries of a kind since the server told the ledger, in order. */
export const entriesSince = (session: Session, kind: string): Promise<Entry[]> =>
  entriesBehind(session, kind, session.now.ledger.seq)

/** Its entries of a kind behind one, in order, training left out. */
export async function entriesBehind(session: Session, kind: string, seq: number): Promise<Entry[]> {
  const { journal, store } = session
  const { chain } = journal.device
  const rows = await store.journal
    .where('[chain+kind+seq]')
    .between([chain, kind, seq + 1], [chain, kind, Infinity])
    .toArray()
  return rows.map(({ entry }) => JSON.parse(entry) as Entry).filter(({ training }) => !training)
}

/** Its sales that the server has not acknowledged, those of training too, in order. */
export function unsentSales({ journal, store }: Session): Promise<JournalRow[]> {
  const { chain } = journal.device
  return store.journal.where('[chain+sent+kind]').equals([chain, 0, 'sale']).toArray()
}

/** The sale that an entry of the kind `sale` holds. */
export const saleOf = ({ entry }: JournalRow): SaleBody =>
  (JSON.parse(entry) as Entry).body as unknown as SaleBody
