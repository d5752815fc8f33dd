import type { PrinterKind } from '../devices/printer'
import type { LanguageCode } from '../i18n/amount'

export interface PreferenceValues {
  theme: 'auto' | 'light' | 'dark'
  /** Null: the language of the shop. */
  language: LanguageCode | null
  /** Which side of a wide screen the cart is on. */
  side: 'left' | 'right'
  sound: boolean
  printer: PrinterKind
  /** Characters across the paper. */
  columns: 48 | 42 | 32
  autoPrint: boolean
  /** Longest pause within a scan, ms. */
  scannerGap: number
  scannerPrefix: string
}

const defaults: PreferenceValues = {
  theme: 'auto',
  language: null,
  side: 'right',
  sound: true,
  printer: 'browser',
  columns: 42,
  autoPrint: false,
  scannerGap: 50,
  scannerPrefix: '',
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
