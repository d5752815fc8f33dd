/** A printer that fetches its paper from the server: the server has it, and says how it went. */
import type { Asked } from '../engine/api'
import { toBase64url } from '../engine/base64url'
import type { Outcome, Printer, PrinterLanguage, PrintJob, Trouble } from './printer'

/** What the server says of a job. */
interface JobState {
  state: 'waiting' | 'fetched' | 'printed' | 'failed' | 'unknown' | 'late' | 'missing'
  code: string
}

type Ask = <T>(kind: string, body: object) => Promise<Asked<T>>

const CODES: Record<string, Trouble> = {
  '410': 'no_paper',
  '411': 'stuck',
  '420': 'open',
  EPTR_REC_EMPTY: 'no_paper',
  EPTR_COVER_OPEN: 'open',
  EPTR_CUTTER: 'stuck',
}

export class PollingPrinter implements Printer {
  readonly kind = 'polling'
  readonly opensDrawer = true

  constructor(
    private readonly chosen: () => { id: string; language: PrinterLanguage } | null,
    private readonly pulseBytes: (language: PrinterLanguage) => Uint8Array,
    private readonly ask: Ask,
    /** Whether the server answered lately: asking in vain may still have handed the job in. */
    private readonly reachable: () => boolean,
  ) {}

  async print(job: PrintJob): Promise<Outcome> {
    const printer = this.chosen()
    if (!printer) return { state: 'refused', trouble: 'not_chosen' }
    if (!this.reachable()) return { state: 'refused', trouble: 'no_server' }
    return this.#hand(job.id, job.name, printer.id, job.bytes(printer.language))
  }

  async check(): Promise<Trouble | null> {
    const printer = this.chosen()
    if (!printer) return 'not_chosen'
    const asked = await this.ask<{ trouble: Trouble | '' }>('printer', { id: printer.id })
    if (!asked.ok) return asked.error === 'not_found' ? 'not_chosen' : 'no_server'
    return asked.answer.trouble || null
  }

  async pulse(): Promise<boolean> {
    const printer = this.chosen()
    if (!printer || !this.reachable()) return false
    const bytes = this.pulseBytes(printer.language)
    const { state } = await this.#hand(crypto.randomUUID(), 'drawer', printer.id, bytes)
    return state === 'handed'
  }

  /** How a job that was handed in went; null while that is open. */
  async became(id: string): Promise<Outcome | null> {
    const asked = await this.ask<JobState>('print_job', { id })
    if (!asked.ok) return null
    const said = asked.answer
    const trouble = CODES[said.code] ?? CODES[said.code.slice(0, 3)]
    switch (said.state) {
      case 'printed':
        return { state: 'printed' }
      case 'failed':
        return { state: 'refused', trouble: trouble ?? 'failed' }
      case 'late':
        return { state: 'refused', trouble: 'off' }
      case 'missing':
        return { state: 'refused', trouble: 'no_server' }
      case 'unknown':
        return { state: 'unknown', trouble: 'slow' }
      default:
        return null
    }
  }

  /** Handing in again what got there is handing it in once: the id says so. */
  async #hand(id: string, name: string, printer: string, bytes: Uint8Array): Promise<Outcome> {
    const content = toBase64url(bytes)
    const asked = await this.ask<JobState>('print', { id, name, printer, content })
    if (asked.ok || asked.error === 'unreachable') return { state: 'handed' }
    return { state: 'refused', trouble: asked.error === 'not_found' ? 'not_chosen' : 'no_server' }
  }
}
