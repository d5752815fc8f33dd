import { describe, expect, it } from 'vitest'
import {
  dayAt,
  dayOf,
  formatDay,
  formatMoment,
  formatStamp,
  formatTime,
  minutesSince,
} from './time'

const sold = '2026-11-21T14:03:07+01:00'

describe('a time on the screen', () => {
  it('is the one the shop clock showed, wherever it is read', () => {
    expect(formatTime(sold)).toBe('14:03')
    expect(formatTime('2026-06-01T00:30:00+02:00')).toBe('00:30')
    expect(formatMoment(sold, 'da')).toBe('21-11-2026 14:03')
    expect(formatMoment(sold, 'en')).toBe('21/11/2026 14:03')
    expect(formatMoment('2026-11-28', 'da')).toBe('28-11-2026')
  })

  it('has its seconds on paper, as the journal has', () => {
    expect(formatStamp(sold, 'da')).toBe('21-11-2026 14:03:07')
    expect(formatStamp('2026-11-28', 'en')).toBe('28/11/2026')
    expect(formatStamp('i går', 'da')).toBe('i går')
  })

  it('names the day, and the year only when it is another', () => {
    expect(formatDay(sold, 'da', '2026-11-21')).toBe('lørdag 21. november')
    expect(formatDay(sold, 'da', '2027-01-02')).toContain('2026')
    expect(dayOf(sold)).toBe('2026-11-21')
  })

  it('shows what it cannot read as it is', () => {
    expect(formatTime('i går')).toBe('i går')
  })

  it('is of the day that the shop has, not of the one in Greenwich', () => {
    const late = Date.parse('2026-11-22T00:30:00+01:00')
    expect(dayAt(late)).toBe('2026-11-22')
    expect(dayAt(late, 1)).toBe('2026-11-21')
    expect(dayAt(Date.parse('2026-10-26T00:30:00+01:00'), 1)).toBe('2026-10-25')
  })

  it('counts whole minutes, and never back', () => {
    const now = Date.parse('2026-11-21T14:07:59+01:00')
    expect(minutesSince(sold, now)).toBe(4)
    expect(minutesSince('2026-11-21T15:00:00+01:00', now)).toBe(0)
  })
})
