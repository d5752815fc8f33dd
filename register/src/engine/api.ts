/**
 * What the screens may ask of the engine, and what it tells them.
 *
 * The engine lives in a worker (`worker.ts`) and owns the interpreter, the goods, the journal and
 * the sync. Screens hold no truth: they call these functions and render what comes back. Types of
 * carts, receipts and figures come from `shapes/`, which is generated from `till/shapes/`.
 */

import type { ReturnCalls } from './returnable'
import type { Described } from './unknown'
import type { Customer, CustomerProfile, FoundCustomers } from './customer'
import type { OrderCalls } from './order'
import type { ApprovalCalls, Colleague } from './approval-api'
import type { DrawerCalls } from './drawer-api'
import type {
  Cart,
  Coupon,
  Discount,
  Error,
  Hint,
  Item,
  OwnCode,
  Pricebook,
  Receipt,
  Right,
} from './shapes'
import type { AccountCalls } from './account-api'
import type { ParkedSale, ParkingCalls } from './parking-api'
import type { PaymentCalls } from './payment-api'
import type { Recovery, TookOver } from './recovery-api'
import type { SalesCalls } from './sales-api'
import type { Poster, TileCalls } from './tile-api'
import type { UplinkCalls } from './uplink-api'
import type { VoucherCalls } from './voucher-api'

export type { Customer, CustomerProfile, FoundCustomers } from './customer'
export type { Recovery, Remembered, Rescued, TookOver } from './recovery-api'
export type { ParkedSale, ParkedSales, Resumed } from './parking-api'

/** How sure the shop can be that everything sold is at the server. Never blocks selling. */
export interface Trust {
  /** Entries not yet acknowledged. */
  held: number
  /** Sales among them. */
  heldSales: number
  /** ISO time of the oldest entry held. */
  oldestAt: string | null
  /** Whether the last exchange with the server succeeded. */
  reachable: boolean
  lastContact: string | null
  /** The server refused an entry: its reason. Selling goes on; the owner is told. */
  refused: string | null
  /** Answer of navigator.storage.persist(), null where unsupported. */
  persistent: boolean | null
  /** Share of the device's storage in use, 0 … 1; warn from 0.8. Null where unsupported. */
  storageUsed: number | null
  /** The storage is full: the room that was kept for some 500 sales more is in use, or gone. */
  full: boolean
  /**
   * Whether what is not acknowledged is kept a second time, outside the journal's database;
   * false where the browser has no place for it. Null before the register is open.
   */
  copied: boolean | null
  /** Requests (customers created, sales parked) that the server has not answered. */
  requests: number
  /** Requests the server will not do: somebody must look at them. */
  refusedRequests: number
}

export interface Shift {
  id: string
  number: number
  openedAt: string
  openingFloat: number
  /** Open since an earlier day: it was forgotten, and wants to be closed for its day. */
  overdue: boolean
}

export interface SignedIn {
  id: string
  name: string
  role: string
  permissions: Record<string, Right>
}

export interface Tile {
  variant: string
  label: string
  /** Where its picture is, after `/register/pictures/`. */
  picture: string | null
}

export interface TilePage {
  id: string
  name: string
  /** A name, as the office has it: `goods/tileColour.ts` knows which. */
  colour: string
  tiles: Tile[]
}

/** A printer of the store that fetches its paper from the server. */
export interface PollingPrinter {
  id: string
  name: string
  /** `cloudprnt` speaks StarPRNT, `direct` ESC/POS. */
  protocol: 'cloudprnt' | 'direct'
  columns: number
}

/** Everything a screen may need at a glance; pushed whole on every change. */
export interface State {
  phase:
    | 'starting'
    | 'unpaired'
    | 'elsewhere' // another tab of this device is the writer
    | 'loading' // first download; see goodsLoaded / goodsTotal
    | 'ready'
    | 'recovery' // the local journal is damaged: says what it knows
  /**
   * With phase recovery: what is known. `reason`: `missing`, `hash`, `link`, `head`, `signature`
   * (the journal was changed), `storage_lost`, `behind` (the browser lost the latest entries),
   * `insecure` (no HTTPS), or a technical text.
   */
  recovery: Recovery | null
  registerCode: string
  registerName: string
  storeName: string
  language: 'da' | 'en'
  goods: number
  goodsLoaded: number
  goodsTotal: number | null
  employee: SignedIn | null
  employees: Colleague[]
  shift: Shift | null
  training: boolean
  /** The number of the last receipt given. */
  receipts: number
  /** Until the first receipt behind a gap; then null. */
  tookOver: TookOver | null
  /** Goods or a payment stand in the cart: no update, no change of training now. */
  cartOpen: boolean
  /** Sales put aside at this register, the newest first. */
  parked: ParkedSale[]
  pricebook: Pricebook | null
  tiles: TilePage[]
  printers: PollingPrinter[]
  posters: Poster[]
  trust: Trust
  /** A float left by the closing before, to propose at opening. */
  proposedFloat: number | null
  /** False where the closing before was without a count: the drawer must be counted. */
  floatCounted: boolean
  app: string
}

export interface CartChange {
  cart: Cart
  errors: Error[]
  line: number | null
}

/** Goods, and how much of them: a pack's code stands for all its pieces. */
export interface Portion {
  item: Item
  quantityMilli: number
}

export type Scanned =
  /** `expired`: the last day of what was scanned, where that is past (ISO 8601). */
  | ({ kind: 'line'; expired?: string } & CartChange)
  /** Several goods carry this code. */
  | { kind: 'choose'; code: string; choices: Portion[] }
  /** The item has no price of its own. */
  | ({ kind: 'price' } & Portion)
  /** The item is sold by weight and the label carries none. */
  | { kind: 'weight'; item: Item }
  | { kind: 'unknown'; code: string }
  | Recognised

/** The kinds of code that a shop makes itself (`docs/algorithms/codes.md`). */
export type OwnKind =
  | 'exchange_label'
  | 'gift_card'
  | 'credit_note'
  | 'coupon'
  | 'customer'
  | 'employee'
  | 'parked'
  | 'order'
  | 'case'

/** A scan that is no goods: the number of a receipt, or a proven code of the shop's own. */
export type Recognised =
  { kind: 'receipt'; receiptNo: string } | { kind: 'own'; code: string; own: OwnCode }

/** What a scan is, with nothing done about it. `price`: carried by the label, øre. */
export type Read =
  | { kind: 'goods'; code: string; goods: (Portion & { price?: number | undefined })[] }
  | { kind: 'unknown'; code: string }
  | Recognised

export interface Finished {
  entryId: string
  receiptNo: string
  receipt: Receipt
  /** Cash to hand back; 0 for card. */
  change: number
  total: number
  /** What the payments came to: the total, and the rounding where cash was part of it. */
  paid: number
  openDrawer: boolean
  customer: string | null
  /** The cart of the next sale. */
  cart: Cart
}

/** What became of a question: the answer, or why there is none; `unreachable` within 3 s. */
export type Asked<T> =
  { ok: true; answer: T } | { ok: false; error: string; data: Record<string, unknown> }

/** A request the server will not do, and its reason (`errors.<reason>`). */
export interface RefusedRequest {
  id: string
  kind: string
  at: string
  employee: string | null
  body: object
  reason: string
  data: Record<string, unknown>
}

/**
 * Calls reject with an `EngineError` whose `code` is a key of `errors.<code>`:
 * `not_signed_in`, `not_ready`, `no_shift`, `shift_open`, `cart_open`, `not_allowed`,
 * `approval_needed` (see `approve`), `entry_unknown`, `item_unknown`, `not_counted`,
 * `storage_full`, `elsewhere`. Calls that answer with a `CartChange` or `Finished` carry the same
 * codes in `errors` instead.
 */
export interface Engine
  extends
    ApprovalCalls,
    DrawerCalls,
    PaymentCalls,
    ReturnCalls,
    SalesCalls,
    VoucherCalls,
    AccountCalls,
    OrderCalls,
    TileCalls,
    ParkingCalls,
    UplinkCalls {
  /** Calls back at once and on every change. Returns unsubscribe. */
  subscribe(listener: (state: State) => void): () => void

  /** Also the way out of phase recovery: the chain goes on from where the server stands. */
  pair(code: string, deviceName: string): Promise<{ ok: true } | { ok: false; error: string }>
  takeOver(): Promise<void>

  signIn(employee: string, pin: string): Promise<{ ok: boolean; waitSeconds: number }>
  /** A badge was scanned: signs its owner in; null where it is nobody's here. */
  signInByBadge(badge: number): Promise<SignedIn | null>
  signOut(): Promise<void>
  setTraining(on: boolean): Promise<void>

  /** The cart as it was left, also after the tab was killed. */
  cart(): Promise<Cart>
  /** Puts the goods into the cart, or says what else the scan is or what must be asked. */
  scan(text: string): Promise<Scanned>
  read(text: string): Promise<Read>
  add(variant: string, quantityMilli?: number, price?: number): Promise<CartChange>
  /** Notes whether the customer is old enough, as `age_check_needed` asks. */
  confirmAge(age: number, oldEnough: boolean): Promise<CartChange>
  /** The number of the next piece of these goods, as `serial_needed` asks. */
  giveSerial(variant: string, serial: string): Promise<void>
  /** Sells what the register does not know, as it is described; the office is told. */
  addUnknown(described: Described): Promise<CartChange>
  /** What one more piece of goods in the cart would open; for when the cart rests. */
  hints(): Promise<Hint[]>
  setQuantity(line: number, quantityMilli: number): Promise<CartChange>
  remove(line: number): Promise<CartChange>
  discountLine(
    line: number,
    discount: Pick<Discount, 'kind' | 'value' | 'reason'> | null,
  ): Promise<CartChange>
  discountCart(discount: Pick<Discount, 'kind' | 'value' | 'reason'> | null): Promise<CartChange>
  /** Refused with `coupon_unknown`, `coupon_used`. */
  useCoupon(coupon: Coupon): Promise<CartChange>
  dropCoupon(coupon: Coupon): Promise<CartChange>
  /** Puts a customer on the cart, or nobody. */
  attachCustomer(customer: Customer | null): Promise<CartChange>
  /** Customers this device knows; with nothing typed those chosen last. */
  findCustomers(text: string): Promise<Customer[]>
  /** The same, and those the server knows; within 3 s. */
  searchCustomers(text: string): Promise<FoundCustomers>
  customerByNumber(number: number): Promise<Customer | null>
  customer(id: string): Promise<Customer | null>
  createCustomer(profile: CustomerProfile): Promise<Customer>
  /** Says whose a sale of today was, after it was paid. */
  nameCustomer(sale: string, customer: Customer): Promise<void>
  pay(tender: string, tendered: number, reference?: string): Promise<CartChange>
  unpay(no: number): Promise<CartChange>
  abandon(): Promise<CartChange>
  /** Writes the sale durably and signed; only then answers. Refuses with errors if not settled. */
  finish(): Promise<{ ok: true; sale: Finished } | { ok: false; errors: Error[] }>

  search(query: string, limit: number): Promise<Item[]>
  /** Somebody asked what these goods cost; writes price_checked. */
  checkPrice(item: Item): Promise<void>
  item(variant: string): Promise<Item | null>
  items(variants: string[]): Promise<(Item | null)[]>

  /** Opens the drawer without a sale; writes drawer_opened. */
  openDrawer(reason: string): Promise<void>

  /** Tries to reach the server now. */
  sync(): Promise<void>
  /** The whole local journal as a file, for support and for the day the disk dies. */
  exportJournal(): Promise<Blob>
}
