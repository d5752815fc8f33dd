/**
 * Times as the shop's clock showed them.
 *
 * A time is ISO 8601 with its offset. It is read as written, never moved to the
 * zone of whoever looks: 14:03 on the receipt is 14:03 on every screen.
 */
import { localTime } from '../engine/clock'
import type { LanguageCode } from './amount'

interface Clock {
  year: number
  month: number
  day: number
  time: string
  seconds: string
}

function read(iso: string): Clock | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}:\d{2}):(\d{2})/.exec(iso)
  if (!found) return null
  const [, year, month, day, time, seconds] = found
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    time: time ?? '',
    seconds: seconds ?? '',
  }
}

/** `14:03`. */
export function formatTime(iso: string): string {
  return read(iso)?.time ?? iso
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** `21-11-2026 14:03`; a day that has no time is a day. */
export function formatMoment(iso: string, language: LanguageCode): string {
  const clock = read(iso)
  if (!clock) return DAY.test(iso) ? formatDate(iso, language) : iso
  return `${formatDate(dayOf(iso), language)} ${clock.time}`
}

/** `21-11-2026 14:03:07`, as it stands on paper. */
export function formatStamp(iso: string, language: LanguageCode): string {
  const clock = read(iso)
  return clock ? `${formatMoment(iso, language)}:${clock.seconds}` : formatMoment(iso, language)
}

/** `21-11-2026`: a day without a time. */
export function formatDate(day: string, language: LanguageCode): string {
  const sign = language === 'da' ? '-' : '/'
  return day.split('-').reverse().join(sign)
}

/** `lørdag 21. november`, with the year when it is not that of the day `today`. */
export function formatDay(iso: string, language: LanguageCode, today: string): string {
  const clock = read(iso)
  if (!clock) return iso
  const sameYear = Number(today.slice(0, 4)) === clock.year
  return new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(new Date(Date.UTC(clock.year, clock.month - 1, clock.day)))
}

/** `2026-11-21`: two times with the same day are of one day. */
export function dayOf(iso: string): string {
  return iso.slice(0, 10)
}

/** Whole minutes between a time and now, never negative. */
export function minutesSince(iso: string, now: number): number {
  return Math.max(0, Math.floor((now - Date.parse(iso)) / 60_000))
}

/** `2026-11-21`: the shop's day at a moment, so many days before. */
export function dayAt(now: number, before = 0): string {
  const noon = new Date(`${dayOf(localTime(new Date(now)))}T12:00:00Z`)
  noon.setUTCDate(noon.getUTCDate() - before)
  return dayOf(noon.toISOString())
}
