import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Printer, PrinterKind, Trouble } from '../devices/printer'
import { PrinterChecks } from './PrinterChecks.svelte'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function printer(kind: PrinterKind, ...told: (Trouble | null)[]) {
  const check = vi.fn(() => Promise.resolve(told.length > 1 ? (told.shift() ?? null) : told[0]))
  return { kind, check } as unknown as Printer & { check: typeof check }
}

it('asks each printer of the chain while somebody looks, and no longer', async () => {
  const usb = printer('usb', 'no_paper', null)
  const browser = printer('browser', null)
  const checks = new PrinterChecks(() => [usb, browser])
  const leave = checks.watch()
  await vi.advanceTimersByTimeAsync(100)
  expect(checks.found).toEqual({ usb: 'no_paper', browser: null })
  await vi.advanceTimersByTimeAsync(5_000)
  expect(checks.found).toEqual({ usb: null, browser: null })
  leave()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(usb.check).toHaveBeenCalledTimes(2)
})

it('is asked by one watcher where another one takes over', async () => {
  const usb = printer('usb', null)
  const checks = new PrinterChecks(() => [usb])
  const leave = checks.watch()
  const leaveToo = checks.watch()
  leave()
  await vi.advanceTimersByTimeAsync(5_100)
  expect(usb.check).toHaveBeenCalledTimes(3)
  leaveToo()
})

it('believes a printing more than an answer', () => {
  const checks = new PrinterChecks(() => [])
  checks.ended('usb', { state: 'unknown', trouble: 'broken' })
  expect(checks.found).toEqual({ usb: 'broken' })
  checks.ended('usb', { state: 'printed' })
  expect(checks.found).toEqual({ usb: null })
})
