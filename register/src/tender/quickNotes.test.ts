import { expect, it } from 'vitest'
import { quickNotes } from './quickNotes'

it('offers the notes a customer is likely to hand over, and never the exact sum again', () => {
  expect(quickNotes(349_50)).toEqual([350_00, 400_00, 500_00, 1000_00])
  expect(quickNotes(79_00)).toEqual([80_00, 100_00, 200_00, 500_00])
  expect(quickNotes(100_00)).toEqual([200_00, 500_00, 1000_00])
  expect(quickNotes(500_00)).toEqual([1000_00])
  expect(quickNotes(1234_50)).toEqual([1240_00, 1250_00, 1300_00, 1500_00])
  expect(quickNotes(0)).toEqual([])
  expect(quickNotes(-50_00)).toEqual([])
})
