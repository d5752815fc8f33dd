import type { Receipt } from '../engine/shapes'
import type { Outcome, Printer, PrinterKind, PrintJob } from './printer'
import type { PrintStore, QueuedJob } from './print-store'

/** How often paper that was certainly not printed is tried again by itself, and for how long. */
const AGAIN_MS = 4_000
const TRIED_MS = 10 * 60_000

/** What the queue prints with. The ways are tried in their order. */
export interface Ways {
  chain(): Printer[]
  one(kind: PrinterKind): Printer
  job(queued: QueuedJob, way: PrinterKind): PrintJob
  /** How a printing ended, whoever asked for it. */
  ended(way: PrinterKind, outcome: Outcome): void
  /** How a job that was handed to the server went; null while that is open. */
  became(id: string): Promise<Outcome | null>
}

/**
 * Paper on its way. Each piece has one id and is under way in one place at a time, oldest first.
 * What was certainly not printed goes the next way, and is tried again; what may lie in the tray
 * waits for a person. Nobody waits for the queue: it is asked, and works by itself.
 */
export class PrintQueue {
  /** All that is owed, oldest first. */
  jobs = $state.raw<QueuedJob[]>([])
  #working: Promise<void> | null = null
  #loaded: Promise<void> | null = null
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly store: PrintStore,
    private readonly ways: Ways,
    private readonly againMs = AGAIN_MS,
    private readonly now: () => number = Date.now,
  ) {}

  /** What the cashier must hear of, the oldest first. */
  readonly troubled = $derived(
    this.jobs.filter(
      ({ state, trouble }) => state === 'unknown' || (trouble && state !== 'handed'),
    ),
  )
  readonly busy = $derived(this.jobs.some(({ state }) => state === 'sending'))

  /** Takes up what is owed. The tab that writes the journal prints, and no other. */
  open(): void {
    this.#loaded ??= this.#load()
  }

  /** Leaves what is owed to another tab. */
  leave(): void {
    clearTimeout(this.#timer)
    this.#loaded = null
    this.jobs = []
  }

  /** Puts paper into the queue. Resolves when it is on the disk. */
  async add(receipt: Receipt, entryId: string | null, openDrawer: boolean): Promise<string> {
    await (this.#loaded ??= this.#load())
    const [id, at] = [crypto.randomUUID(), this.now()]
    const fresh = { id, at, receipt, entryId, openDrawer, way: null, trouble: null }
    const job: QueuedJob = { ...fresh, state: 'waiting' }
    await this.store.jobs.add(job)
    this.jobs = [...this.jobs, job]
    this.work()
    return id
  }

  /** Tries what waits now: the printer was switched on, or another one chosen. */
  async retry(): Promise<void> {
    await this.#anew(() => true, { at: this.now() })
  }

  /** Prints one piece another way, chosen by hand. Only for what was certainly not printed. */
  async printBy(kind: PrinterKind, id: string): Promise<void> {
    const job = this.jobs.find((one) => one.id === id)
    if (job?.state !== 'refused') return
    const outcome = await this.#send(job, this.ways.one(kind))
    if (outcome) await this.#settle(job, outcome)
  }

  /** It lies in the tray after all, or nobody wants it any more: no printer begins with it now. */
  async drop(id: string): Promise<void> {
    const job = this.jobs.find((one) => one.id === id)
    if (job) await this.#forget(job)
  }

  /** Resolves when nothing can be done at the moment. */
  async rest(): Promise<void> {
    await this.#loaded
    await this.#working
  }

  work(): void {
    this.#working ??= this.#round().finally(() => {
      this.#working = null
      this.#later()
      if (this.jobs.some(({ state }) => state === 'waiting')) this.work()
    })
  }

  async #round(): Promise<void> {
    await this.#loaded
    await this.#ask()
    for (;;) {
      const job = this.jobs.find(({ state }) => state === 'waiting')
      if (!job) return
      await this.#try(job)
    }
  }

  async #try(job: QueuedJob): Promise<void> {
    let first: Outcome | null = null
    for (const printer of this.ways.chain()) {
      const outcome = await this.#send(job, printer)
      if (!outcome) return
      if (outcome.state !== 'refused') return this.#settle(job, outcome)
      first ??= outcome
    }
    await this.#settle(job, first ?? { state: 'refused', trouble: 'not_chosen' })
  }

  /** That it is under way is on the disk before the first byte leaves. Null: nobody wants it. */
  async #send(job: QueuedJob, printer: Printer): Promise<Outcome | null> {
    if (!(await this.#change(job, { state: 'sending', way: printer.kind }))) return null
    const outcome = await printer
      .print(this.ways.job(job, printer.kind))
      .catch((): Outcome => ({ state: 'unknown', trouble: 'failed' }))
    this.ways.ended(printer.kind, outcome)
    return outcome
  }

  async #settle(job: QueuedJob, outcome: Outcome): Promise<void> {
    if (outcome.state === 'printed') return this.#forget(job)
    const trouble = 'trouble' in outcome ? outcome.trouble : null
    await this.#change(job, { state: outcome.state, trouble })
  }

  /** What the server has of us: printed by now, or in need of somebody. */
  async #ask(): Promise<void> {
    for (const job of this.jobs.filter(({ state }) => state === 'handed')) {
      const outcome = await this.ways.became(job.id).catch(() => null)
      if (outcome) await this.#settle(job, outcome)
    }
  }

  /** As long as something is owed that may still come right by itself. */
  #later(): void {
    clearTimeout(this.#timer)
    const fresh = (job: QueuedJob) => this.now() - job.at < TRIED_MS
    const open = this.jobs.some((job) => ['handed', 'refused'].includes(job.state) && fresh(job))
    if (!open) return
    this.#timer = setTimeout(() => void this.#anew(fresh), this.againMs)
  }

  /** All of them at once: meanwhile one could be printed by hand, and would then come twice. */
  async #anew(which: (job: QueuedJob) => boolean, news: Partial<QueuedJob> = {}): Promise<void> {
    const again = this.jobs.filter((job) => job.state === 'refused' && which(job))
    await Promise.all(again.map((job) => this.#change(job, { state: 'waiting', ...news })))
    this.work()
  }

  async #load(): Promise<void> {
    const rows = await this.store.jobs.toArray()
    this.jobs = rows.map((job) =>
      job.state === 'sending' ? { ...job, state: 'unknown', trouble: 'broken' } : job,
    )
    if (rows.length > 0) queueMicrotask(() => this.work())
  }

  /**
   * At once here, so that nobody takes it twice; on the disk when this resolves. False where it is
   * not there any more: it was dropped.
   */
  async #change(job: QueuedJob, news: Partial<QueuedJob>): Promise<boolean> {
    this.jobs = this.jobs.map((one) => (one.id === job.id ? { ...one, ...news } : one))
    return (await this.store.jobs.where('id').equals(job.id).modify(news)) > 0
  }

  /** Gone from the screen when it is gone from the disk: a tab that dies brings nothing back. */
  async #forget({ id }: QueuedJob): Promise<void> {
    await this.store.jobs.where('id').equals(id).delete()
    this.jobs = this.jobs.filter((job) => job.id !== id)
  }
}
