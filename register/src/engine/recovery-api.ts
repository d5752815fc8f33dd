import type { NumbersSkipped } from './shapes'

export interface Recovery {
  lastSeq: number
  serverSeq: number | null
  reason: string
  /** What only the second copy still had; null where there was none. */
  rescue: Rescued | null
  /** What this device had come to when its storage was last seen; null where that is gone too. */
  remembered: Remembered | null
}

export interface Remembered {
  /** Id and code of the register it was. */
  register: string
  code: string
  /** The number of the last receipt. */
  receipts: number
  /** Entries, and sales among them, that the server had not acknowledged. */
  held: number
  heldSales: number
  /** ISO time of the last of this. */
  at: string
}

/** A register that goes on after a device whose last receipts nobody knows. */
export interface TookOver {
  /** Entries of the register that the server has. */
  entries: number
  skipped: NumbersSkipped
}

export interface Rescued {
  /** Sales that the browser lost and the second copy has. */
  sales: number
  /** `waiting`: for the server. `refused`: the entries are kept, people must look at them. */
  outcome: 'waiting' | 'sent' | 'refused'
}
