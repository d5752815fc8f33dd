import type { Outcome, Printer, PrintJob } from './printer'

/** The printer of the device itself, through the print window. It cannot open a drawer. */
export class BrowserPrinter implements Printer {
  readonly kind = 'browser'
  readonly opensDrawer = false

  /** Nobody says whether the window was sent to paper or shut: it is the cashier's to see. */
  async print(job: PrintJob): Promise<Outcome> {
    await job.page()
    window.print()
    return { state: 'printed' }
  }

  async check(): Promise<null> {
    return null
  }

  async pulse(): Promise<boolean> {
    return false
  }
}
