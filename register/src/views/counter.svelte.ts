import { createContext } from 'svelte'
import { AccountController } from '../account/AccountController.svelte'
import { CouponController } from '../cart/CouponController.svelte'
import { CartController } from '../cart/CartController.svelte'
import { CustomerController } from '../customer/CustomerController.svelte'
import { OrderController } from '../order/OrderController.svelte'
import type { Finished } from '../engine/api'
import type { Receipt } from '../engine/shapes'
import { GoodsController } from '../goods/GoodsController.svelte'
import { TileArranging } from '../goods/TileArranging.svelte'
import { language } from '../i18n/language.svelte'
import { ParkingController } from '../parking/ParkingController.svelte'
import { PaymentsController } from '../receipt/PaymentsController.svelte'
import { PrintController } from '../receipt/PrintController.svelte'
import { SendController } from '../receipt/SendController.svelte'
import { SalesController } from '../receipt/SalesController.svelte'
import { ReceivingController } from '../receiving/ReceivingController.svelte'
import { LabelsController } from '../returns/LabelsController.svelte'
import { ReturnsController } from '../returns/ReturnsController.svelte'
import { Navigation } from '../session/Navigation.svelte'
import type { Session } from '../session/Session.svelte'
import { TenderController } from '../tender/TenderController.svelte'
import { VoucherController } from '../voucher/VoucherController.svelte'
import { serveScans } from './scanning'

/** The counter while somebody is signed in: the domains side by side, and how they meet. */
export class Counter {
  readonly accounts: AccountController
  readonly arranging: TileArranging
  readonly cart: CartController
  readonly coupons: CouponController
  readonly customers: CustomerController
  readonly goods: GoodsController
  readonly orders: OrderController
  readonly tender: TenderController
  readonly parking: ParkingController
  readonly printing: PrintController
  readonly receiving: ReceivingController
  readonly sending: SendController
  readonly sales: SalesController
  readonly payments: PaymentsController
  readonly vouchers: VoucherController
  readonly returns: ReturnsController
  readonly labels: LabelsController
  /** The X report that is looked at. */
  report = $state.raw<Receipt | null>(null)
  /** The Z of the shift just ended: shown until it has been seen, though nobody is signed in. */
  zReport = $state.raw<Receipt | null>(null)
  /** Who was at the register last: asked first when it is unlocked. */
  lastPerson = $state<string | null>(null)
  /** A newer version of the register waits to be started. */
  updateWaiting = $state(false)

  constructor(
    readonly session: Session,
    readonly navigation: Navigation,
    sheetOpen: () => boolean = () => false,
  ) {
    this.accounts = new AccountController(session)
    this.arranging = new TileArranging(session)
    this.cart = new CartController(session)
    this.coupons = new CouponController(session)
    this.customers = new CustomerController(session)
    this.goods = new GoodsController(session)
    this.orders = new OrderController(session, {
      whose: ({ customer }) => this.customers.attach(customer),
      askWho: () => this.customers.open({ for: 'cart' }),
      print: (slip) => this.printing.print(slip),
      send: (order, to) => this.sending.order(order, to),
      touched: () => this.sell(),
    })
    this.parking = new ParkingController(session, () => this.sell())
    this.sending = new SendController(session)
    this.printing = new PrintController(session)
    this.receiving = new ReceivingController(session)
    this.sales = new SalesController(session)
    this.payments = new PaymentsController(session, (sale, tenders) =>
      this.sales.paidBy(sale, tenders),
    )
    const finished = (sale: Finished) => {
      navigation.go('finish')
      this.returns.leave()
      const printed = this.printing.afterSale(sale.receipt, sale.openDrawer, sale.entryId)
      void printed.then(() => this.labels.afterSale(sale.entryId))
      void this.vouchers.afterSale(sale)
    }
    this.tender = new TenderController(session, finished, () => this.accounts.credit)
    this.vouchers = new VoucherController(
      session,
      (slip) => this.printing.print(slip),
      () => {
        const over = this.tender.settled && !this.vouchers.remainder
        if (navigation.place === 'pay' && over) void this.tender.finish()
      },
      () => void this.tender.payCashExact(),
    )
    this.labels = new LabelsController(session, (label) => this.printing.print(label))
    this.returns = new ReturnsController(session, () => this.sell())
    serveScans(this, sheetOpen)
  }

  /** Goods came into the cart from anywhere: it is shown, and the line with it. */
  cartTouched(): void {
    const { place } = this.navigation
    if (place !== 'sell' && place !== 'pay') this.sell()
    this.cart.follow()
  }

  /** Takes up the cart as it was left; one stopped in the middle of paying goes on there. */
  async resume(): Promise<void> {
    const { cart } = this.session
    await cart.load()
    this.receiving.resume()
    this.tender.leave()
    this.navigation.go(cart.paying ? 'pay' : 'sell')
  }

  /** The receipt of a sale of this device, among the others. */
  async showSale(receiptNo: string): Promise<void> {
    if (await this.sales.find(receiptNo)) this.navigation.go('sales')
  }

  /** Back to selling, with the finished sale put away. */
  sell(): void {
    this.tender.leave()
    this.navigation.go('sell')
  }

  async xReport(): Promise<void> {
    const answer = await this.session.attempt(() => this.session.engine.xReport())
    if (!answer) return
    this.report = answer.receipt
    this.navigation.go('report')
  }

  /** What the cart comes to, on paper that says it is no receipt. */
  async proforma(): Promise<void> {
    const paper = await this.session.attempt(() => this.session.engine.proforma())
    if (!paper) return
    await this.printing.print(paper)
    this.session.notices.tell(language.words.drawerMoves.proformaDone)
  }

  /** The goods of a sale without prices, for who gets them. */
  async giftReceipt(entryId: string): Promise<void> {
    const paper = await this.session.attempt(() => this.session.engine.giftReceipt(entryId))
    if (!paper) return
    await this.printing.print(paper)
    this.session.notices.tell(language.words.drawerMoves.giftDone)
  }

  /** The shift has ended: its Z is shown and, where receipts print by themselves, printed. */
  close(zReport: Receipt): void {
    this.zReport = zReport
    this.navigation.go('sell')
    if (this.session.preferences.values.autoPrint) void this.printing.print(zReport)
  }

  /** Notes why and opens the drawer; answers whether it may be opened. */
  async openDrawer(reason: string): Promise<boolean> {
    const { session } = this
    const noted = await session.attempt(() => session.engine.openDrawer(reason).then(() => true))
    if (noted === null) return false
    const opened = await this.printing.openDrawer()
    const t = language.words.drawer
    session.notices.tell(opened ? t.opened : t.noPulse)
    return true
  }

  async setTraining(on: boolean): Promise<void> {
    const { engine, cart } = this.session
    await this.session.attempt(async () => {
      await engine.setTraining(on)
      await cart.load()
    })
  }

  /** Locks the register; the cart stays as it is, for whoever unlocks it. */
  async signOut(): Promise<void> {
    this.lastPerson = this.session.state?.employee?.id ?? null
    this.#putAway()
    await this.session.attempt(() => this.session.engine.signOut())
  }

  /** What was asked of somebody is asked of nobody who comes after. */
  #putAway(): void {
    this.session.hurdles.close()
    this.vouchers.close()
    this.vouchers.shown = null
    this.customers.close()
    this.orders.close()
  }
}

export const [useCounter, provideCounter] = createContext<Counter>()
