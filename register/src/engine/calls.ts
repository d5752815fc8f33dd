import type { CartChange, Engine, Remembered } from './api'
import type { Brief } from './brief'
import type { News } from './news'

/** What crosses between the screens' thread and the engine's. */
export type Calls = Omit<Engine, 'subscribe'>
export type CallName = keyof Calls

/** Their names; one that is missing here does not compile. */
export const CALLS: Record<CallName, true> = {
  pair: true,
  takeOver: true,
  signIn: true,
  signInByBadge: true,
  signOut: true,
  approve: true,
  approveByBadge: true,
  askLeader: true,
  stopAskingLeader: true,
  giveUpApprovals: true,
  setTraining: true,
  openShift: true,
  xReport: true,
  closingPlan: true,
  countCash: true,
  closeShift: true,
  closeUncounted: true,
  moveCash: true,
  depositCash: true,
  proposedDeposit: true,
  payForeign: true,
  worth: true,
  setTip: true,
  hints: true,
  proforma: true,
  giftReceipt: true,
  cart: true,
  scan: true,
  read: true,
  add: true,
  confirmAge: true,
  giveSerial: true,
  addUnknown: true,
  setQuantity: true,
  remove: true,
  discountLine: true,
  discountCart: true,
  useCoupon: true,
  dropCoupon: true,
  attachCustomer: true,
  findCustomers: true,
  searchCustomers: true,
  customerByNumber: true,
  customer: true,
  createCustomer: true,
  nameCustomer: true,
  findOrder: true,
  openOrders: true,
  order: true,
  pay: true,
  unpay: true,
  account: true,
  onAccount: true,
  voucher: true,
  redeemVoucher: true,
  findVouchers: true,
  blockVoucher: true,
  sellGiftCard: true,
  refundVoucher: true,
  voucherSlips: true,
  abandon: true,
  park: true,
  parkedSales: true,
  resume: true,
  dropParked: true,
  nameParked: true,
  parkedSlip: true,
  finish: true,
  search: true,
  checkPrice: true,
  item: true,
  items: true,
  salePayments: true,
  changePayment: true,
  salesHere: true,
  salesAnywhere: true,
  saleByNumber: true,
  receipt: true,
  copy: true,
  returnLine: true,
  returnItem: true,
  saleHere: true,
  saleAnywhere: true,
  labels: true,
  openDrawer: true,
  tellDisplays: true,
  request: true,
  ask: true,
  refusedRequests: true,
  forgetRequest: true,
  arrangeTiles: true,
  sync: true,
  exportJournal: true,
}

/** The first message: what only the screens' thread can find out. */
export interface Start {
  start: { remembered: Remembered | null; agent: string }
}

export interface Call {
  id: number
  call: CallName
  args: unknown[]
}

/** The answer of `navigator.storage.persist()`, which workers may not ask. */
export interface Persistent {
  persistent: boolean | null
}

export type ToEngine = Start | Call | Persistent

/** An answer; one that carries a cart is brief against the cart told before. */
export type Answered = { id: number; value: unknown } | { id: number; change: Brief<CartChange> }

export type FromEngine =
  Answered | { id: number; error: { code: string; data: Record<string, unknown> } } | { news: News }
