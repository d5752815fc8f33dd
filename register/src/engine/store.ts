import Dexie, { type Table } from 'dexie'
import type { PollingPrinter, TilePage } from './api'
import type { Ledger } from './ledger'
import type { KeptSale, NamedCart } from './parking'
import { EngineError } from './refusal'
import { Reserve } from './reserve'
import type { Cart, Figures, GrandTotals, Item, NumbersSkipped, Pricebook } from './shapes'
import type { Poster } from './tile-api'
import type { Arranged } from './tiles'
import type { RememberedVoucher } from './vouchers'

/** One entry as it is kept. Only `sent` ever changes. */
export interface JournalRow {
  /** Which pairing's chain: a chain that was left behind stays as evidence. */
  chain: number
  seq: number
  id: string
  kind: string
  at: string
  /** The canonical text: what was hashed, signed and is sent. */
  entry: string
  hash: string
  signature: string
  /** Of a sale: its receipt's number, and the sales and exchange labels it takes back. */
  receipt?: string
  takes?: string[]
  /** 1 once the server acknowledged this very entry. A number, because booleans have no index. */
  sent: 0 | 1
}

export interface Head {
  seq: number
  hash: string
}

/** Who this device is to the server. */
export interface Device {
  chain: number
  token: string
  register: string
  keys: CryptoKeyPair
  /** Where the chain began on this device: entries up to here live at the server alone. */
  origin: Head
  /** Receipt numbers that a device before may have given: its first start writes them down. */
  skipped: NumbersSkipped | null
  /** The server let it go: it sells no more until it is paired again. */
  left: boolean
}

export interface StaffMember {
  id: string
  name: string
  role: string
  /** The number of their badge; null for none. */
  badge: number | null
  /** `digits`: how many it has, 0 where nobody knows. */
  pin: { salt: string; iterations: number; hash: string; digits: number }
}

export interface Feed {
  cursor: string
  pricebook: Pricebook
  staff: StaffMember[]
  tiles: TilePage[]
  /** Names how the tiles are laid out; null before anybody did. */
  layout: string | null
  posters: Poster[]
  printers: PollingPrinter[]
}

/** Running numbers of this register that outlive a shift. */
export interface Counters {
  receipts: number
  shifts: number
  grand: GrandTotals
  /** What the last closing left in the drawer, øre; null before the first. */
  floatLeft: number | null
  /** False where the last shift was ended without a count: the drawer must be counted first. */
  floatCounted: boolean
}

/** The open shift with everything folded so far. */
export interface OpenShift {
  id: string
  number: number
  openedAt: string
  openingFloat: number
  figures: Figures
}

export interface OpenCart {
  cart: Cart
  /** Version of the terms the cart began on: it ends on them. */
  version: string
}

export interface PinTries {
  wrong: number
  /** Unix milliseconds before which no further try is looked at. */
  until: number
}

/** The small state that changes together with the journal, one record per key. */
export interface StateValues {
  device: Device
  head: Head
  counters: Counters
  shift: OpenShift | null
  cart: OpenCart | null
  /** Sales put aside here, the latest last. */
  parked: KeptSale[]
  /** The cart that was taken up under a name somebody typed. */
  named: NamedCart | null
  /** Goods sold under codes nobody knows. */
  unknown: Item[]
  /** Vouchers this register heard of, the latest last. */
  vouchers: RememberedVoucher[]
  /** What customers owe, as the server told last. */
  ledger: Ledger
  feed: Feed
  /** A layout of tiles that the server has not told of yet. */
  arranged: Arranged | null
  /** The terms of the open cart, kept only while the feed has gone on to newer ones. */
  terms: Pricebook | null
  employee: string | null
  training: boolean
  tries: Record<string, PinTries>
  app: string
}

export type StateKey = keyof StateValues
export type StateChange = { [K in StateKey]?: StateValues[K] }
interface StateRow {
  key: StateKey
  value: StateValues[StateKey]
}

/** A request as it is kept until it is done, or somebody has seen that it is refused. */
export interface RequestRow {
  id: string
  kind: string
  at: string
  employee: string | null
  approved_by: string | null
  body: object
  /** 1 once the server will not do it, with its reason. A number, because booleans have no index. */
  refused: 0 | 1
  reason: string
  data: Record<string, unknown>
  tries: number
  /** Unix milliseconds before which it is not sent again. */
  due: number
}

/** Some goods packed together: one record per product would cost seconds at 100,000. */
export interface GoodsChunkRow {
  no: number
  /** JSON of the rows as the server sent them, null where goods are gone. */
  rows: string
}

/** How often, and how far apart, it is tried to write into the room of the reserve. */
const TRIES = 5
const APART_MS = 100

export class Store extends Dexie {
  declare journal: Table<JournalRow, [number, number]>
  declare state: Table<StateRow, StateKey>
  declare requests: Table<RequestRow, string>
  readonly reserve = new Reserve()
  /** The last write found no room. */
  private refused = false
  /** Told when a write found none, and when one found some again. */
  onroom: () => void = () => undefined

  constructor(name = 'bon-register') {
    // Chromium's own default is to answer before the disk has it.
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' })
    this.version(1).stores({
      journal:
        '[chain+seq], &id, [chain+sent+seq], [chain+sent+kind], [chain+kind+seq], receipt, *takes',
      state: 'key',
      requests: 'id, refused',
    })
  }

  /** The storage is full: what is written goes where the reserve was, or nowhere. */
  get full(): boolean {
    return this.refused || this.reserve.spent
  }

  /** Writes; where the storage is full, once more with the reserve. Throws `storage_full`. */
  async guarded<T>(write: () => Promise<T>): Promise<T> {
    try {
      const done = await this.withReserve(write)
      this.found(true)
      return done
    } catch (error) {
      if (error instanceof EngineError && error.code === 'storage_full') this.found(false)
      throw error
    }
  }

  private found(room: boolean): void {
    if (this.refused !== room) return
    this.refused = !room
    this.onroom()
  }

  private async withReserve<T>(write: () => Promise<T>): Promise<T> {
    const { spent } = this.reserve
    try {
      return await write()
    } catch (error) {
      if (!isQuotaError(error)) throw error
      // It may have been given back for another write while this one was under way.
      if ((await this.reserve.spend()) || (this.reserve.spent && !spent)) return this.again(write)
      throw new EngineError('storage_full')
    }
  }

  /** The browser has heard of the room that was given back a moment later. */
  private async again<T>(write: () => Promise<T>): Promise<T> {
    for (let tries = 1; tries <= TRIES; tries++) {
      await new Promise((resolve) => setTimeout(resolve, APART_MS))
      try {
        return await write()
      } catch (error) {
        if (!isQuotaError(error)) throw error
      }
    }
    throw new EngineError('storage_full')
  }

  /** All the small state in one read. */
  async everything(): Promise<StateChange> {
    const rows = await this.state.toArray()
    return Object.fromEntries(rows.map((row) => [row.key, row.value]))
  }

  /** Inside a transaction over `state`: change several keys together. */
  async change(change: StateChange): Promise<void> {
    const rows = Object.entries(change).map(([key, value]) => ({ key, value }) as StateRow)
    if (rows.length > 0) await this.state.bulkPut(rows)
  }

  /**
   * Keep the cart without waiting for the disk: it is lost only when the device loses power,
   * and then nothing of it was promised to anybody.
   */
  keepCart(open: OpenCart | null): Promise<void> {
    return new Promise((resolve, reject) => {
      const transaction = this.backendDB().transaction('state', 'readwrite', {
        durability: 'relaxed',
      })
      transaction.objectStore('state').put({ key: 'cart', value: open })
      transaction.oncomplete = () => resolve()
      transaction.onabort = () => reject(transaction.error ?? new Error('cart not kept'))
    })
  }
}

/** The goods have their own database: big, replaceable, and without the journal's durability. */
export class GoodsStore extends Dexie {
  declare chunks: Table<GoodsChunkRow, number>
  declare facts: Table<{ key: 'cursor'; value: string }, 'cursor'>

  constructor(name = 'bon-goods') {
    super(name, { chromeTransactionDurability: 'relaxed', cache: 'disabled' })
    this.version(1).stores({ chunks: 'no', facts: 'key' })
  }
}

/** Storage that is full must be told apart: the cashier can do something about it. */
export function isQuotaError(error: unknown): boolean {
  const { name, inner, failures } = (error ?? {}) as {
    name?: string
    inner?: unknown
    failures?: unknown[]
  }
  if (name === 'QuotaExceededError') return true
  return [inner, failures?.[0]].some((cause) => cause && isQuotaError(cause))
}
