const NAME = 'bon-register'
/** How long another tab gets to finish what it is doing before the lock is taken from it. */
const PATIENCE_MS = 2_000

export interface LockHooks {
  granted: () => void
  elsewhere: () => void
  /** Stop writing; the lock is given away when this resolves, unless it was taken. */
  leave: () => Promise<void>
}

/** One writer per device: two tabs on one journal would fork it. */
export class WriterLock {
  private readonly channel = new BroadcastChannel(NAME)
  private release: (() => void) | null = null
  /** Ends the wait for the lock. */
  private queued = new AbortController()
  private granted: () => void = () => undefined

  constructor(private readonly hooks: LockHooks) {
    this.channel.onmessage = () => void this.giveUp()
  }

  start(): void {
    void navigator.locks
      .request(NAME, { ifAvailable: true }, (lock) => {
        if (lock) return this.hold()
        this.hooks.elsewhere()
        this.queue()
        return undefined
      })
      .catch(() => this.stolen())
  }

  /** Ask the writer to leave; where it does not answer, take the lock from it. */
  async takeOver(): Promise<void> {
    if (this.release) return
    this.channel.postMessage('leave')
    if (await this.givenWithin(PATIENCE_MS)) return
    // Else it would still be waiting when this tab gives the lock up again, and take it back.
    this.queued.abort()
    void navigator.locks
      .request(NAME, { steal: true }, () => this.hold())
      .catch(() => this.stolen())
  }

  /** Become the writer when the other tab closes. */
  private queue(): void {
    this.queued = new AbortController()
    const { signal } = this.queued
    void navigator.locks
      .request(NAME, { signal }, () => (this.release ? undefined : this.hold()))
      .catch(() => (signal.aborted ? undefined : this.stolen()))
  }

  /** Whether the writer gave the lock up in time: it may have passed on since. */
  private givenWithin(ms: number): Promise<boolean> {
    return new Promise((resolve) => {
      this.granted = () => resolve(true)
      setTimeout(() => resolve(false), ms)
    })
  }

  private hold(): Promise<void> {
    this.granted()
    this.hooks.granted()
    return new Promise((resolve) => {
      this.release = resolve
    })
  }

  private async giveUp(): Promise<void> {
    const release = this.release
    if (!release) return
    await this.hooks.leave()
    // Taken while it was leaving: `stolen` does the rest.
    if (this.release !== release) return
    this.release = null
    release()
    this.hooks.elsewhere()
    this.queue()
  }

  private async stolen(): Promise<void> {
    if (!this.release) return
    this.release = null
    await this.hooks.leave()
    this.hooks.elsewhere()
    this.queue()
  }
}
