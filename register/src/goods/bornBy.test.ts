import { expect, it } from 'vitest'
import { bornBy } from './bornBy'

it.each([
  [new Date(2026, 10, 22), 18, new Date(2008, 10, 22)],
  [new Date(2028, 1, 29), 18, new Date(2010, 1, 28)],
  [new Date(2028, 1, 29), 16, new Date(2012, 1, 29)],
])('on %s somebody of %i was born by %s', (today, age, born) => {
  expect(bornBy(today, age)).toEqual(born)
})
