import { download } from './download'
import type { Outcome, Printer, PrintJob } from './printer'

/** Saves each receipt as the bytes a receipt printer reads. */
export class FilePrinter implements Printer {
  readonly kind = 'file'
  readonly opensDrawer = true

  constructor(private readonly pulseBytes: () => Uint8Array) {}

  async print(job: PrintJob): Promise<Outcome> {
    download(job.bytes('esc-pos'), `${job.name}.bin`)
    return { state: 'printed' }
  }

  async check(): Promise<null> {
    return null
  }

  async pulse(): Promise<boolean> {
    download(this.pulseBytes(), 'drawer.bin')
    return true
  }
}
