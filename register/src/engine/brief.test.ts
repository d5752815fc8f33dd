import { describe, expect, it } from 'vitest'
import { brief, whole } from './brief'
import type { Cart, Line } from './shapes'

const line = (no: number, total: number) => ({ no, total }) as Line
const cart = (...lines: Line[]) => ({ id: 'sale-1', lines }) as unknown as Cart

const bell = line(1, 12900)
const tube = line(2, 4500)
const before = cart(bell, tube)

describe('a cart told to somebody who knows the one before', () => {
  it('leaves out the lines that are the very same, and comes back whole', () => {
    const twoTubes = line(2, 9000)
    const pump = line(3, 24900)
    const after = cart(bell, twoTubes, pump)
    const told = brief(after, before)
    expect(told.lines).toEqual([1, twoTubes, pump])
    expect(whole(told, before)).toEqual(after)
  })

  it('keeps the lines known as the very same objects, so that nothing is drawn anew', () => {
    expect(whole(brief(cart(tube), before), before).lines[0]).toBe(tube)
  })

  it('is told in full to somebody who knows none', () => {
    expect(brief(before, null)).toEqual(before)
    expect(whole(brief(before, null), null)).toEqual(before)
  })

  it('is never filled in with a guess', () => {
    expect(() => whole(brief(before, before), cart(bell))).toThrow('no line 2 to fill in')
  })
})
