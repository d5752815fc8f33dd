import { expect, it } from 'vitest'
import { bornBy } from './bornBy'

it.each([
  ['2026-11-22', 18, '2008-11-22'],
  ['2028-02-29', 18, '2010-02-28'],
  ['2028-02-29', 16, '2012-02-29'],
])('on %s somebody of %i was born by %s', (today, age, born) => {
  expect(bornBy(today, age)).toBe(born)
})
