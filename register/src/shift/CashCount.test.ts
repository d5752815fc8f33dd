import { expect, it } from 'vitest'
import { CashCount } from './CashCount.svelte'

it('adds up notes and coins, and keeps only whole pieces', () => {
  const count = new CashCount()
  count.type(50000, '2')
  count.type(50, '3')
  count.type(20000, '1a')
  expect(count.sum).toBe(100000 + 150 + 20000)
  expect(count.denominations).toEqual([
    { value: 50000, count: 2 },
    { value: 20000, count: 1 },
    { value: 50, count: 3 },
  ])
  count.type(20000, '123456')
  expect(count.pieces[20000]).toBe('1')
  count.clear()
  expect(count.sum).toBe(0)
})

it('walks from the largest note to the smallest coin and stays there', () => {
  const count = new CashCount()
  for (let step = 0; step < 20; step++) count.next()
  expect(count.active).toBe(50)
  count.previous()
  expect(count.active).toBe(100)
})
