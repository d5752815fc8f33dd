import Dexie, { type Table } from 'dexie'
import type { Receipt } from '../engine/shapes'
import type { PrinterKind, Trouble } from './printer'

/**
 * One piece of paper that was asked for and is not known to be printed. `sending` when the page
 * opens means that it closed in the middle; `handed` that the server has it.
 */
export interface QueuedJob {
  id: string
  /** Running number: the order they were asked for in. */
  no?: number
  at: number
  receipt: Receipt
  /** The sale it is the receipt of: printed again, it is a copy, and the journal says so. */
  entryId: string | null
  /** The pulse goes along: for printers that fetch, which would else come for it twice. */
  openDrawer: boolean
  state: 'waiting' | 'sending' | 'handed' | 'refused' | 'unknown'
  way: PrinterKind | null
  trouble: Trouble | null
}

/** The paper that is still owed, on the disk: a closed tab owes it as before. */
export class PrintStore extends Dexie {
  declare jobs: Table<QueuedJob, number>

  constructor(name = 'bon-printing') {
    super(name, { chromeTransactionDurability: 'relaxed', cache: 'disabled' })
    this.version(1).stores({ jobs: '++no, &id' })
  }
}
