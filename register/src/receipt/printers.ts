import { BluetoothLink } from '../devices/bluetooth-link'
import { BrowserPrinter } from '../devices/browser-printer'
import { EposPrinter } from '../devices/epos-printer'
import { FilePrinter } from '../devices/file-printer'
import { LinkPrinter } from '../devices/link-printer'
import { PollingPrinter } from '../devices/polling-printer'
import type { Printer, PrinterKind, PrinterLanguage } from '../devices/printer'
import { SerialLink } from '../devices/serial-link'
import { SimulatedPrinter } from '../devices/simulated-printer.svelte'
import { speaksStar, UsbLink } from '../devices/usb-link'
import type { Session } from '../session/Session.svelte'

/** Every way to paper that this device may have, as its settings say. */
export class Printers {
  readonly simulated: SimulatedPrinter
  readonly bluetooth: BluetoothLink
  readonly polling: PollingPrinter
  readonly #ways: Record<PrinterKind, Printer>

  constructor(
    private readonly session: Session,
    pulse: (language: PrinterLanguage) => Uint8Array,
  ) {
    const values = () => session.preferences.values
    const escpos = (): PrinterLanguage => 'esc-pos'
    const usb = new UsbLink(() => values().usbPrinter)
    const usbLanguage = (): PrinterLanguage => {
      const chosen = values().usbPrinter
      return chosen && speaksStar(chosen) ? 'star-prnt' : 'esc-pos'
    }
    const serial = new SerialLink(() => values().serialPrinter)
    this.bluetooth = new BluetoothLink(() => values().bluetoothPrinter?.id ?? null)
    this.simulated = new SimulatedPrinter(pulse)
    this.polling = new PollingPrinter(
      () => this.#chosenPolling(),
      pulse,
      (kind, body) => session.engine.ask(kind, body),
      () => session.state?.trust.reachable ?? false,
    )
    this.#ways = {
      browser: new BrowserPrinter(),
      epos: new EposPrinter(
        () => values().eposHost,
        () => pulse('esc-pos'),
      ),
      usb: new LinkPrinter('usb', usb, usbLanguage, pulse),
      serial: new LinkPrinter('serial', serial, escpos, pulse),
      bluetooth: new LinkPrinter('bluetooth', this.bluetooth, escpos, pulse),
      polling: this.polling,
      file: new FilePrinter(() => pulse('esc-pos')),
      simulated: this.simulated,
    }
  }

  one(kind: PrinterKind): Printer {
    return this.#ways[kind]
  }

  /** In the order they are tried. */
  chain(): Printer[] {
    const { printer, reserve } = this.session.preferences.values
    const kinds = reserve && reserve !== printer ? [printer, reserve] : [printer]
    return kinds.map((kind) => this.#ways[kind])
  }

  /** The columns of the paper a way prints on: one that fetches has said so at the office. */
  columns(kind: PrinterKind): number {
    const own = kind === 'polling' ? this.#pollingPrinter()?.columns : undefined
    return own ?? this.session.preferences.values.columns
  }

  #pollingPrinter() {
    const id = this.session.preferences.values.pollingPrinter
    return this.session.state?.printers.find((one) => one.id === id)
  }

  #chosenPolling(): { id: string; language: PrinterLanguage } | null {
    const printer = this.#pollingPrinter()
    if (!printer) return null
    return { id: printer.id, language: printer.protocol === 'cloudprnt' ? 'star-prnt' : 'esc-pos' }
  }
}
