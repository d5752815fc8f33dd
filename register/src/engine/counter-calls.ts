import type { CartChange, Engine } from './api'
import type { Counter } from './counter'

/** What the open counter is asked: in its turn, or outside the turns where the server is asked. */
export abstract class CounterCalls {
  /** The open counter. Throws `not_ready`. */
  protected abstract ready(): Counter

  /** One command after the other: each sees what the one before it left. */
  protected abstract turn<T>(work: () => Promise<T>): Promise<T>

  // --- people and shifts ---

  signIn: Engine['signIn'] = (employee, pin) => this.at(({ staff }) => staff.signIn(employee, pin))

  signInByBadge: Engine['signInByBadge'] = (badge) =>
    this.at(({ staff }) => staff.signInByBadge(badge))
  signOut = (): Promise<void> => this.at(({ staff }) => staff.signOut())

  approveByBadge: Engine['approveByBadge'] = (badge, refusal) =>
    this.at(async ({ staff }) => staff.approveByBadge(badge, refusal))
  approve: Engine['approve'] = (employee, pin, refusal) =>
    this.at(({ staff }) => staff.approve(employee, pin, refusal))

  askLeader: Engine['askLeader'] = async (refusal) => this.ready().approvals.askLeader(refusal)
  stopAskingLeader = async (): Promise<void> => this.ready().approvals.stop()
  giveUpApprovals = (): Promise<void> => this.at(async ({ session }) => session.giveUp())

  setTraining = (on: boolean): Promise<void> => this.at((counter) => counter.setTraining(on))

  openShift: Engine['openShift'] = (float, denominations, reason) =>
    this.at(({ shift }) => shift.open(float, denominations, reason))

  xReport: Engine['xReport'] = () => this.at(({ shift }) => shift.xReport())

  closingPlan: Engine['closingPlan'] = () => this.at(async ({ shift }) => shift.plan())

  countCash: Engine['countCash'] = (counting, reason) =>
    this.at(({ shift }) => shift.count(counting, reason))

  closeShift: Engine['closeShift'] = (wish) => this.at((counter) => counter.closeShift(wish))
  closeUncounted: Engine['closeUncounted'] = () => this.at((counter) => counter.closeUncounted())
  moveCash: Engine['moveCash'] = (move) => this.at(({ drawer }) => drawer.move(move))
  depositCash: Engine['depositCash'] = (amount, bag) =>
    this.at(({ drawer }) => drawer.deposit(amount, bag))
  proposedDeposit: Engine['proposedDeposit'] = () =>
    this.at(async ({ drawer }) => drawer.proposed())

  openDrawer: Engine['openDrawer'] = (reason) => this.at((counter) => counter.openDrawer(reason))

  // --- the cart ---

  cart: Engine['cart'] = () => this.at(async ({ checkout }) => checkout.cart())
  scan: Engine['scan'] = (text) => this.at(({ checkout }) => checkout.scan(text))
  read: Engine['read'] = (text) => this.at(async ({ checkout }) => checkout.read(text))
  finish: Engine['finish'] = () => this.at(({ checkout }) => checkout.finish())
  abandon = (): Promise<CartChange> => this.at(({ vouchers }) => vouchers.abandon())
  unpay: Engine['unpay'] = (no) => this.at(({ vouchers }) => vouchers.unpay(no))
  remove: Engine['remove'] = (line) => this.at(({ checkout }) => checkout.remove(line))

  add: Engine['add'] = (variant, quantityMilli, price) =>
    this.at(({ checkout }) => checkout.add(variant, quantityMilli, price))
  confirmAge: Engine['confirmAge'] = (age, oldEnough) =>
    this.at(({ checkout }) => checkout.confirmAge(age, oldEnough))
  giveSerial: Engine['giveSerial'] = (variant, serial) =>
    this.at(async ({ checkout }) => checkout.serials.give(variant, serial))
  addUnknown: Engine['addUnknown'] = (described) =>
    this.at((counter) => counter.addUnknown(described))
  setQuantity: Engine['setQuantity'] = (line, quantityMilli) =>
    this.at(({ checkout }) => checkout.setQuantity(line, quantityMilli))
  discountLine: Engine['discountLine'] = (line, discount) =>
    this.at(({ checkout }) => checkout.discountLine(line, discount))
  discountCart: Engine['discountCart'] = (discount) =>
    this.at(({ checkout }) => checkout.discountCart(discount))
  useCoupon: Engine['useCoupon'] = (coupon) => this.at(({ checkout }) => checkout.useCoupon(coupon))
  dropCoupon: Engine['dropCoupon'] = (coupon) =>
    this.at(({ checkout }) => checkout.dropCoupon(coupon))
  attachCustomer: Engine['attachCustomer'] = (customer) =>
    this.at(({ patrons }) => patrons.attach(customer))

  returnLine: Engine['returnLine'] = (wish) => this.at(({ returns }) => returns.take(wish))
  returnItem: Engine['returnItem'] = (wish) => this.at(({ returns }) => returns.item(wish))
  saleHere: Engine['saleHere'] = async (which) => this.ready().returns.here(which)
  saleAnywhere: Engine['saleAnywhere'] = async (which) => this.ready().returns.anywhere(which)
  labels: Engine['labels'] = async (...asked) => this.ready().returns.labels(...asked)

  pay: Engine['pay'] = (tender, tendered, reference) =>
    this.at(({ checkout }) => checkout.pay(tender, tendered, reference))

  park: Engine['park'] = () => this.at(({ parking }) => parking.park())
  parkedSales: Engine['parkedSales'] = async () => this.ready().parking.list()
  dropParked: Engine['dropParked'] = (id) => this.at(({ parking }) => parking.drop(id))
  nameParked: Engine['nameParked'] = (id, name) => this.at(({ parking }) => parking.name(id, name))
  parkedSlip: Engine['parkedSlip'] = (id) => this.at(async ({ parking }) => parking.slip(id))

  /** The server is asked outside the turns: nothing waits for it but who wants the sale. */
  resume: Engine['resume'] = async (which, takeOver = false) => {
    const sale = await this.ready().parking.claim(which, takeOver)
    return this.at(({ parking }) => parking.resume(sale))
  }
  findCustomers: Engine['findCustomers'] = async (text) => this.ready().patrons.find(text)
  searchCustomers: Engine['searchCustomers'] = async (text) => this.ready().patrons.search(text)
  customer: Engine['customer'] = async (id) => this.ready().patrons.get(id)
  customerByNumber: Engine['customerByNumber'] = async (no) => this.ready().patrons.byNumber(no)
  createCustomer: Engine['createCustomer'] = (profile) =>
    this.at(({ patrons }) => patrons.create(profile))
  nameCustomer: Engine['nameCustomer'] = (sale, customer) =>
    this.at(({ patrons }) => patrons.name(sale, customer))

  payForeign: Engine['payForeign'] = (currency, amount) =>
    this.at(({ checkout }) => checkout.payForeign(currency, amount))
  worth: Engine['worth'] = (currency, amount) =>
    this.at(async ({ checkout }) => checkout.worth(currency, amount))
  setTip: Engine['setTip'] = (amount) => this.at(({ checkout }) => checkout.setTip(amount))
  hints: Engine['hints'] = () => this.at(async (counter) => counter.hints())
  proforma: Engine['proforma'] = () => this.at(({ checkout }) => checkout.proforma())

  // --- gift cards and credit notes: the server is asked outside the turns ---

  voucher: Engine['voucher'] = async (kind, number) => {
    const news = await this.ready().vouchers.learn(kind, number)
    await this.at(({ vouchers }) => vouchers.remember(news))
    return news
  }

  redeemVoucher: Engine['redeemVoucher'] = async (kind, number, wish) => {
    const news = await this.ready().vouchers.learn(kind, number, true)
    return this.at(({ vouchers }) => vouchers.redeem(news, wish))
  }

  findVouchers: Engine['findVouchers'] = async (text) => this.ready().vouchers.find(text)
  blockVoucher: Engine['blockVoucher'] = (kind, number, reason) =>
    this.at(({ vouchers }) => vouchers.block(kind, number, reason))

  sellGiftCard: Engine['sellGiftCard'] = async (amount, number) => {
    const news =
      number === undefined ? null : await this.ready().vouchers.learn('gift_card', number)
    return this.at(({ vouchers }) => vouchers.sell(amount, news))
  }

  refundVoucher: Engine['refundVoucher'] = (kind, number, amount) =>
    this.at(({ vouchers }) => vouchers.refund(kind, number, amount))

  voucherSlips: Engine['voucherSlips'] = async (entryId, copy) =>
    this.ready().vouchers.slips(entryId, copy)

  account: Engine['account'] = async (id) => this.ready().accounts.known(id)
  onAccount: Engine['onAccount'] = (wish) => this.at(({ accounts }) => accounts.act(wish))
  findOrder: Engine['findOrder'] = async (number) => this.ready().orders.find(number)
  openOrders: Engine['openOrders'] = async () => this.ready().orders.open()
  order: Engine['order'] = (wish) => this.at(({ orders }) => orders.act(wish))

  checkPrice: Engine['checkPrice'] = (item) => this.at((counter) => counter.checkPrice(item))
  salesHere: Engine['salesHere'] = async (wish, after) => this.ready().sales.here(wish, after)
  salesAnywhere: Engine['salesAnywhere'] = async (...wish) => this.ready().sales.anywhere(...wish)
  saleByNumber: Engine['saleByNumber'] = async (receiptNo) => this.ready().sales.byNumber(receiptNo)

  receipt: Engine['receipt'] = async (entryId) => this.ready().sales.receipt(entryId)
  giftReceipt: Engine['giftReceipt'] = (id) => this.at(({ sales }) => sales.giftReceipt(id))
  salePayments: Engine['salePayments'] = async (id) => this.ready().payments.of(id)
  changePayment: Engine['changePayment'] = (...wish) =>
    this.at(({ payments }) => payments.change(...wish))
  copy: Engine['copy'] = (entryId) => this.at(({ sales }) => sales.copy(entryId))

  // --- beside the journal ---

  request: Engine['request'] = (kind, body, approvedBy) =>
    this.at((counter) => counter.request(kind, body, approvedBy))
  ask: Engine['ask'] = async (kind, body, approvedBy) => this.ready().ask(kind, body, approvedBy)
  tellDisplays: Engine['tellDisplays'] = async (picture) => this.ready().tellDisplays(picture)
  refusedRequests: Engine['refusedRequests'] = async () => this.ready().requests.refused()
  forgetRequest: Engine['forgetRequest'] = async (id) => this.ready().forgetRequest(id)
  arrangeTiles: Engine['arrangeTiles'] = async (pages) => this.ready().arrangeTiles(pages)

  private at<T>(work: (counter: Counter) => Promise<T>): Promise<T> {
    return this.turn(() => work(this.ready()))
  }
}
