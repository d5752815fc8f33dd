import type { Printer, PrintJob } from './printer'

/** The printer of the device itself, through the print window. It cannot open a drawer. */
export class BrowserPrinter implements Printer {
  readonly kind = 'browser'
  readonly opensDrawer = false

  async print(job: PrintJob): Promise<void> {
    await job.page()
    window.print()
  }

  async pulse(): Promise<void> {
    // There is no way to a drawer through the print window.
  }
}
