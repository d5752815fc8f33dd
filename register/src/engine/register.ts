import type { CartChange, Engine, Recovery, Remembered, State } from './api'
import type { Calls } from './calls'
import { Counter } from './counter'
import { Customers, CustomerStore } from './customers'
import { exportJournal } from './export'
import { Goods } from './goods'
import type { Damage } from './chain'
import { Lifeboat } from './lifeboat'
import { WriterLock } from './lock'
import { open, type Opening } from './opening'
import { pair, type PairAnswer } from './pairing'
import { EngineError } from './refusal'
import type { Rescue } from './rescue'
import { type Outline, stateOf } from './state'
import { GoodsStore, Store } from './store'
import { Till } from './till'
import { TILL_FILES } from './till-files'
import { TrustLine } from './trust'

export interface Surroundings {
  /** Address of the interpreter's WebAssembly. */
  wasm: string
  app: string
  agent: string
  remembered: Remembered | null
  publish: (state: State) => void
}

/** The engine: opens the register in this tab, and gives it up to another. */
export class Register implements Calls {
  private readonly store = new Store()
  private readonly goodsStore = new GoodsStore()
  private readonly customerStore = new CustomerStore()
  private readonly trust = new TrustLine(() => this.publish())
  private readonly lock: WriterLock
  /** Started once: a thread can have only one. */
  private till: Promise<Till> | null = null
  private goods = new Goods(this.goodsStore)
  private customers = new Customers(this.customerStore)
  private outline: Outline = { phase: 'starting', recovery: null, goods: 0, goodsTotal: null }
  private counter: Counter | null = null
  private rescue: Rescue | null = null
  private boat: Promise<Lifeboat | null> = Promise.resolve(null)
  private turns: Promise<unknown> = Promise.resolve()
  private leaving = new AbortController()
  private publishing = false
  /** Whether the journal on this device may be gone on with. */
  private sound = true

  constructor(private readonly around: Surroundings) {
    this.lock = new WriterLock({
      granted: () => void this.open(),
      elsewhere: () => this.show({ phase: 'elsewhere' }),
      leave: () => this.leave(),
    })
  }

  start(): void {
    if (globalThis.isSecureContext) this.lock.start()
    else this.recover({ reason: 'insecure' })
    this.publish()
  }

  persistent(answer: boolean | null): void {
    this.trust.persistent(answer)
  }

  // --- the device ---

  pair = (code: string, deviceName: string): Promise<PairAnswer> =>
    this.turn(async () => {
      const { phase } = this.outline
      if (phase !== 'unpaired' && phase !== 'recovery') throw new EngineError('not_ready')
      // What the lifeboat has is accepted only until this device is paired again.
      await this.rescue?.now()
      if (this.rescue?.told.outcome === 'waiting') return { ok: false, error: 'unreachable' }
      const { agent, remembered } = this.around
      const facts = { name: deviceName, agent, persistent: this.trust.now.persistent }
      const answer = await pair(this.store, code, facts, { sound: this.sound, remembered })
      if (answer.ok) {
        // The device may be another shop's from here on.
        await this.customers.wipe()
        void this.reopen()
      }
      return answer
    })

  takeOver = (): Promise<void> => this.lock.takeOver()

  sync = async (): Promise<void> => {
    await Promise.all([this.counter?.reach(), this.rescue?.now()])
  }

  exportJournal = (): Promise<Blob> => exportJournal(this.store)

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

  park: Engine['park'] = (name) => this.at(({ parking }) => parking.park(name))
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

  search: Engine['search'] = async (query, limit) => this.goods.search(query, limit)
  checkPrice: Engine['checkPrice'] = (item) => this.at((counter) => counter.checkPrice(item))
  item: Engine['item'] = async (variant) => this.goods.item(variant)
  items: Engine['items'] = async (variants) => variants.map((one) => this.goods.item(one))
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

  // --- opening and leaving ---

  private async open(): Promise<void> {
    const { signal } = (this.leaving = new AbortController())
    this.sound = true
    this.show({ phase: 'starting', recovery: null })
    const boat = (this.boat = Lifeboat.launch())
    try {
      await Promise.all([this.store.open(), this.goodsStore.open(), this.customerStore.open()])
      const { store, goods, customers, trust } = this
      const till = (this.till ??= Till.start(this.around.wasm, TILL_FILES))
      const own = { store, goods, customers, trust, till, boat, signal, hooks: this.hooks() }
      const opening = await open({ ...this.around, ...own })
      if (!signal.aborted) this.opened(opening)
    } catch (error) {
      if (signal.aborted) return
      this.recover({ reason: error instanceof Error ? error.message : String(error) })
    }
  }

  private opened(opening: Opening): void {
    if (opening.phase === 'recovery') {
      this.sound = false
      return this.recover(opening)
    }
    if (opening.phase === 'rescue') return this.save(opening)
    if (opening.phase === 'unpaired') return this.show({ phase: 'unpaired' })
    this.counter = opening.counter
    this.show({ phase: 'ready', goodsTotal: null })
    void this.goods.warm()
    this.counter.start()
  }

  /** The database lost what the lifeboat has: that comes first, then the device is paired again. */
  private save({ rescue, lastSeq, reason }: Opening & { phase: 'rescue' }): void {
    this.sound = false
    this.rescue = rescue
    const show = () => this.recover({ lastSeq, reason, rescue: rescue.told })
    show()
    rescue.start(show)
  }

  private async reopen(): Promise<void> {
    await this.leave()
    await this.open()
  }

  /** Finish the turn under way, then touch nothing more. */
  private async leave(): Promise<void> {
    this.leaving.abort()
    const stopped = this.close()
    await this.turns
    await stopped
    const boat = await this.boat
    boat?.close()
    this.store.close()
    this.goodsStore.close()
    this.customerStore.close()
    this.goods = new Goods(this.goodsStore)
    this.customers = new Customers(this.customerStore)
  }

  /** No command and no upload from here on; resolves when the last upload is over. */
  private async close(): Promise<void> {
    const { counter, rescue } = this
    this.counter = null
    this.rescue = null
    await Promise.all([counter?.stop(), rescue?.stop()])
  }

  private hooks() {
    return {
      changed: (wrote: boolean) => {
        if (wrote) this.counter?.wrote()
        this.publish()
      },
      loading: (goodsTotal: number | null) => this.show({ phase: 'loading', goodsTotal }),
      damaged: ({ reason, lastSeq }: Damage) => {
        this.sound = false
        void this.close()
        this.recover({ lastSeq, reason })
      },
      inTurn: <T>(work: () => Promise<T>) => this.turn(work),
      revoked: () => {
        if (this.counter && !this.counter.session.cartOpen) this.letGo(this.counter)
      },
    }
  }

  /** The server let this device go. Who takes its place may count on what it says last. */
  private letGo(counter: Counter): void {
    void this.close()
    void this.turn(() => counter.leave()).catch(() => undefined)
    void this.customers.wipe()
    this.show({ phase: 'unpaired' })
  }

  /** Nothing can be sold here, and why. */
  private recover(known: Partial<Recovery> & { reason: string }): void {
    const { remembered } = this.around
    const { lastSeq = 0, serverSeq = null, reason, rescue = null } = known
    const recovery = { lastSeq, serverSeq, reason, rescue, remembered }
    this.show({ phase: 'recovery', recovery })
  }

  // --- turns and telling ---

  private ready(): Counter {
    if (!this.counter) throw new EngineError('not_ready')
    return this.counter
  }

  private at<T>(work: (counter: Counter) => Promise<T>): Promise<T> {
    return this.turn(() => work(this.ready()))
  }

  /** One command after the other: each sees what the one before it left. */
  private turn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.turns.then(work)
    this.turns = turn.catch(() => undefined)
    return turn
  }

  private show(news: Partial<Outline>): void {
    this.outline = { ...this.outline, ...news }
    this.publish()
  }

  /** Many changes of one moment are told once. */
  private publish(): void {
    if (this.publishing) return
    this.publishing = true
    queueMicrotask(() => {
      this.publishing = false
      const outline = { ...this.outline, goods: this.goods.size }
      this.around.publish(stateOf(outline, this.counter, this.trust, this.around.app))
    })
  }
}
