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
    await new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
    if (this.release) return
    void navigator.locks
      .request(NAME, { steal: true }, () => this.hold())
      .catch(() => this.stolen())
  }

  /** Become the writer when the other tab closes. */
  private queue(): void {
    void navigator.locks
      .request(NAME, () => (this.release ? undefined : this.hold()))
      .catch(() => this.stolen())
  }

  private hold(): Promise<void> {
    this.hooks.granted()
    return new Promise((resolve) => {
      this.release = resolve
    })
  }

  private async giveUp(): Promise<void> {
    const release = this.release
    if (!release) return
    await this.hooks.leave()
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
