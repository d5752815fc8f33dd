import type { Reading, SicsScale } from './sics-scale'

const EVERY_MS = 250

/** The scale as a screen sees it: read while somebody looks, and each weight sold by once. */
export class WeighingScale {
  reading = $state.raw<Reading>({ state: 'off' })
  /** The weight on it has been used; it must go before another is taken. */
  #used = $state(false)
  /** Told of each weight that is taken. */
  ontake: (() => void) | null = null
  #watchers = 0
  #reading = false

  constructor(
    /** Null where this device has no scale. */
    private readonly scale: () => SicsScale | null,
    private readonly everyMs = EVERY_MS,
  ) {}

  get present(): boolean {
    return this.scale() !== null
  }

  /** Grams that may be sold by now: stable, above nothing, and not sold by before. */
  readonly grams = $derived(
    this.reading.state === 'stable' && !this.#used ? this.reading.grams : null,
  )

  /** Reads until the returned function is called. */
  watch(): () => void {
    this.#watchers += 1
    if (!this.#reading) void this.#read()
    return () => (this.#watchers -= 1)
  }

  /** Takes the weight; null where there is none to take. */
  take(): number | null {
    const { grams } = this
    if (grams !== null) {
      this.#used = true
      this.ontake?.()
    }
    return grams
  }

  async #read(): Promise<void> {
    this.#reading = true
    while (this.#watchers > 0) {
      const reading = (await this.scale()?.read()) ?? { state: 'off' }
      if (reading.state !== 'stable') this.#used = false
      this.reading = reading
      await new Promise((resolve) => setTimeout(resolve, this.everyMs))
    }
    this.#reading = false
  }
}
