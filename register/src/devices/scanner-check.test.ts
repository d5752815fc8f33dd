import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { textOf, type Layout, type PressedKey } from './keyboard-layouts'
import { check, isPiece, TEST_CODE, type ScannerSetting } from './scanner-check'
import { Scanner, type KeyPress, type Scan } from './scanner'

const PLAIN: ScannerSetting = { scannerLayout: 'device', scannerPrefix: '', scannerSuffix: '' }
const KEYS: PressedKey[] = [
  ...[...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => `Key${letter}`),
  ...[...'0123456789'].map((digit) => `Digit${digit}`),
  ...['Minus', 'Equal', 'BracketLeft', 'Backslash', 'Semicolon', 'Quote', 'Comma', 'Period'],
  ...['Slash', 'IntlBackslash', 'Backquote', 'Space'],
].flatMap((code) => [false, true].map((shift) => ({ code, shift })))

/** The key that a scanner of a layout presses for a sign. */
function keyFor(sign: string, layout: Layout): PressedKey {
  const key = KEYS.find((one) => textOf([one], layout) === sign)
  if (!key) throw new Error(`${layout} has no ${sign}`)
  return key
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** Scans a text on a device with one layout by a scanner that speaks another. */
function scanned(
  text: string,
  speaks: Layout,
  device: Layout,
  setting = PLAIN,
  caps = false,
): Scan {
  const scans: Scan[] = []
  const { scannerLayout: layout, scannerPrefix: prefix, scannerSuffix: suffix } = setting
  const settings = () => ({ gap: 50, layout, prefix, suffix })
  const scanner = new Scanner(settings, {
    onscan: (scan) => scans.push(scan),
    ontyped: () => undefined,
  })
  let now = 0
  const press = (key: string, { code, shift }: PressedKey) =>
    scanner.press({
      ...{ key, code, shiftKey: shift, timeStamp: (now += 5), target: null },
      ...{ ctrlKey: false, altKey: false, metaKey: false, repeat: false, isComposing: false },
      preventDefault: () => undefined,
      stopImmediatePropagation: () => undefined,
      getModifierState: () => false,
    } satisfies KeyPress)
  for (const sign of text) {
    const key = keyFor(sign, speaks)
    const read = textOf([key], device) ?? 'Dead'
    press(caps && read.length === 1 ? swapped(read) : read, key)
  }
  press('Enter', { code: 'Enter', shift: false })
  const [scan] = scans
  if (!scan) throw new Error('it was not heard as a scan')
  return scan
}

const swapped = (sign: string) =>
  sign === sign.toLowerCase() ? sign.toUpperCase() : sign.toLowerCase()

describe('a scanner that is tried', () => {
  it.each(['us', 'da'] as const)('is right where it speaks as the device: %s', (layout) => {
    expect(check(scanned(TEST_CODE, layout, layout), PLAIN)).toEqual({ outcome: 'right' })
  })

  it.each([
    ['us', 'da'],
    ['da', 'us'],
  ] as const)('that speaks %s on a device of %s is corrected, once for all', (speaks, device) => {
    const set = { ...PLAIN, scannerLayout: speaks }
    const first = scanned(TEST_CODE, speaks, device)
    expect(first.text).not.toBe(TEST_CODE)
    expect(check(first, PLAIN)).toEqual({ outcome: 'corrected', why: 'layout', set })
    const again = scanned('K1-12', speaks, device, set)
    expect(again.text).toBe('K1-12')
    expect(check(scanned(TEST_CODE, speaks, device, set), set)).toEqual({ outcome: 'right' })
  })

  it('reads right though the caps lock of the device is on', () => {
    const verdict = check(scanned(TEST_CODE, 'da', 'da', PLAIN, true), PLAIN)
    const set = { ...PLAIN, scannerLayout: 'da' as const }
    expect(verdict).toEqual({ outcome: 'corrected', why: 'layout', set })
    expect(scanned('K1-12', 'da', 'da', set, true).text).toBe('K1-12')
  })

  it('that puts signs around each code loses them', () => {
    const set = { ...PLAIN, scannerPrefix: '(A', scannerSuffix: '.' }
    const verdict = check(scanned(`(A${TEST_CODE}.`, 'us', 'us'), PLAIN)
    expect(verdict).toEqual({ outcome: 'corrected', why: 'around', set })
    expect(scanned('(A5701234567899.', 'us', 'us', set).text).toBe('5701234567899')
  })

  it('that cannot be understood is said to be, and changes nothing', () => {
    const verdict = check(scanned('QqAaZz-/', 'us', 'us'), PLAIN)
    expect(verdict).toEqual({ outcome: 'wrong', text: 'QqAaZz-/' })
  })

  it('that is too slow is known by the pieces', () => {
    expect(isPiece(TEST_CODE.slice(3, 7))).toBe(true)
    expect(isPiece('57')).toBe(false)
  })
})
