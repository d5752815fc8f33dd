import type { Asked, CartChange, Customer, CustomerProfile, FoundCustomers } from './api'
import type { Checkout } from './checkout'
import { type Customers, newCustomer } from './customers'
import type { Session } from './session'
import { uuidv7 } from './uuid'

const HITS = 12
const RECENT = 6
const DAY_MS = 24 * 3_600_000

interface Told {
  customers: Customer[]
}

/** The server, as far as customers go. */
export interface Office {
  ask: <T>(kind: string, body: object) => Promise<Asked<T>>
  request: (kind: string, body: object, approvedBy: string | null) => Promise<string>
}

/** Whose sale it is: customers found, created and put on the cart, with a network or without. */
export class Patrons {
  constructor(
    private readonly session: Session,
    private readonly checkout: Checkout,
    private readonly customers: Customers,
    private readonly office: Office,
  ) {}

  /** Those the device knows: at once, and without a network. Nothing typed: those chosen last. */
  find(text: string): Customer[] {
    return text.trim() ? this.customers.find(text, HITS) : this.customers.recent(RECENT)
  }

  /** Those the server knows too. `complete` is false where it could not be asked. */
  async search(text: string): Promise<FoundCustomers> {
    const told = await this.office.ask<Told>('find_customers', { text })
    const here = this.find(text)
    if (!told.ok) return { customers: here, complete: false }
    const { customers } = told.answer
    const known = new Set(customers.map(({ id }) => id))
    // Of those on both sides the server's word is the newer; those not sent yet are only here.
    return { customers: [...customers, ...here.filter(({ id }) => !known.has(id))], complete: true }
  }

  async byNumber(number: number): Promise<Customer | null> {
    const here = this.customers.byNumber(number)
    if (here) return here
    const told = await this.office.ask<Told>('find_customers', { number })
    return told.ok ? (told.answer.customers[0] ?? null) : null
  }

  get(id: string): Customer | null {
    return this.customers.get(id)
  }

  /** On the disk and at the counter now; at the server when it can be. */
  async create(profile: CustomerProfile): Promise<Customer> {
    const approver = this.session.require('edit_customers').approved_by
    const customer = newCustomer(uuidv7(), profile)
    await this.office.request('keep_customer', { id: customer.id, ...profile }, approver)
    await this.customers.remember([customer], Date.now())
    return customer
  }

  /** Puts the customer on the cart, or nobody. */
  async attach(customer: Customer | null): Promise<CartChange> {
    if (customer) await this.customers.remember([customer], Date.now())
    const groups = customer?.group ? [customer.group] : []
    return this.checkout.setCustomer(customer?.id ?? null, groups)
  }

  /** Puts a customer on the cart of whom perhaps only the id is known here. */
  async attachId(id: string): Promise<CartChange> {
    const group = this.customers.get(id)?.group
    return this.checkout.setCustomer(id, group ? [group] : [])
  }

  /** Whose sale it was, said after it was paid. */
  async name(sale: string, customer: Customer): Promise<void> {
    const approver = this.session.require('edit_customers').approved_by
    await this.customers.remember([customer], Date.now())
    await this.office.request('name_customer', { sale, customer: customer.id }, approver)
  }

  /** What a request about a customer came to: now they have a number. */
  async told(data: Record<string, unknown>): Promise<void> {
    const customers = (data['customers'] ?? []) as Customer[]
    await this.customers.remember(customers, 0)
  }

  /** Once a day: the regulars come, what changed is changed, and who is erased is forgotten. */
  async refresh(now = Date.now()): Promise<void> {
    if (this.session.now.employee === null) return
    if ((await this.customers.askedAt()) > now - DAY_MS) return
    const { ids } = this.customers
    const known = await this.office.ask<Told>('known_customers', { ids: ids.slice(0, 500) })
    const regular = await this.office.ask<Told>('regular_customers', { most: 300 })
    if (!known.ok || !regular.ok) return
    const there = new Set(known.answer.customers.map(({ id }) => id))
    await this.customers.forget(ids.slice(0, 500).filter((id) => !there.has(id)))
    await this.customers.remember(known.answer.customers, 0)
    await this.customers.remember(regular.answer.customers, now - DAY_MS)
    await this.customers.asked(now)
  }
}
