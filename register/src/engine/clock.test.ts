import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dayAt } from '../i18n/time'
import { localTime } from './clock'

const moment = new Date('2026-11-21T13:21:07.900Z')

describe.each(['UTC', 'America/New_York', 'Asia/Tokyo', 'Asia/Kolkata'])(
  'on a device that was set to %s',
  (zone) => {
    const own = process.env['TZ']
    beforeEach(() => (process.env['TZ'] = zone))
    afterEach(() => (process.env['TZ'] = own))

    it('the time is the one of the shop, winter and summer', () => {
      expect(localTime(moment)).toBe('2026-11-21T14:21:07+01:00')
      expect(localTime(new Date('2026-06-30T22:30:00Z'))).toBe('2026-07-01T00:30:00+02:00')
    })

    it('an hour that comes twice has its offset, and the night has the right day', () => {
      expect(localTime(new Date('2026-10-25T00:30:00Z'))).toBe('2026-10-25T02:30:00+02:00')
      expect(localTime(new Date('2026-10-25T01:30:00Z'))).toBe('2026-10-25T02:30:00+01:00')
      expect(dayAt(Date.parse('2026-11-21T23:30:00Z'))).toBe('2026-11-22')
      expect(dayAt(Date.parse('2026-11-21T23:30:00Z'), 1)).toBe('2026-11-21')
    })
  },
)
