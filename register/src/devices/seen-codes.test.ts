import { expect, it } from 'vitest'
import { SeenCodes } from './seen-codes'

it('a code held before the camera is one scan, and another after it was away', () => {
  const seen = new SeenCodes()
  expect(seen.fresh(['milk', 'milk'], 0)).toEqual(['milk'])
  for (let now = 100; now < 10_000; now += 1_000) expect(seen.fresh(['milk'], now)).toEqual([])
  expect(seen.fresh([], 9_600)).toEqual([])
  expect(seen.fresh(['milk', 'bread', ''], 9_800)).toEqual(['bread'])
  expect(seen.fresh([], 11_100)).toEqual([])
  expect(seen.fresh(['milk'], 12_000)).toEqual(['milk'])
  expect(seen.fresh(['milk'], 20_000)).toEqual([])
})
