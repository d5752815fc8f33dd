import type { Session } from './session'
import type { Entry, KnownAccount, SaleBody } from './shapes'

/** What changes with every sale and a register must know when it is alone. */
export interface Ledger {
  mark: string
  /** Up to here this register's own entries are counted in. */
  seq: number
  accounts: KnownAccount[]
}

export const NO_LEDGER: Ledger = { mark: '', seq: 0, accounts: [] }

/** What this register sold since the server told the ledger, training left out. */
export async function soldSince({ journal, store, now }: Session): Promise<SaleBody[]> {
  const { chain } = journal.device
  const rows = await store.journal
    .where('[chain+kind+seq]')
    .between([chain, 'sale', now.ledger.seq + 1], [chain, 'sale', Infinity])
    .toArray()
  return rows
    .map(({ entry }) => (JSON.parse(entry) as Entry).body as unknown as SaleBody)
    .filter(({ training }) => !training)
}
