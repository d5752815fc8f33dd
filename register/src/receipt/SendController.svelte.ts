import { language } from '../i18n/language.svelte'
import type { Session } from '../session/Session.svelte'

export type Channel = 'email' | 'sms'

const NOWHERE: Record<Channel, string> = { email: '', sms: '' }
const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/
const PHONE = /^\+?\d{8,15}$/

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
    const to = channel === 'sms' ? typed.replace(/[\s().\-/]/g, '') : typed.trim()
    if (!(channel === 'sms' ? PHONE : MAIL).test(to)) {
      return channel === 'sms' ? t.phoneInvalid : t.mailInvalid
    }
    const body = { sale, channel, to }
    const kept = await this.session.attempt(() => this.session.engine.request('send_receipt', body))
    if (kept === null) return t.notKept
    this.#sent = [...this.#sent, { sale, channel }]
    this.channel = null
    this.session.notices.tell(this.session.state?.trust.reachable ? t.sending : t.later)
    return ''
  }
}
