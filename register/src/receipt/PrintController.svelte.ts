import { tick } from 'svelte'
import { seen } from '../devices/barcode'
import { PrintQueue } from '../devices/PrintQueue.svelte'
import { PrintStore, type QueuedJob } from '../devices/print-store'
import type { Outcome, Printer, PrinterKind, PrintJob, PrinterLanguage } from '../devices/printer'
import type { Receipt } from '../engine/shapes'
import { dictionaries, language } from '../i18n/language.svelte'
import type { Session } from '../session/Session.svelte'
import { asCopy } from './asCopy'
import { encodePulse, encodeReceipt } from './escpos'
import { Printers } from './printers'
import type { Speech } from './speech'

/** Receipts on their way to paper, whatever the printer is. */
export class PrintController {
  /** The receipt that stands on the page for the print window. */
  page = $state.raw<Receipt | null>(null)
  readonly printers: Printers
  readonly queue: PrintQueue
  /** Sales whose receipt was asked for already. */
  #printed: string[] = []
  /** Sales and jobs that paper is being asked for now: a second tap is the same wish. */
  #asking: string[] = []

  constructor(
    private readonly session: Session,
    store = new PrintStore(),
  ) {
    const pulse = (language: PrinterLanguage) => encodePulse({ ...this.#paper, language })
    this.printers = new Printers(session, pulse)
    this.queue = new PrintQueue(store, {
      chain: () => this.printers.chain(),
      one: (kind) => this.printers.one(kind),
      job: (queued, way) => this.#job(queued, way),
      ended: (way, outcome) => this.#ended(way, outcome),
      became: (id) => this.printers.polling.became(id),
    })
  }

  /** Receipts speak the language of the shop. */
  readonly speech: Speech = $derived.by(() => {
    const language = this.session.state?.language ?? 'da'
    const pricebook = this.session.state?.pricebook ?? null
    return { language, words: dictionaries[language], pricebook }
  })

  get printer(): Printer {
    return this.printers.one(this.session.preferences.values.printer)
  }

  get simulated() {
    return this.printers.simulated
  }

  /**
   * Hands paper to the queue; the sale is over whatever becomes of it. `entryId` names the sale
   * whose receipt it is.
   */
  async print(receipt: Receipt, entryId: string | null = null, openDrawer = false): Promise<void> {
    if (entryId) this.#printed.push(entryId)
    await this.session.attempt(() => this.queue.add(receipt, entryId, openDrawer))
  }

  /** The receipt of the sale just made: once. What is asked for after that is a copy. */
  async printSale(receipt: Receipt, entryId: string): Promise<void> {
    const underWay = this.queue.jobs.some((job) => job.entryId === entryId)
    if (underWay || this.#asking.includes(entryId)) return
    this.#asking.push(entryId)
    const fresh = !this.#printed.includes(entryId)
    const paper = fresh ? receipt : await this.#copy(entryId)
    if (paper) await this.print(inLanguageOf(receipt, paper), entryId)
    this.#asking = this.#asking.filter((id) => id !== entryId)
  }

  /** Opens the drawer by the first printer that can; false where there is none. */
  async openDrawer(): Promise<boolean> {
    for (const printer of this.printers.chain()) {
      if (printer.opensDrawer && (await printer.pulse())) {
        this.session.devices.note('drawer')
        return true
      }
    }
    return false
  }

  /** Prints a page by one printer and no other, to see how it goes: it is not owed to anybody. */
  async try(kind: PrinterKind, paper: Receipt): Promise<Outcome> {
    const id = crypto.randomUUID()
    const outcome = await this.printers
      .one(kind)
      .print(this.#job({ id, receipt: paper, openDrawer: false }, kind))
    this.#ended(kind, outcome)
    return outcome
  }

  /** After a sale: paper if the shop wants it for all; the drawer where cash went in, first. */
  async afterSale(receipt: Receipt, openDrawer: boolean, entryId: string): Promise<void> {
    const { autoPrint, printer } = this.session.preferences.values
    // A printer that fetches its paper gets both in one: it comes by every few seconds only.
    const together = autoPrint && printer === 'polling'
    const opened = openDrawer && !together ? this.openDrawer() : null
    if (autoPrint) await this.print(receipt, entryId, openDrawer && together)
    if (opened && !(await opened) && this.printers.chain().some((one) => one.opensDrawer)) {
      this.session.notices.warn(language.words.printing.drawerShut)
    }
  }

  #ended(kind: PrinterKind, { state }: Outcome): void {
    if (state === 'printed') this.session.devices.note(`printer.${kind}`)
  }

  /** Prints again what may lie in the tray: as a copy, and the journal says so. */
  async repeat(job: QueuedJob): Promise<void> {
    const { entryId, id } = job
    if (this.#asking.includes(id)) return
    this.#asking.push(id)
    const copy = entryId ? await this.#copy(entryId) : asCopy(job.receipt)
    if (copy) {
      await this.queue.drop(id)
      await this.print(copy, entryId)
    }
    this.#asking = this.#asking.filter((one) => one !== id)
  }

  #copy(entryId: string): Promise<Receipt | null> {
    return this.session.attempt(() => this.session.engine.copy(entryId))
  }

  get #paper() {
    const { columns, codePage } = this.session.preferences.values
    return { columns, page: codePage }
  }

  #job(
    { id, receipt, openDrawer }: Pick<QueuedJob, 'id' | 'receipt' | 'openDrawer'>,
    way: PrinterKind,
  ): PrintJob {
    const columns = this.printers.columns(way)
    return {
      id,
      name: `bon-${receipt.receipt_no}`,
      bytes: (language) => {
        const paper = { ...this.#paper, columns, language }
        return encodeReceipt(receipt, this.speech, paper, openDrawer)
      },
      page: () => this.#show(receipt),
    }
  }

  async #show(receipt: Receipt): Promise<void> {
    this.page = receipt
    await tick()
    // The pictures of the barcodes must be there before the page is printed.
    const pictures = [...document.querySelectorAll<HTMLImageElement>('.print-area img')]
    await Promise.all(pictures.map(seen))
  }
}

/** `paper` in the language that `receipt` was asked for in. */
function inLanguageOf({ language }: Receipt, paper: Receipt): Receipt {
  return language ? { ...paper, language } : paper
}
