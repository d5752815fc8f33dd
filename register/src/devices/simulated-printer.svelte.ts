import { LinkPrinter } from './link-printer'
import { readPaper, type Paper } from './paper'
import type { PrinterLanguage } from './printer'
import { SimulatedLink } from './simulated-link'

export interface SimulatedJob {
  id: number
  bytes: Uint8Array
  paper: Paper
}

const KEPT = 20

/** A printer on the screen: it reads the very bytes a real one would get and draws its paper. */
export class SimulatedPrinter extends LinkPrinter {
  /** Newest first. */
  jobs = $state.raw<SimulatedJob[]>([])
  readonly machine: SimulatedLink
  #next = 1

  constructor(pulseBytes: (language: PrinterLanguage) => Uint8Array) {
    const machine = new SimulatedLink((bytes) => this.#keep(bytes))
    super('simulated', machine, () => 'esc-pos', pulseBytes)
    this.machine = machine
  }

  #keep(bytes: Uint8Array): void {
    const job = { id: this.#next++, bytes, paper: readPaper(bytes) }
    this.jobs = [job, ...this.jobs].slice(0, KEPT)
  }
}
