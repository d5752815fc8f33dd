import { textOf, type Layout } from './keyboard-layouts'
import type { Scan } from './scanner'

/** Scanned to try a scanner: letters in both cases, digits, and the signs that receipts and
 * web addresses are made of. Each of these is another sign, or another key, in some layout. */
export const TEST_CODE = 'AaQqYyZzMm-/:?=().%+_0123456789'

/** The pause within a scan that a slow scanner is allowed. */
export const SLOW_MS = 120

export interface ScannerSetting {
  /** What the scanner takes the device's keyboard for; `device`: what it is. */
  scannerLayout: 'device' | Layout
  scannerPrefix: string
  scannerSuffix: string
}

/** `right`: nothing to do. `corrected`: with `set` it reads right. `slow`: it came in pieces.
 * `wrong`: it is not understood. */
export type Verdict =
  | { outcome: 'right' }
  | { outcome: 'corrected'; why: 'layout' | 'around' | 'both'; set: ScannerSetting }
  | { outcome: 'slow' }
  | { outcome: 'wrong'; text: string }

/** What the test code says of a scanner, from its keys as they came. Without keys there is
 * nothing to set: a camera, or a scanner with a wire of its own. */
export function check({ raw, keys }: Pick<Scan, 'raw' | 'keys'>, now: ScannerSetting): Verdict {
  if (keys.length === 0) {
    return raw.includes(TEST_CODE) ? { outcome: 'right' } : { outcome: 'wrong', text: raw }
  }
  const readings = [
    { layout: 'device' as const, text: raw },
    ...(['us', 'da'] as const).map((layout) => ({ layout, text: textOf(keys, layout) ?? '' })),
  ]
  const reading = readings.find(({ text }) => text.includes(TEST_CODE))
  if (!reading) return { outcome: 'wrong', text: raw }
  const [scannerPrefix = '', scannerSuffix = ''] = reading.text.split(TEST_CODE)
  const set = { scannerLayout: reading.layout, scannerPrefix, scannerSuffix }
  const layout = set.scannerLayout !== now.scannerLayout
  const around = scannerPrefix !== now.scannerPrefix || scannerSuffix !== now.scannerSuffix
  if (!layout && !around) return { outcome: 'right' }
  return {
    outcome: 'corrected',
    why: layout && around ? 'both' : layout ? 'layout' : 'around',
    set,
  }
}

/** Whether what came as typing is a piece of the test code: the scanner is slower than allowed. */
export const isPiece = (typed: string): boolean => typed.length > 1 && TEST_CODE.includes(typed)
