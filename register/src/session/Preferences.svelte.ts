import type { HidDevice } from '../devices/hid-scanner'
import type { PrinterKind } from '../devices/printer'
import type { SerialDevice } from '../devices/serial-link'
import type { UsbDevice } from '../devices/usb-link'
import type { LanguageCode } from '../i18n/amount'

export interface PreferenceValues {
  theme: 'auto' | 'light' | 'dark'
  /** Null: the language of the shop. */
  language: LanguageCode | null
  /** Which side of a wide screen the cart is on. */
  side: 'left' | 'right'
  sound: boolean
  printer: PrinterKind
  /** Tried where the first printer certainly did not print. */
  reserve: PrinterKind | null
  /** Characters across the paper. */
  columns: 48 | 42 | 32
  codePage: 'cp858' | 'cp865' | 'windows1252'
  /** The Epson printer's name or number on the shop's network. */
  eposHost: string
  usbPrinter: UsbDevice | null
  serialPrinter: SerialDevice | null
  bluetoothPrinter: { id: string; name: string } | null
  /** Id of the printer that fetches its paper from the server. */
  pollingPrinter: string | null
  scale: 'none' | 'serial' | 'simulated'
  serialScale: SerialDevice | null
  pole: 'none' | 'serial' | 'simulated'
  serialPole: SerialDevice | null
  /** Displays on other devices are told what to show. */
  sharedDisplay: boolean
  autoPrint: boolean
  /** Longest pause within a scan, ms. */
  scannerGap: number
  scannerPrefix: string
  scannerSuffix: string
  /** What the scanner takes the device's keyboard for; `device`: what it is. */
  scannerLayout: 'device' | 'us' | 'da'
  /** A scanner with a wire of its own, beside those that type. */
  wiredScanner: 'none' | 'serial' | 'hid' | 'simulated'
  serialScanner: SerialDevice | null
  hidScanner: HidDevice | null
  /** Minutes without a touch before the register locks; 0: never. */
  lockMinutes: 0 | 2 | 5 | 15
}

const defaults: PreferenceValues = {
  theme: 'auto',
  language: null,
  side: 'right',
  sound: true,
  printer: 'browser',
  reserve: null,
  columns: 42,
  codePage: 'cp858',
  eposHost: '',
  usbPrinter: null,
  serialPrinter: null,
  bluetoothPrinter: null,
  pollingPrinter: null,
  scale: 'none',
  serialScale: null,
  pole: 'none',
  serialPole: null,
  sharedDisplay: false,
  autoPrint: false,
  scannerGap: 50,
  scannerPrefix: '',
  scannerSuffix: '',
  scannerLayout: 'device',
  wiredScanner: 'none',
  serialScanner: null,
  hidScanner: null,
  lockMinutes: 0,
}

const KEY = 'bon.preferences'

function kept(storage: Storage): Partial<PreferenceValues> {
  try {
    return JSON.parse(storage.getItem(KEY) ?? '{}') as Partial<PreferenceValues>
  } catch {
    // Damaged settings are no reason not to sell.
    return {}
  }
}

/** What this device likes: kept on it, never sent. */
export class Preferences {
  values = $state.raw<PreferenceValues>(defaults)

  constructor(private readonly storage: Storage) {
    this.values = { ...defaults, ...kept(storage) }
  }

  set(change: Partial<PreferenceValues>): void {
    this.values = { ...this.values, ...change }
    this.storage.setItem(KEY, JSON.stringify(this.values))
  }
}
