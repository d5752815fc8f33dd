import { language } from '../i18n/language.svelte'

const SHORTEST = 4
export const LONGEST = 8

/** What became of a PIN: accepted, or how long to wait before the next try (0 = try again now). */
export type PinAnswer = { ok: true } | { ok: false; waitSeconds: number }

/** A PIN being typed for one person. */
export class PinController {
  pin = $state('')
  error = $state('')
  busy = $state(false)
  /** Seconds until another try is allowed. */
  wait = $state(0)
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(
    private readonly check: (pin: string) => Promise<PinAnswer>,
    private readonly wrong: () => string = () => language.words.signIn.wrong,
  ) {}

  readonly complete = $derived(this.pin.length >= SHORTEST)
  readonly blocked = $derived(this.wait > 0 || this.busy)

  /** Takes the digits typed so far; anything else is dropped. */
  type(text: string): void {
    if (this.blocked) return
    this.error = ''
    this.pin = text.replace(/\D/g, '').slice(0, LONGEST)
  }

  press(signs: string): void {
    this.type(this.pin + signs)
  }

  async submit(): Promise<void> {
    if (!this.complete || this.blocked) return
    this.busy = true
    const answer = await this.check(this.pin)
    this.busy = false
    this.pin = ''
    if (answer.ok) return
    this.error = answer.waitSeconds > 0 ? '' : this.wrong()
    if (answer.waitSeconds > 0) this.#countDown(answer.waitSeconds)
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  #countDown(seconds: number): void {
    this.stop()
    this.wait = seconds
    this.#timer = setInterval(() => {
      this.wait -= 1
      if (this.wait <= 0) this.stop()
    }, 1000)
  }
}
