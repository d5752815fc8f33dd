import { readPaper, type Paper } from './paper'
import type { Printer, PrintJob } from './printer'

export interface SimulatedJob {
  id: number
  name: string
  bytes: Uint8Array
  paper: Paper
}

const KEPT = 20

/** A printer on the screen: it reads the very bytes a real one would get and draws its paper. */
export class SimulatedPrinter implements Printer {
  readonly kind = 'simulated'
  readonly opensDrawer = true
  /** Newest first. */
  jobs = $state.raw<SimulatedJob[]>([])
  #next = 1

  async print(job: PrintJob): Promise<void> {
    this.#keep(job.name, job.bytes())
  }

  async pulse(bytes: Uint8Array): Promise<void> {
    this.#keep('drawer', bytes)
  }

  #keep(name: string, bytes: Uint8Array): void {
    const job = { id: this.#next++, name, bytes, paper: readPaper(bytes) }
    this.jobs = [job, ...this.jobs].slice(0, KEPT)
  }
}
