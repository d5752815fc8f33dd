import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { backoff } from './backoff'
import { wentBack } from './clock'
import { type Round, Sync } from './sync'

describe('waiting after failures', () => {
  it('doubles from a second to a minute', () => {
    expect([1, 2, 3, 6, 7, 40].map((n) => backoff(n, () => 0.5))).toEqual([
      1_000, 2_000, 4_000, 32_000, 60_000, 60_000,
    ])
  })

  it('is spread, so that registers do not knock together', () => {
    expect([backoff(3, () => 0), backoff(3, () => 1)]).toEqual([2_000, 6_000])
  })
})

describe('the loop', () => {
  let rounds: number
  let outcome: Round
  let sync: Sync

  beforeEach(() => {
    vi.useFakeTimers()
    rounds = 0
    outcome = 'done'
    const round = async () => {
      rounds += 1
      return outcome
    }
    sync = new Sync(round, (failures) => failures * 1_000)
  })
  afterEach(async () => {
    await sync.stop()
    vi.useRealTimers()
  })

  it('comes back every twenty seconds while all is well', async () => {
    await sync.now()
    await vi.advanceTimersByTimeAsync(40_000)
    expect(rounds).toBe(3)
  })

  it('waits longer after each failure, whatever is sold meanwhile', async () => {
    outcome = 'failed'
    await sync.now()
    sync.nudge()
    await vi.advanceTimersByTimeAsync(999)
    expect(rounds).toBe(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(rounds).toBe(2)
    await vi.advanceTimersByTimeAsync(1_999)
    expect(rounds).toBe(2)
    outcome = 'done'
    await vi.advanceTimersByTimeAsync(1)
    expect(rounds).toBe(3)
    sync.nudge()
    await vi.advanceTimersByTimeAsync(0)
    expect(rounds).toBe(4)
  })

  it('runs once more for what came while it was running', async () => {
    const first = sync.now()
    sync.nudge()
    sync.nudge()
    await first
    expect(rounds).toBe(2)
  })
})

describe('the clock', () => {
  it('knows a step back from a correction, across offsets', () => {
    expect(wentBack('2026-10-25T02:30:00+02:00', '2026-10-25T02:10:00+01:00')).toBe(false)
    expect(wentBack('2026-11-21T14:03:07+01:00', '2026-11-21T14:02:30+01:00')).toBe(false)
    expect(wentBack('2026-11-21T14:03:07+01:00', '2026-11-21T14:00:00+01:00')).toBe(true)
  })
})
