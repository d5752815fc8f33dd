import type { daLock } from './da-lock'

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

export const enLock: typeof daLock = {
  lock: 'Lock and change cashier',
  badge: 'Scan your staff badge or type your PIN.',
  waiting: (lines, total) => `The cart waits: ${count(lines, 'line', 'lines')}, DKK ${total}`,
  after: 'Lock by itself',
  afterHint: 'The cart stands as it stood when you unlock again.',
  never: 'Never',
  minutes: (n) => `${n} min`,
}
