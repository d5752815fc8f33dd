import type { Picture } from './picture'

/** Scans faster than this are told together. */
const PAUSE_MS = 250
/** A register that is there says so, though nothing changes. */
const PULSE_MS = 20_000
const AGAIN_MS = 3_000

/** Tells displays on other devices what to show, by way of the server: the latest picture only. */
export class SharedPicture {
  /** How many there are; null until the server has said so. */
  displays = $state<number | null>(null)
  #timer: ReturnType<typeof setTimeout> | undefined
  #due = false
  #busy = false
  #open = false

  constructor(
    private readonly picture: () => Picture,
    /** Answers how many displays there are, null without the server. */
    private readonly tell: (picture: Picture) => Promise<number | null>,
  ) {}

  open(): () => void {
    this.#open = true
    this.send()
    return () => {
      this.#open = false
      clearTimeout(this.#timer)
    }
  }

  /** Something else is to be shown. */
  send(): void {
    this.#due = true
    if (this.#open && !this.#busy) void this.#tell()
  }

  async #tell(): Promise<void> {
    this.#busy = true
    this.#due = false
    clearTimeout(this.#timer)
    const displays = await this.tell(this.picture()).catch(() => null)
    if (displays !== null) this.displays = displays
    await new Promise((rested) => setTimeout(rested, PAUSE_MS))
    this.#busy = false
    if (!this.#open) return
    if (this.#due) return this.#tell()
    const wait = displays === null ? AGAIN_MS : PULSE_MS
    this.#timer = setTimeout(() => this.send(), wait)
  }
}
