import type { ParkedSale, ParkedSales } from '../engine/api'
import type { Receipt } from '../engine/shapes'
import { language } from '../i18n/language.svelte'
import { Alone } from '../session/Alone.svelte'
import type { Session } from '../session/Session.svelte'

type Which = { id: string } | { number: number }

/** Sales put aside: one tap there, one tap back. */
export class ParkingController {
  /** What the list shows; null until it is known. */
  list = $state.raw<ParkedSales | null>(null)
  readonly #alone = new Alone()

  constructor(
    private readonly session: Session,
    private readonly onresumed: () => void,
  ) {}

  /** Those put aside here, the newest first. */
  readonly here: ParkedSale[] = $derived.by(() =>
    (this.session.state?.parked ?? []).filter(
      ({ training }) => training === this.session.state?.training,
    ),
  )
  readonly latest: ParkedSale | null = $derived(this.here[0] ?? null)

  get busy(): boolean {
    return this.#alone.busy
  }

  /** Puts the sale aside; a second tap meanwhile does nothing. */
  async park(): Promise<void> {
    if (this.session.cart.empty) return
    await this.#alone.do(async () => {
      const { engine, cart, notices, sounds } = this.session
      const change = await this.session.attempt(() => cart.enqueue(() => engine.park()))
      if (change === null) return
      this.session.refuse(change.errors)
      if (change.errors.length > 0) return
      cart.replace(change.cart)
      sounds.ok()
      notices.tell(language.words.parking.parked)
    })
  }

  async resumeLatest(): Promise<void> {
    if (this.latest) await this.resume({ id: this.latest.id })
  }

  /** Into the cart; what stands there is parked first. Says which prices are others now. */
  async resume(which: Which, takeOver = false): Promise<void> {
    await this.#alone.do(async () => {
      const { engine, cart, sounds } = this.session
      const resumed = await this.session.attempt(() => engine.resume(which, takeOver))
      if (resumed === null) return void sounds.bad()
      this.session.refuse(resumed.errors)
      cart.replace(resumed.cart)
      if (resumed.errors.length > 0) return void sounds.bad()
      sounds.ok()
      for (const { name, before, after } of resumed.prices) {
        const [was, is] = [language.money(before), language.money(after)]
        this.session.notices.warn(language.words.parking.priced(name, was, is))
      }
      this.onresumed()
    })
  }

  /** Asks what there is to take up, here and in the store. */
  async look(): Promise<void> {
    this.list = null
    this.list = await this.session.attempt(() => this.session.engine.parkedSales())
  }

  async drop(id: string): Promise<void> {
    await this.session.attempt(() => this.session.engine.dropParked(id))
    await this.look()
  }

  async name(id: string, name: string): Promise<void> {
    await this.session.attempt(() => this.session.engine.nameParked(id, name))
    await this.look()
  }

  async slip(id: string): Promise<Receipt | null> {
    return this.session.attempt(() => this.session.engine.parkedSlip(id))
  }
}
