import { type Ledger, NO_LEDGER } from './ledger'
import type { Draft, Journal, Place } from './journal'
import { localTime, wentBack } from './clock'
import type { KeptSale, NamedCart } from './parking'
import { EngineError } from './refusal'
import type { Cart, Entry, Error as Refusal, Figures, Item, Pricebook, Right } from './shapes'
import type {
  Counters,
  Feed,
  JournalRow,
  OpenCart,
  OpenShift,
  PinTries,
  RequestRow,
  StaffMember,
  StateChange,
  Store,
} from './store'
import type { Arranged } from './tiles'
import type { Till } from './till'
import type { RememberedVoucher } from './vouchers'

/** The small state as it stands; always what the disk has, or is about to have for the cart. */
export interface Standing {
  counters: Counters
  shift: OpenShift | null
  cart: OpenCart | null
  parked: KeptSale[]
  named: NamedCart | null
  unknown: Item[]
  vouchers: RememberedVoucher[]
  ledger: Ledger
  feed: Feed
  arranged: Arranged | null
  terms: Pricebook | null
  employee: string | null
  training: boolean
  tries: Record<string, PinTries>
}

export const FRESH: Omit<Standing, 'feed'> = {
  counters: {
    receipts: 0,
    shifts: 0,
    grand: { sales: 0, returns: 0, net: 0 },
    floatLeft: null,
    floatCounted: true,
  },
  shift: null,
  cart: null,
  parked: [],
  named: null,
  unknown: [],
  vouchers: [],
  ledger: NO_LEDGER,
  arranged: null,
  terms: null,
  employee: null,
  training: false,
  tries: {},
}

/** What somebody is asked to say yes to, and how things stand then. */
export interface Bound {
  what: string
  employee: string | null
  cart: Cart | null
}

type Granted = Bound & { permission: string; approver: string; approval: string | null }

/** Who said yes, as an entry bears it: with the question they answered where they were elsewhere. */
export interface Yes {
  approved_by: string | null
  approval?: string
}

/** The same for a command: its questions by permission. */
export interface Approved {
  approved_by?: string
  approvals?: Record<string, string>
}

/** A yes to a permission, as a command bears it. */
export function approvedFor(permission: string, { approved_by, approval }: Yes): Approved {
  if (approved_by === null) return {}
  return { approved_by, ...(approval && { approvals: { [permission]: approval } }) }
}

/**
 * Changes that belong to an entry, given the shift's figures with the entry folded in; and
 * requests that must be there exactly when the entry is.
 */
export type Change = (
  figures: Figures | null,
  entries: Entry[],
) => Partial<Standing> & { requests?: RequestRow[] }

/**
 * What is going on at this register, and the one way to write it down: entry, figures and
 * whatever follows from them go to the disk together, then to memory, then to the screens.
 */
export class Session {
  private granted: Granted[] = []
  /** The turn in which the cart goes to the disk; null where the disk has it. */
  private held: ReturnType<typeof setTimeout> | null = null

  constructor(
    readonly store: Store,
    readonly till: Till,
    readonly journal: Journal,
    readonly app: string,
    private standing: Standing,
    /** When the last entry was written, by the clock of then. */
    private lastAt: string | null,
    private readonly changed: (wrote: boolean) => void,
  ) {
    this.load()
  }

  get now(): Readonly<Standing> {
    return this.standing
  }

  get pricebook(): Pricebook {
    return this.standing.feed.pricebook
  }

  /** Who is signed in. Throws `not_signed_in`. */
  get employee(): StaffMember {
    const found = this.member(this.standing.employee)
    if (!found) throw new EngineError('not_signed_in')
    return found
  }

  /** The open shift. Throws `no_shift`. */
  get shift(): OpenShift {
    if (!this.standing.shift) throw new EngineError('no_shift')
    return this.standing.shift
  }

  member(id: string | null): StaffMember | null {
    return this.standing.feed.staff.find((member) => member.id === id) ?? null
  }

  permissions(employee: string): Record<string, Right> {
    return this.pricebook.employees.find(({ id }) => id === employee)?.permissions ?? {}
  }

  /**
   * Who approved it, nobody where the person at the register may alone. Throws `not_allowed`, or
   * `approval_needed` where nobody has said yes to this yet; `amount` is what a limit is for.
   */
  require(permission: string, amount = 0): Yes {
    const refusal = this.judge(permission, amount, null)
    if (!refusal) return { approved_by: null }
    const granted = this.grantedFor([refusal])
    if (!granted) throw new EngineError(refusal.code, refusal.data)
    const { approver: approved_by, approval } = granted
    return approval === null ? { approved_by } : { approved_by, approval }
  }

  /**
   * Whether a colleague may approve what was refused; if so, it is kept for the call made again.
   * A call may need several: all hold until something is done, or it is given up. `approval`: the
   * question they answered elsewhere.
   */
  grant(
    approver: string,
    refusal: Refusal,
    asked: Bound = this.bound(refusal),
    approval: string | null = null,
  ): boolean {
    const [permission, amount] = [
      String(refusal.data['permission']),
      Number(refusal.data['amount']),
    ]
    if (this.judge(permission, amount, approver)) return false
    this.granted.push({ permission, approver, approval, ...asked })
    return true
  }

  /** The call is done, or not made again: what was granted for it is nobody's. */
  giveUp(): void {
    this.granted = []
  }

  /** Who said yes to this very refusal while everything stood as now, or null. */
  approver(refusals: Refusal[]): string | null {
    return this.grantedFor(refusals)?.approver ?? null
  }

  /** What somebody said yes to elsewhere while everything stood as now: by permission. */
  approvals(approver: string): Record<string, string> {
    const { employee, cart } = this.standing
    const theirs = this.granted.filter(
      (one) =>
        one.approver === approver && one.employee === employee && one.cart === (cart?.cart ?? null),
    )
    return Object.fromEntries(
      theirs.flatMap(({ permission, approval }) => (approval ? [[permission, approval]] : [])),
    )
  }

  private grantedFor(refusals: Refusal[]): Granted | null {
    const refusal = refusals.find(({ code }) => code === 'approval_needed')
    if (!refusal || this.granted.length === 0) return null
    const { what, employee, cart } = this.bound(refusal)
    const same = (one: Granted) =>
      one.what === what && one.employee === employee && one.cart === cart
    return this.granted.find(same) ?? null
  }

  private judge(permission: string, amount: number, approver: string | null): Refusal | null {
    const asked = { permission, amount, employee: this.employee.id, approved_by: approver }
    return this.till.authority(this.pricebook.version, asked)
  }

  /** A refusal with what a yes to it is bound to. Whoever wrote its data, the order is one. */
  bound({ data }: Refusal): Bound {
    return {
      what: JSON.stringify(Object.entries(data).sort()),
      employee: this.standing.employee,
      cart: this.standing.cart?.cart ?? null,
    }
  }

  /** Goods or a payment stand in the cart. */
  get cartOpen(): boolean {
    const cart = this.standing.cart?.cart
    return cart !== undefined && (cart.lines.length > 0 || cart.payments.length > 0)
  }

  place(shift: OpenShift | null = this.standing.shift): Place {
    const { employee, training } = this.standing
    return {
      at: localTime(),
      opened_at: shift?.openedAt ?? null,
      shift: shift?.id ?? null,
      employee,
      app: this.app,
      training,
    }
  }

  /** An entry whose body is all there is to it. */
  draft(kind: string, body: object): Draft {
    return { kind, seal: (envelope) => this.till.entry(envelope, kind, body) }
  }

  /** Write entries with their consequence. `shift` is the one they belong to. */
  async record(
    drafts: Draft[],
    change: Change = () => ({}),
    shift: OpenShift | null = this.standing.shift,
    place: Place = this.place(shift),
  ): Promise<JournalRow[]> {
    this.write()
    let next: Partial<Standing> = {}
    const rows = await this.journal.append(place, this.clocked(place, drafts), (entries) => {
      const figures = shift ? this.till.fold(shift.figures, entries) : null
      const folded = shift && figures ? { shift: { ...shift, figures } } : {}
      const { requests = [], ...own } = change(figures, entries)
      next = { ...folded, ...own }
      return { change: next, requests }
    })
    this.standing = { ...this.standing, ...next }
    this.lastAt = place.at
    this.giveUp()
    this.changed(true)
    return rows
  }

  /** A clock that was set back is written down before what happens by it. */
  private clocked(place: Place, drafts: Draft[]): Draft[] {
    if (!this.lastAt || !wentBack(this.lastAt, place.at)) return drafts
    return [this.draft('clock_jumped', { last_at: this.lastAt }), ...drafts]
  }

  /** Trade on newer terms; goods a customer saw a price of end on those they began on. */
  async renew(feed: Feed): Promise<void> {
    const { cart, feed: old, terms } = this.standing
    const begun = cart !== null && cart.cart.first_line_at !== null ? cart.version : null
    const kept = [feed.pricebook, old.pricebook, terms].find((book) => book?.version === begun)
    await this.keep({ feed, terms: kept && kept !== feed.pricebook ? kept : null })
    this.load()
  }

  /** Keep a change that is no entry, with requests that must be there exactly when it is. */
  async keep(change: Partial<Standing>, requests: RequestRow[] = []): Promise<void> {
    this.write()
    const { store } = this
    await store.guarded(() =>
      store.transaction('rw', store.state, store.requests, async () => {
        await store.change(change as StateChange)
        await store.requests.bulkAdd(requests)
      }),
    )
    this.standing = { ...this.standing, ...change }
    this.changed(false)
  }

  /** The till remembers few terms: those in use must be among the latest it was given. */
  private load(): void {
    const { feed, terms } = this.standing
    if (terms) this.till.load(terms)
    this.till.load(feed.pricebook)
  }

  /** The cart changed: shown at once, handed to the disk behind the answer. */
  hold(cart: OpenCart | null): void {
    const wasOpen = this.cartOpen
    this.standing = { ...this.standing, cart }
    this.held ??= setTimeout(() => {
      this.write()
      this.till.rest()
    })
    if (wasOpen !== this.cartOpen) this.changed(false)
  }

  /** Hands a cart that is held to the disk now, ahead of whatever is written next. */
  private write(): void {
    if (this.held === null) return
    clearTimeout(this.held)
    this.held = null
    const { store, standing } = this
    void store.guarded(() => store.keepCart(standing.cart)).catch(() => undefined)
  }
}
