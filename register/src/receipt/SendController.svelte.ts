import { type Channel, readAddress } from '../i18n/address'
import { language } from '../i18n/language.svelte'
import type { Session } from '../session/Session.svelte'

const NOWHERE: Record<Channel, string> = { email: '', sms: '' }

/** A receipt by e-mail or text message: a wish that is kept at once and sent when it can be. */
export class SendController {
  /** By which way it is being asked for. */
  channel = $state<Channel | null>(null)
  /** Where the sale's customer has had post before, as far as it is known here. */
  known = $state.raw<Record<Channel, string>>(NOWHERE)
  #sent = $state.raw<{ sale: string; channel: Channel }[]>([])

  constructor(private readonly session: Session) {}

  isSent(sale: string, channel: Channel): boolean {
    return this.#sent.some((one) => one.sale === sale && one.channel === channel)
  }

  async ask(channel: Channel, customer: string | null): Promise<void> {
    const { engine } = this.session
    const found = customer && (await this.session.attempt(() => engine.customer(customer)))
    this.known = found ? { email: found.email, sms: found.phone } : NOWHERE
    this.channel = channel
  }

  /** Takes what was typed; answers with what is wrong with it, or "" when it was used. */
  async send(sale: string, channel: Channel, typed: string): Promise<string> {
    const t = language.words.send
    const to = readAddress(channel, typed)
    if (to === null) return channel === 'sms' ? t.phoneInvalid : t.mailInvalid
    const kept = await this.#keep('send_receipt', { sale, channel, to })
    if (!kept) return t.notKept
    this.#sent = [...this.#sent, { sale, channel }]
    this.channel = null
    this.session.notices.tell(this.#reachable ? t.sending : t.later)
    return ''
  }

  /** A quote or an order that was made just now goes where `to` says, which is an address. */
  async order(order: string, to: string): Promise<void> {
    const t = language.words.order
    const kept = await this.#keep('send_order', { order, channel: 'email', to: to.trim() })
    if (!kept) return this.session.notices.warn(language.words.send.notKept)
    this.session.notices.tell(this.#reachable ? t.sending : t.sentLater)
  }

  get #reachable(): boolean {
    return this.session.state?.trust.reachable ?? false
  }

  async #keep(kind: string, body: object): Promise<boolean> {
    const kept = await this.session.attempt(() => this.session.engine.request(kind, body))
    return kept !== null
  }
}
