import { describe, expect, it } from 'vitest'
import { uuidv7 } from './uuid'

describe('an id made here', () => {
  it('says its time, version and variant', () => {
    const id = uuidv7(Date.UTC(2030, 0, 1))
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.UTC(2030, 0, 1))
  })

  it('keeps the order of making, within a millisecond and when the clock goes back', () => {
    const now = Date.UTC(2031, 0, 1)
    const ids = Array.from({ length: 10_000 }, () => uuidv7(now))
    ids.push(uuidv7(now - 3_600_000), uuidv7(now + 60_000))
    expect(ids.toSorted()).toEqual(ids)
    expect(new Set(ids).size).toBe(10_002)
  })
})
