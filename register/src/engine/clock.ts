const two = (value: number): string => String(value).padStart(2, '0')

/** Local time with offset and whole seconds, `2026-11-21T14:03:07+01:00`. */
export function localTime(date: Date = new Date()): string {
  const east = -date.getTimezoneOffset()
  const offset = `${east < 0 ? '-' : '+'}${two(Math.floor(Math.abs(east) / 60))}:${two(Math.abs(east) % 60)}`
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}${offset}`
}

/** A minute back is ordinary correction by the network's time; more is a change by hand. */
const TOLERATED_MS = 60_000

/** Whether `at` is before what has already been written down. Both ISO times with offset. */
export function wentBack(lastAt: string, at: string): boolean {
  return Date.parse(at) + TOLERATED_MS < Date.parse(lastAt)
}
