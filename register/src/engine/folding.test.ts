import { expect, it } from 'vitest'
import { fold, words } from './folding'

it.each([
  ['Rød Børnecykel 24"', 'roed boernecykel 24'],
  ['ÆBLEGRØD & Ål', 'aeblegroed aal'],
  ['A\u030Aben vase', 'aaben vase'],
  ['Crème brûlée', 'creme brulee'],
  ['Malmö-bænk', 'malmo baenk'],
  ['  two   spaces ', 'two spaces'],
  ['AB-12/3', 'ab 12 3'],
])('folds %j to %j', (text, folded) => {
  expect(fold(text)).toBe(folded)
})

it('takes each word of a query once, the longest first', () => {
  expect(words('rød  24 børnecykel rød')).toEqual(['boernecykel', 'roed', '24'])
})
