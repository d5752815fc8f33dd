import { expect, it } from 'vitest'
import type { State } from './api'
import { news } from './news'

const terms = { version: 'shop-1' }
const state = {
  phase: 'ready',
  pricebook: terms,
  tiles: [],
  printers: [],
  posters: [],
} as unknown as State

it('tells all of it first', () => {
  expect(news(state, null)).toEqual(state)
})

it('tells what is large only when it is another, and the rest always', () => {
  const later = { ...state, cartOpen: true }
  expect(news(later, state)).toEqual({ phase: 'ready', cartOpen: true })
  const repriced = { ...later, pricebook: { ...terms } } as State
  expect(news(repriced, later)).toEqual({ phase: 'ready', cartOpen: true, pricebook: terms })
  expect({ ...later, ...news(repriced, later) }).toEqual(repriced)
})
