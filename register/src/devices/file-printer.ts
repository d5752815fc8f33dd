import { download } from './download'
import type { Printer, PrintJob } from './printer'

/** Saves each receipt as the bytes a receipt printer reads. */
export class FilePrinter implements Printer {
  readonly kind = 'file'
  readonly opensDrawer = true

  async print(job: PrintJob): Promise<void> {
    download(job.bytes(), `${job.name}.bin`)
  }

  async pulse(bytes: Uint8Array): Promise<void> {
    download(bytes, 'drawer.bin')
  }
}
