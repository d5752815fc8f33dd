import { tick } from 'svelte'
import { seen } from '../devices/barcode'
import { BrowserPrinter } from '../devices/browser-printer'
import { FilePrinter } from '../devices/file-printer'
import type { Printer, PrinterKind } from '../devices/printer'
import { SimulatedPrinter } from '../devices/simulated-printer.svelte'
import type { Receipt } from '../engine/shapes'
import { dictionaries } from '../i18n/language.svelte'
import type { Session } from '../session/Session.svelte'
import { encodePulse, encodeReceipt } from './escpos'
import type { Speech } from './speech'

/** Receipts on their way to paper, whatever the printer is. */
export class PrintController {
  /** The receipt that stands on the page for the print window. */
  page = $state.raw<Receipt | null>(null)
  busy = $state(false)
  readonly simulated = new SimulatedPrinter()
  readonly #printers: Record<PrinterKind, Printer> = {
    browser: new BrowserPrinter(),
    file: new FilePrinter(),
    simulated: this.simulated,
  }

  constructor(private readonly session: Session) {}

  /** Receipts speak the language of the shop. */
  readonly speech: Speech = $derived.by(() => {
    const language = this.session.state?.language ?? 'da'
    const pricebook = this.session.state?.pricebook ?? null
    return { language, words: dictionaries[language], pricebook }
  })

  get printer(): Printer {
    return this.#printers[this.session.preferences.values.printer]
  }

  /** Prints; a printer that fails says so and never undoes the sale. */
  async print(receipt: Receipt, openDrawer = false): Promise<void> {
    if (this.busy) return
    this.busy = true
    const paper = { columns: this.session.preferences.values.columns }
    try {
      await this.session.attempt(() =>
        this.printer.print({
          name: `bon-${receipt.receipt_no}`,
          bytes: () => encodeReceipt(receipt, this.speech, paper, openDrawer),
          page: () => this.#show(receipt),
        }),
      )
    } finally {
      this.busy = false
    }
  }

  /** Opens the drawer; false when this printer has no way to. */
  async openDrawer(): Promise<boolean> {
    if (!this.printer.opensDrawer) return false
    const bytes = encodePulse({ columns: this.session.preferences.values.columns })
    await this.session.attempt(() => this.printer.pulse(bytes))
    return true
  }

  /** After a sale: paper if the shop wants it for all, else only the drawer where cash went in. */
  async afterSale(receipt: Receipt, openDrawer: boolean): Promise<void> {
    if (this.session.preferences.values.autoPrint) await this.print(receipt, openDrawer)
    else if (openDrawer && this.printer.opensDrawer) await this.openDrawer()
  }

  async #show(receipt: Receipt): Promise<void> {
    this.page = receipt
    await tick()
    // The pictures of the barcodes must be there before the page is printed.
    const pictures = [...document.querySelectorAll<HTMLImageElement>('.print-area img')]
    await Promise.all(pictures.map(seen))
  }
}
