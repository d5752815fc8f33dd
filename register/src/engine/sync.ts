import { backoff } from './backoff'

/** How often the server is asked for news while all is well. */
const EVERY_MS = 20_000

/** What became of one round: with `failed` the next one waits longer and longer. */
export type Round = 'done' | 'failed'

/** The loop that keeps register and server together. One round at a time. */
export class Sync {
  private failures = 0
  private timer: ReturnType<typeof setTimeout> | undefined
  private running: Promise<void> | null = null
  private again = false
  private stopped = false

  constructor(
    private readonly round: () => Promise<Round>,
    private readonly wait: (failures: number) => number = backoff,
  ) {}

  /** Something new is held. While the server does not answer, the next round comes by itself. */
  nudge(): void {
    if (this.failures === 0) void this.now()
  }

  /** A round now; if one is under way, another behind it. */
  async now(): Promise<void> {
    if (this.stopped) return
    if (this.running) {
      this.again = true
      return this.running
    }
    clearTimeout(this.timer)
    this.running = this.rounds()
    await this.running
  }

  /** No further round; resolves when the one under way is over. */
  async stop(): Promise<void> {
    this.stopped = true
    clearTimeout(this.timer)
    await this.running
  }

  private async rounds(): Promise<void> {
    do {
      this.again = false
      const outcome = await this.round().catch((): Round => 'failed')
      this.failures = outcome === 'done' ? 0 : this.failures + 1
    } while (this.again && this.failures === 0 && !this.stopped)
    this.running = null
    if (this.stopped) return
    const next = this.failures > 0 ? this.wait(this.failures) : EVERY_MS
    this.timer = setTimeout(() => void this.now(), next)
  }
}
