import type { daSpecial } from './da-special'

/** Goods of a special nature: age limits, serial numbers, bottle deposits, last days. */
export const enSpecial: typeof daSpecial = {
  ageTitle: (age: number) => `Is the customer ${String(age)} or over?`,
  born: (day: string) => `Born ${day} at the latest. Ask for an ID if in doubt.`,
  oldEnough: 'Yes, old enough',
  tooYoung: 'No, not sold',
  serialTitle: 'Serial number',
  serial: 'The number on the piece',
  serialHint: 'Scan it or type it.',
  serialAdd: 'Add to the cart',
  expired: (day: string) => `This expired on ${day}. Put it aside.`,
}
