import type { CashReason } from '../engine/shapes'
import { parseAmount } from '../i18n/amount'
import { language } from '../i18n/language.svelte'
import type { Session } from '../session/Session.svelte'

/** Putting cash into the drawer and taking it out, with why, how much and the bill. */
export class MoveController {
  way = $state<'in' | 'out'>('out')
  reason = $state('')
  typed = $state('')
  note = $state('')
  /** Base64 of a JPEG. */
  photo = $state.raw<string | null>(null)
  error = $state('')
  busy = $state(false)

  constructor(
    private readonly session: Session,
    private readonly read: (file: Blob) => Promise<string>,
  ) {}

  readonly reasons: CashReason[] = $derived.by(() =>
    (this.session.state?.pricebook?.cash.reasons ?? []).filter(({ way }) => way === this.way),
  )
  readonly amount = $derived(parseAmount(this.typed, language.code))

  turn(way: 'in' | 'out'): void {
    this.way = way
    this.reason = ''
    this.error = ''
  }

  /** A picture that cannot be read is left out, and that is said. */
  async attach(file: Blob): Promise<void> {
    try {
      this.photo = await this.read(file)
    } catch {
      this.photo = null
      this.session.notices.warn(language.words.drawerMoves.photoFailed)
    }
  }

  /** Whether it is written down, and the drawer may be opened. */
  async save(): Promise<boolean> {
    const t = language.words.drawerMoves
    const { amount, way, reason, note, photo } = this
    this.error = reason === '' ? t.reasonMissing : amount ? '' : t.amountInvalid
    if (this.error || !amount || this.busy) return false
    this.busy = true
    const move = { way, amount, reason, note, photo }
    const done = await this.session.attempt(() =>
      this.session.engine.moveCash(move).then(() => true),
    )
    this.busy = false
    return done !== null
  }
}
