import type { Trust } from './api'
import { localTime } from './clock'
import type { Outbox } from './outbox'
import type { Requests } from './requests'

/** What the shop may know of its own safety, kept current. */
export class TrustLine {
  private trust: Trust = {
    held: 0,
    heldSales: 0,
    oldestAt: null,
    reachable: false,
    lastContact: null,
    refused: null,
    persistent: null,
    storageUsed: null,
    full: false,
    copied: null,
    requests: 0,
    refusedRequests: 0,
  }

  constructor(private readonly changed: () => void) {}

  get now(): Trust {
    return this.trust
  }

  /** An exchange with the server came to an answer. */
  reached(): void {
    this.set({ reachable: true, lastContact: localTime(), refused: null })
  }

  unreachable(): void {
    this.set({ reachable: false })
  }

  refused(reason: string): void {
    this.set({ reachable: true, lastContact: localTime(), refused: reason })
  }

  persistent(answer: boolean | null): void {
    this.set({ persistent: answer })
  }

  copied(answer: boolean): void {
    if (answer !== this.trust.copied) this.set({ copied: answer })
  }

  full(answer: boolean): void {
    if (answer !== this.trust.full) this.set({ full: answer })
  }

  async recount(outbox: Outbox): Promise<void> {
    this.set(await outbox.held())
  }

  async recountRequests(requests: Requests): Promise<void> {
    this.set(await requests.waiting())
  }

  /** See how full the device is. */
  async measure(): Promise<void> {
    this.set({ storageUsed: await usedShare() })
  }

  private set(news: Partial<Trust>): void {
    this.trust = { ...this.trust, ...news }
    this.changed()
  }
}

async function usedShare(): Promise<number | null> {
  const { storage } = globalThis.navigator ?? {}
  // Absent outside a secure context and in some engines, whatever the types say.
  const { usage, quota } = (await (storage as StorageManager | undefined)?.estimate?.()) ?? {}
  return usage !== undefined && quota ? usage / quota : null
}
