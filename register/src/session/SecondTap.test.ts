import { expect, it } from 'vitest'
import { SecondTap } from './SecondTap'

const key = (name: string) => ({ name }) as unknown as Element

/** A tap after so many ms, so far from the corner. */
function tap(taps: SecondTap, on: Element | null, after: number, at = 100): boolean {
  const target = { closest: () => on } as unknown as Element
  return taps.touch({ target, clientX: at, clientY: at, timeStamp: after })
}

const cash = key('Kontant lige')
const gift = key('Gavekvittering')

it('is dropped where another key has come under the finger, and so is a third', () => {
  const taps = new SecondTap()
  expect(tap(taps, cash, 0)).toBe(true)
  expect(tap(taps, gift, 150)).toBe(false)
  expect(tap(taps, gift, 290)).toBe(false)
  expect(tap(taps, gift, 1000)).toBe(true)
})

it('counts on the same key', () => {
  const taps = new SecondTap()
  expect([0, 60, 120].map((at) => tap(taps, cash, at))).toEqual([true, true, true])
})

it('counts elsewhere, however fast', () => {
  const taps = new SecondTap()
  tap(taps, cash, 0)
  expect(tap(taps, gift, 80, 160)).toBe(true)
})

it('counts where a scan came in between', () => {
  const taps = new SecondTap()
  tap(taps, key('Nyt salg'), 0)
  taps.forget()
  expect(tap(taps, cash, 150)).toBe(true)
})
