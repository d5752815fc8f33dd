import type { Outcome, Printer, PrinterKind, Trouble } from '../devices/printer'

/** While somebody looks, the printers are asked again and again how they are. */
const EVERY_MS = 5_000

/** How the printers of this register are: known while somebody looks. */
export class PrinterChecks {
  /** What is wrong with each; null for nothing. A printer that was not asked yet is missing. */
  found = $state.raw<Partial<Record<PrinterKind, Trouble | null>>>({})
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Which watching it is: one that was left ends when its printer has answered. */
  #turn = 0

  constructor(private readonly chain: () => Printer[]) {}

  /** Asks until the returned function is called. */
  watch(): () => void {
    const turn = ++this.#turn
    clearTimeout(this.#timer)
    void this.#look(turn)
    return () => {
      if (turn !== this.#turn) return
      this.#turn += 1
      clearTimeout(this.#timer)
    }
  }

  /** A printing is the best test there is. */
  ended(kind: PrinterKind, outcome: Outcome): void {
    const trouble = 'trouble' in outcome ? outcome.trouble : null
    this.found = { ...this.found, [kind]: trouble }
  }

  async #look(turn: number): Promise<void> {
    for (const printer of this.chain()) {
      const trouble = await printer.check().catch(() => 'failed' as const)
      if (turn !== this.#turn) return
      this.found = { ...this.found, [printer.kind]: trouble }
    }
    this.#timer = setTimeout(() => void this.#look(turn), EVERY_MS)
  }
}
