import Dexie, { type Table } from 'dexie'
import type { Customer, CustomerProfile } from './api'
import { fold } from './folding'
import { isQuotaError } from './store'

/** What is kept of customers on this device at most, and for how long after it was last used. */
const KEPT_MOST = 1_000
const KEPT_MS = 180 * 24 * 3_600_000

interface KeptCustomer {
  customer: Customer
  /** Unix milliseconds of the last time they were chosen here, or came with the regulars. */
  usedAt: number
}

/** A database of its own: personal data are wiped as a whole, and nothing else with them. */
export class CustomerStore extends Dexie {
  declare customers: Table<KeptCustomer & { id: string }, string>
  declare facts: Table<{ key: 'asked'; value: number }, 'asked'>

  constructor(name = 'bon-customers') {
    super(name, { chromeTransactionDurability: 'relaxed', cache: 'disabled' })
    this.version(1).stores({ customers: 'id', facts: 'key' })
  }
}

/** The customers this device knows without a network: those lately chosen, and the regulars. */
export class Customers {
  private readonly kept = new Map<string, KeptCustomer>()

  constructor(private readonly store: CustomerStore) {}

  async load(now = Date.now()): Promise<void> {
    const rows = await this.store.customers.toArray()
    const old = rows.filter((row) => row.usedAt < now - KEPT_MS).map((row) => row.id)
    await this.store.customers.bulkDelete(old)
    for (const { id, customer, usedAt } of rows) this.kept.set(id, { customer, usedAt })
    for (const id of old) this.kept.delete(id)
  }

  get ids(): string[] {
    return [...this.kept.keys()]
  }

  get(id: string): Customer | null {
    return this.kept.get(id)?.customer ?? null
  }

  byNumber(number: number): Customer | null {
    return this.all().find((customer) => customer.number === number) ?? null
  }

  /** Every word typed begins a word of theirs; those chosen last come first. */
  find(text: string, limit: number): Customer[] {
    const wanted = wordsTyped(text)
    if (wanted.length === 0) return []
    const found = [...this.kept.values()].filter(({ customer }) => {
      const words = wordsOf(customer)
      return wanted.every((word) => words.some((one) => one.startsWith(word)))
    })
    return found
      .sort((a, b) => b.usedAt - a.usedAt || (a.customer.id < b.customer.id ? -1 : 1))
      .slice(0, limit)
      .map(({ customer }) => customer)
  }

  /** Those chosen last, before anything is typed. */
  recent(limit: number): Customer[] {
    const kept = [...this.kept.values()].sort((a, b) => b.usedAt - a.usedAt)
    return kept.slice(0, limit).map(({ customer }) => customer)
  }

  /** Keep what is now known of them; `used` where they were chosen at this counter. */
  async remember(customers: Customer[], usedAt: number): Promise<void> {
    for (const customer of customers) {
      const before = this.kept.get(customer.id)?.usedAt ?? 0
      this.kept.set(customer.id, { customer, usedAt: Math.max(before, usedAt) })
    }
    const rows = customers.map(({ id }) => ({ id, ...(this.kept.get(id) as KeptCustomer) }))
    // What finds no room is known until the next start: nobody is kept from selling by it.
    await this.store.customers.bulkPut(rows).catch(orFull)
    await this.forget(this.ids.length > KEPT_MOST ? this.oldest() : [])
  }

  async forget(ids: string[]): Promise<void> {
    for (const id of ids) this.kept.delete(id)
    await this.store.customers.bulkDelete(ids)
  }

  /** Nothing of anybody stays on the device. */
  async wipe(): Promise<void> {
    this.kept.clear()
    await Promise.all([this.store.customers.clear(), this.store.facts.clear()])
  }

  async askedAt(): Promise<number> {
    return (await this.store.facts.get('asked'))?.value ?? 0
  }

  async asked(now: number): Promise<void> {
    await this.store.facts.put({ key: 'asked', value: now })
  }

  private all(): Customer[] {
    return [...this.kept.values()].map(({ customer }) => customer)
  }

  private oldest(): string[] {
    const rows = [...this.kept.entries()].sort(([, a], [, b]) => a.usedAt - b.usedAt)
    return rows.slice(0, rows.length - KEPT_MOST).map(([id]) => id)
  }
}

function orFull(error: unknown): void {
  if (!isQuotaError(error)) throw error
}

/** A customer of whom only this is known yet: the server has given no number. */
export function newCustomer(id: string, profile: CustomerProfile): Customer {
  return {
    id,
    number: null,
    kind: 'person',
    name: '',
    phone: '',
    email: '',
    address: '',
    postcode: '',
    city: '',
    cvr: '',
    gln: '',
    group: null,
    group_name: '',
    note: '',
    warning: '',
    credit_limit: 0,
    consents: {},
    ...profile,
  }
}

/** A telephone is one word however it is spaced. */
function wordsTyped(text: string): string[] {
  const digits = text.replace(/[\s().+-]/g, '')
  if (/^\d{3,}$/.test(digits)) return [digits.replace(/^00/, '')]
  return fold(text).split(' ').filter(Boolean)
}

function wordsOf({ name, phone, email, city, number, cvr }: Customer): string[] {
  const digits = phone.replace(/\D/g, '')
  const own = digits.startsWith('45') ? digits.slice(2) : digits
  const whole = fold(email).replaceAll(' ', '')
  return [...fold(`${name} ${email} ${city}`).split(' '), whole, digits, own, `${number}`, cvr]
}
