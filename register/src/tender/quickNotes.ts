/** Sums people round up to, in øre: two hundreds only where one such note is enough. */
const STEPS = [10_00, 50_00, 100_00, 500_00, 1000_00]
const TWO_HUNDRED = 200_00
const KEYS = 4

/**
 * What customers are likely to hand over for `due` øre, smallest first, exact not included:
 * 349,50 → 350, 400, 500, 1000.
 */
export function quickNotes(due: number): number[] {
  if (due <= 0) return []
  const rounded = STEPS.map((step) => Math.ceil(due / step) * step)
  const sums = [...rounded, TWO_HUNDRED].filter((sum) => sum > due)
  return [...new Set(sums)].sort((a, b) => a - b).slice(0, KEYS)
}
