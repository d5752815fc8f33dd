import type { Denomination } from '../engine/shapes'
import { COINS, NOTES } from './denominations'

const MOST = 9999

/** Money being counted: pieces of each note and coin, or the sum if somebody has counted already. */
export class CashCount {
  /** Pieces as typed, by value in øre. */
  pieces = $state<Record<number, string>>({})
  /** The value whose pieces the keypad changes. */
  active = $state<number>(NOTES[0] ?? 0)

  readonly values = [...NOTES, ...COINS]
  readonly denominations: Denomination[] = $derived(
    this.values
      .map((value) => ({ value, count: Number(this.pieces[value] || 0) }))
      .filter(({ count }) => count > 0),
  )
  readonly sum = $derived(
    this.denominations.reduce((sum, { value, count }) => sum + value * count, 0),
  )

  /** Keeps digits only; anything else is not a number of pieces. */
  type(value: number, text: string): void {
    const digits = text.replace(/\D/g, '').replace(/^0+(?=\d)/, '')
    if (Number(digits) <= MOST) this.pieces = { ...this.pieces, [value]: digits }
  }

  /** On to the next smaller denomination; stays on the last. */
  next(): void {
    const at = this.values.indexOf(this.active)
    this.active = this.values[Math.min(at + 1, this.values.length - 1)] ?? this.active
  }

  previous(): void {
    const at = this.values.indexOf(this.active)
    this.active = this.values[Math.max(at - 1, 0)] ?? this.active
  }

  clear(): void {
    this.pieces = {}
    this.active = this.values[0] ?? 0
  }
}
