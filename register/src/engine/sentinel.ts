import type { Remembered, State } from './api'
import { localTime } from './clock'

const KEY = 'bon-register'

/** What this register had come to, kept outside the engine's own storage; null for a new device. */
export function remembered(): Remembered | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as Remembered | null
  } catch {
    return null
  }
}

/**
 * Keeps it, where there is something new. A browser that empties its storage often leaves this;
 * it may be some seconds behind, and nothing is promised by it.
 */
export function remember({ pricebook, receipts, trust }: State): void {
  const { held, heldSales } = trust
  const before = remembered()
  const now = { register: pricebook?.register ?? '', receipts, held, heldSales }
  if (before && same(before, now)) return
  const code = pricebook?.register_code ?? ''
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...now, code, at: localTime() }))
  } catch {
    // The storage is full: what was remembered before must do.
  }
}

const same = (one: Remembered, other: Omit<Remembered, 'code' | 'at'>): boolean =>
  one.register === other.register &&
  one.receipts === other.receipts &&
  one.held === other.held &&
  one.heldSales === other.heldSales
