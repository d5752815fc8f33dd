import type { CartChange, Asked, TilePage } from './api'
import { ApprovalDesk } from './approvals'
import { Checkout } from './checkout'
import { localTime } from './clock'
import { DepositSlips } from './deposit-slips'
import type { Door } from './door'
import { DrawerDesk } from './drawer'
import type { ClosingWish } from './drawer-api'
import { follow, type Terms } from './feed'
import type { Goods } from './goods'
import type { Damage } from './chain'
import type { Outbox } from './outbox'
import type { Customers } from './customers'
import { OrderDesk } from './orders'
import { Patrons } from './patrons'
import { ask } from './questions'
import { Requests } from './requests'
import { ParkingDesk } from './parking'
import { Returns } from './returns'
import { PaymentDesk } from './payment-changes'
import { Sales } from './sales'
import type { Session } from './session'
import { type Report, ShiftDesk } from './shift'
import { Staff } from './staff'
import { type Round, Sync } from './sync'
import type { Hint, Item } from './shapes'
import { TileDesk } from './tiles'
import type { Described } from './unknown'
import type { TrustLine } from './trust'
import { type Uploaded, upload } from './upload'
import { VoucherDesk } from './vouchers'
import { AccountDesk, linkedCash } from './accounts'

/** A picture that is late is of yesterday. */
const DISPLAY_MS = 3_000
const REFUSED_AGAIN_MS = 10 * 60_000

export interface CounterHooks {
  /** The journal on the device is no longer what was written. */
  damaged: (damage: Damage) => void
  /** The server let this device go; asked again every round until it is. */
  revoked: () => void
  /** Works when nothing else is under way: for what began outside the turns and writes. */
  inTurn: <T>(work: () => Promise<T>) => Promise<T>
}

/** The register once it is paired and loaded: everything a cashier works with. */
export class Counter {
  readonly checkout: Checkout
  readonly parking: ParkingDesk
  readonly staff: Staff
  readonly approvals: ApprovalDesk
  readonly shift: ShiftDesk
  readonly drawer: DrawerDesk
  readonly sales: Sales
  readonly payments: PaymentDesk
  readonly returns: Returns
  readonly requests: Requests
  readonly tiles: TileDesk
  readonly patrons: Patrons
  readonly orders: OrderDesk
  readonly vouchers: VoucherDesk
  readonly accounts: AccountDesk
  readonly sync: Sync
  /** The second uplink has its own rounds: neither waits for the other. */
  private readonly uplink: Sync
  private refusal: { answer: Uploaded; until: number } | null = null

  constructor(
    readonly session: Session,
    readonly goods: Goods,
    customers: Customers,
    private readonly outbox: Outbox,
    private readonly door: Door,
    private readonly trust: TrustLine,
    private readonly hooks: CounterHooks,
  ) {
    const ask = <T>(kind: string, body: object) => this.ask<T>(kind, body)
    this.checkout = new Checkout(session, goods, new DepositSlips(session, ask))
    this.parking = new ParkingDesk(session, this.checkout, goods, {
      ask: (kind, body, approvedBy) => this.ask(kind, body, approvedBy),
      request: (kind, body) => this.request(kind, body),
      nameOf: (customer) => this.patrons.get(customer)?.name ?? '',
      inTurn: hooks.inTurn,
    })
    this.staff = new Staff(session)
    this.approvals = new ApprovalDesk(session, ask)
    this.shift = new ShiftDesk(session)
    this.drawer = new DrawerDesk(session)
    this.sales = new Sales(session, (text) => this.patrons.find(text).map(({ id }) => id), ask)
    this.vouchers = new VoucherDesk(session, this.checkout, this.sales, {
      ask,
      request: (kind, body, approvedBy) => this.request(kind, body, approvedBy),
    })
    this.returns = new Returns(session, this.checkout, goods, ask, (customer) =>
      this.patrons.attachId(customer),
    )
    this.payments = new PaymentDesk(
      session,
      (sale) => this.returns.refundedBy(sale),
      (sale) => linkedCash(session, this.accounts, sale),
    )
    this.patrons = new Patrons(session, this.checkout, customers, {
      ask,
      request: (kind, body, approvedBy) => this.request(kind, body, approvedBy),
    })
    this.accounts = new AccountDesk(session, this.checkout)
    this.orders = new OrderDesk(session, this.checkout, ask, (id) => this.patrons.get(id))
    this.requests = new Requests(session.store, door, async (kind, data) => {
      if (kind === 'keep_customer') await this.patrons.told(data)
    })
    this.tiles = new TileDesk(session, this.requests)
    this.sync = new Sync(() => this.round())
    this.uplink = new Sync(() => this.handIn())
    session.store.onroom = () => this.tellRoom()
    this.tellRoom()
  }

  /** An entry was written: count it, and send it without anybody waiting. */
  wrote(): void {
    this.trust.copied(this.session.journal.copied)
    this.tellRoom()
    void this.trust.recount(this.outbox)
    void this.trust.recountRequests(this.requests)
    this.sync.nudge()
    this.uplink.nudge()
  }

  /** Reach the server now, also with what it refused before. */
  async reach(): Promise<void> {
    this.refusal = null
    await this.requests.hasten()
    await Promise.all([this.sync.now(), this.uplink.now()])
  }

  /** Both uplinks begin their rounds. */
  start(): void {
    void this.trust.recountRequests(this.requests)
    void this.session.store.reserve.lay().then(() => this.tellRoom())
    void this.sync.now()
    void this.uplink.now()
  }

  /** No further round; resolves when those under way are over. */
  async stop(): Promise<void> {
    await Promise.all([this.sync.stop(), this.uplink.stop()])
  }

  /** Nothing more is sold here, also after a restart. The server is told, once, what is left. */
  async leave(): Promise<void> {
    const { store, journal } = this.session
    const device = { ...journal.device, left: true }
    await store.transaction('rw', store.state, () => store.change({ device }))
    await this.trust.recount(this.outbox)
    const report = { cursor: this.goods.cursor, ...this.report(), leaving: true }
    await this.door.post('changes', report)
  }

  /** Writes `price_checked`; goods without a price of their own were asked for at nothing. */
  async checkPrice({ variant, group, price }: Item): Promise<void> {
    const { session } = this
    await session.record([session.draft('price_checked', { variant, group, price: price ?? 0 })])
  }

  async addUnknown(described: Described): Promise<CartChange> {
    const change = await this.checkout.addUnknown(described)
    await this.trust.recountRequests(this.requests)
    this.uplink.nudge()
    return change
  }

  async arrangeTiles(pages: TilePage[]): Promise<void> {
    await this.tiles.arrange(pages)
    await this.trust.recountRequests(this.requests)
    this.uplink.nudge()
  }

  /** Something to be done that is no entry: kept now, sent when it can be. */
  async request(kind: string, body: object, approvedBy?: string | null): Promise<string> {
    const { employee } = this.session.now
    const id = await this.requests.add({ kind, body, employee, approvedBy })
    this.session.giveUp()
    await this.trust.recountRequests(this.requests)
    this.uplink.nudge()
    return id
  }

  ask<T>(kind: string, body: object, approvedBy?: string | null): Promise<Asked<T>> {
    const { employee } = this.session.now
    return ask<T>(this.door, { kind, body, employee, approvedBy })
  }

  hints(): Hint[] {
    const { cart } = this.session.now
    return cart ? this.session.till.hints(cart.version, cart.cart) : []
  }

  /** Displays on other devices; null where the server was not reached. */
  async tellDisplays(picture: object): Promise<number | null> {
    const told = await this.door.post<{ displays: number }>('display', { picture }, DISPLAY_MS)
    return told.known && told.ok ? told.body.displays : null
  }

  async forgetRequest(id: string): Promise<void> {
    await this.requests.forget(id)
    await this.trust.recountRequests(this.requests)
  }

  /** Writes `training_on` or `training_off`; the next cart begins in that mode. */
  async setTraining(on: boolean): Promise<void> {
    const { session } = this
    if (session.now.training === on) return
    const body = on ? session.require('training') : {}
    await this.checkout.close()
    const entry = session.draft(on ? 'training_on' : 'training_off', body)
    await session.record([entry], () => ({ training: on, cart: null }))
  }

  /** Writes the Z and ends the shift. An emptied cart and training end before it. */
  async closeShift(wish: ClosingWish): Promise<Report> {
    await this.checkout.close()
    await this.setTraining(false)
    return this.shift.close(wish)
  }

  /** The same for a shift of an earlier day that nobody can count now. */
  async closeUncounted(): Promise<Report> {
    await this.checkout.close()
    await this.setTraining(false)
    return this.shift.closeUncounted()
  }

  /** Writes `drawer_opened`; the screen then pulses the drawer. */
  async openDrawer(reason: string): Promise<void> {
    const { session } = this
    const body = { reason, ...session.require('open_drawer') }
    await session.record([session.draft('drawer_opened', body)])
  }

  private async handIn(): Promise<Round> {
    const round = await this.requests.drain()
    if (round === 'done') await this.patrons.refresh()
    await this.tiles.settled()
    await this.trust.recountRequests(this.requests)
    return round
  }

  private async round(): Promise<Round> {
    const sent = await this.send().finally(() => this.takeStock())
    if (sent.state === 'damaged') {
      this.hooks.damaged(sent.damage)
      return 'failed'
    }
    if (sent.state === 'unknown') return this.failed()
    const followed = await follow(this.door, this.goods, this.report(), (terms) => this.keep(terms))
    if (followed.state === 'unknown') return this.failed()
    if (followed.state === 'followed') {
      if (followed.revoked) this.hooks.revoked()
      if (followed.ledger) await this.session.keep({ ledger: followed.ledger })
    }
    const reason = [sent, followed].find((one) => one.state === 'refused')?.reason
    if (reason === undefined) this.trust.reached()
    else this.trust.refused(reason)
    return 'done'
  }

  /** However the sending went: what is held, and whether there is room for more. */
  private async takeStock(): Promise<void> {
    this.tellRoom()
    await Promise.all([this.trust.recount(this.outbox), this.trust.measure()])
  }

  private tellRoom(): void {
    this.trust.full(this.session.store.full)
  }

  /** What was refused is not pressed on the server again and again: each time is evidence. */
  private async send(): Promise<Uploaded> {
    if (this.refusal && Date.now() < this.refusal.until) return this.refusal.answer
    const { journal } = this.session
    const answer = await upload(journal, this.outbox, this.door)
    if (answer.state === 'sent' && answer.server) journal.arrived(answer.server)
    const until = Date.now() + REFUSED_AGAIN_MS
    this.refusal = answer.state === 'refused' ? { answer, until } : null
    return answer
  }

  private failed(): Round {
    this.trust.unreachable()
    return 'failed'
  }

  private report() {
    const { head } = this.session.journal
    const { held, oldestAt } = this.trust.now
    const { app, now } = this.session
    const ledger = now.ledger.mark
    return { head, held, oldest_at: oldestAt, app, clock: localTime(), ledger }
  }

  private async keep({ pricebook, staff, tiles, layout, posters, printers }: Terms): Promise<void> {
    const { cursor } = this.session.now.feed
    await this.session.renew({ cursor, pricebook, staff, tiles, layout, posters, printers })
    await this.tiles.followed()
  }
}
