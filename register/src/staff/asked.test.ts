import { expect, it } from 'vitest'
import { asked } from './asked'

const refusal = (data: Record<string, unknown>) => ({ code: 'approval_needed', data })

it.each([
  [{ permission: 'line_discount', amount: 2550, limit: 1000 }, 'Rabat på en vare: 25,5 %'],
  [{ permission: 'refund_deposit', amount: 110000, limit: 20000 }, 'Udbetale pant: 1.100,00 kr'],
  [{ permission: 'open_drawer', amount: 0, limit: null }, 'Åbne skuffen uden salg'],
  [{ permission: 'something_new', amount: 0, limit: null }, 'Skal godkendes'],
])('%o is asked for as %s', (data, words) => {
  expect(asked(refusal(data))).toBe(words)
})
