import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { IdleClock } from './IdleClock'

let minutes = 5
let locked = 0
let clock: IdleClock

beforeEach(() => {
  vi.useFakeTimers()
  minutes = 5
  locked = 0
  clock = new IdleClock(
    () => minutes,
    () => (locked += 1),
  )
})
afterEach(() => vi.useRealTimers())

function wait(seconds: number): number {
  vi.advanceTimersByTime(seconds * 1000)
  clock.check()
  return locked
}

it('locks once when nobody has been there for so long', () => {
  expect(wait(299)).toBe(0)
  expect(wait(1)).toBe(1)
  expect(wait(10)).toBe(1)
})

it('begins anew with every touch', () => {
  wait(299)
  clock.touch()
  expect(wait(299)).toBe(0)
})

it('never locks where the shop does not want it', () => {
  minutes = 0
  expect(wait(86_400)).toBe(0)
})
