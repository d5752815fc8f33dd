const CHECK_MS = 5_000
const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'wheel'] as const

/** Tells when nobody has touched the register for as long as the shop wants; 0 minutes: never. */
export class IdleClock {
  #touched = Date.now()

  constructor(
    private readonly minutes: () => number,
    private readonly onidle: () => void,
  ) {}

  /** Somebody is there. */
  touch(): void {
    this.#touched = Date.now()
  }

  /** Begins to watch; returns how to stop. */
  watch(document: Document): () => void {
    const touch = () => this.touch()
    for (const sign of SIGNS_OF_LIFE) {
      document.addEventListener(sign, touch, { capture: true, passive: true })
    }
    const clock = setInterval(() => this.check(), CHECK_MS)
    return () => {
      clearInterval(clock)
      for (const sign of SIGNS_OF_LIFE) document.removeEventListener(sign, touch, { capture: true })
    }
  }

  check(): void {
    const minutes = this.minutes()
    if (minutes === 0 || Date.now() - this.#touched < minutes * 60_000) return
    this.touch()
    this.onidle()
  }
}
