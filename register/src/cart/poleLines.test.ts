import { describe, expect, it } from 'vitest'
import type { Cart } from '../engine/shapes'
import { da } from '../i18n/da'
import { formatAmount } from '../i18n/amount'
import { poleLines } from './poleLines'

const words = { ...da.peripherals, money: (amount: number) => formatAmount(amount, 'da') }
const cart = (payments: object[] = []) =>
  ({
    lines: [
      { no: 1, item: { name: 'Ringeklokke' }, total: 7995 },
      { no: 2, item: { name: 'Cykelhjelm rød, str. M' }, total: 29995 },
    ],
    payments,
    totals: { total: 37990, remaining: 27990 },
  }) as unknown as Cart

describe('two lines for the customer', () => {
  it.each([
    ['before a sale', null, null, null, ['Vesterbro Cykler og F', 'Velkommen']],
    ['after a scan', cart(), 2, null, ['Cykelhjelm rø 299,95', 'I alt         379,90']],
    ['after a line went', cart(), null, null, ['I alt         379,90', '']],
    ['while it is paid', cart([{}]), 2, null, ['I alt         379,90', 'Mangler       279,90']],
    [
      'with change',
      null,
      null,
      { total: 37990, change: 2000 },
      ['I alt         379,90', 'Tilbage        20,00'],
    ],
    [
      'paid exactly',
      null,
      null,
      { total: 37990, change: 0 },
      ['I alt         379,90', 'Tak for besøget'],
    ],
  ] as const)('%s', (_, held, touched, paid, lines) => {
    const shown = poleLines(held, touched, paid, 'Vesterbro Cykler og Fritid', words)
    expect(shown.map((line) => line.slice(0, 20))).toEqual(lines.map((line) => line.slice(0, 20)))
    expect(shown.every((line) => line.length <= 20)).toBe(true)
  })
})
