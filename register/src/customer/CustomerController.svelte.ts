import { untrack } from 'svelte'
import type { Customer } from '../engine/api'
import { customerName } from '../i18n/customerName'
import { language } from '../i18n/language.svelte'
import type { Session } from '../session/Session.svelte'
import { draftOf } from './draft'

/** How long typing rests before the server is asked. */
const REST_MS = 250
const WHOLE_NUMBER = /^(\+?45)?[2-9]\d{7}$/

/** What the sheet is for: the open cart, or a sale that is paid. */
export type Purpose = { for: 'cart' } | { for: 'sale'; sale: string }

/** Whose sale it is: found while typing, created in one step, shown at the cart. */
export class CustomerController {
  purpose = $state.raw<Purpose | null>(null)
  query = $state('')
  hits = $state.raw<Customer[]>([])
  /** `here`: only this device was asked so far; `everywhere`; `offline`: the server is away. */
  reach = $state<'here' | 'everywhere' | 'offline'>('here')
  busy = $state(false)
  /** Whose the open cart is. */
  chosen = $state.raw<Customer | null>(null)
  /** Whose the finished sale became after it was paid. */
  named = $state.raw<{ sale: string; customer: Customer } | null>(null)
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly session: Session) {}

  readonly typed = $derived(this.query.trim())
  /** What a new customer would be made of: a telephone, an e-mail or a name. */
  readonly draft = $derived(draftOf(this.typed))

  open(purpose: Purpose): void {
    this.purpose = purpose
    void this.type('')
  }

  close(): void {
    clearTimeout(this.#timer)
    this.purpose = null
  }

  /** Those on the device at once; those at the server when typing rests. */
  async type(text: string): Promise<void> {
    this.query = text
    clearTimeout(this.#timer)
    this.reach = 'here'
    const hits = await this.session.attempt(() => this.session.engine.findCustomers(text))
    if (this.query !== text) return
    this.hits = hits ?? []
    if (await this.#takeOnly(text)) return
    if (text.trim().length >= 2) this.#timer = setTimeout(() => void this.#ask(text), REST_MS)
  }

  async #ask(text: string): Promise<void> {
    const found = await this.session.attempt(() => this.session.engine.searchCustomers(text))
    if (!found || this.query !== text || !this.purpose) return
    this.hits = found.customers
    this.reach = found.complete ? 'everywhere' : 'offline'
    await this.#takeOnly(text)
  }

  /** A whole telephone number that is one customer's needs no tap. */
  async #takeOnly(text: string): Promise<boolean> {
    const whole = WHOLE_NUMBER.test(text.replace(/\s/g, ''))
    const [only] = this.hits
    if (!whole || !only || this.hits.length > 1) return false
    await this.take(only)
    return true
  }

  /** Enter: the first hit, or a new customer where there is none. */
  async enter(): Promise<void> {
    const [first] = this.hits
    if (first && this.typed) await this.take(first)
    else if (!first && this.draft) await this.create()
  }

  async take(customer: Customer): Promise<void> {
    const { purpose } = this
    this.close()
    if (purpose?.for === 'sale') await this.#name(purpose.sale, customer)
    else await this.attach(customer)
  }

  async create(): Promise<void> {
    const { draft } = this
    if (!draft || this.busy) return
    this.busy = true
    const made = await this.session.attempt(() => this.session.engine.createCustomer(draft))
    this.busy = false
    if (made) await this.take(made)
  }

  async attach(customer: Customer | null): Promise<void> {
    const { session } = this
    if (!(await session.change(() => session.engine.attachCustomer(customer)))) return
    this.chosen = customer
    if (customer) session.sounds.ok()
  }

  /** A card was scanned. */
  async scanned(number: number, purpose: Purpose): Promise<void> {
    const { session } = this
    const found = await session.attempt(() => session.engine.customerByNumber(number))
    if (found) {
      this.purpose = purpose
      await this.take(found)
      return
    }
    session.sounds.bad()
    session.notices.warn(language.words.customer.cardUnknown)
  }

  /** The cart may have come from elsewhere: whose it is is looked up again. */
  async follow(id: string | null): Promise<void> {
    if (id === untrack(() => this.chosen?.id ?? null)) return
    this.chosen = null
    if (id === null) return
    const found = await this.session.attempt(() => this.session.engine.customer(id))
    if (this.session.cart.value?.customer === id) this.chosen = found
  }

  async #name(sale: string, customer: Customer): Promise<void> {
    const { engine, notices, sounds } = this.session
    const done = await this.session.attempt(() =>
      engine.nameCustomer(sale, customer).then(() => true),
    )
    if (!done) return
    this.named = { sale, customer }
    sounds.ok()
    notices.tell(language.words.customer.named(customerName(customer)))
  }
}
