/** Where shops are; a device that was set to another zone shows and writes their time all the same. */
export const ZONE = 'Europe/Copenhagen'

const two = (value: number): string => String(value).padStart(2, '0')
const shown = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** The shop's time with offset and whole seconds, `2026-11-21T14:03:07+01:00`. */
export function localTime(date: Date = new Date()): string {
  const clock = shown.format(date).replace(' ', 'T')
  const east = Math.round((Date.parse(`${clock}Z`) - date.getTime()) / 60_000)
  const [hours, minutes] = [Math.floor(Math.abs(east) / 60), Math.abs(east) % 60]
  return `${clock}${east < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`
}

/** A minute back is ordinary correction by the network's time; more is a change by hand. */
const TOLERATED_MS = 60_000

/** Whether `at` is before what has already been written down. Both ISO times with offset. */
export function wentBack(lastAt: string, at: string): boolean {
  return Date.parse(at) + TOLERATED_MS < Date.parse(lastAt)
}
