const FIRST_MS = 1_000
const LONGEST_MS = 60_000

/**
 * How long to wait after `failures` failures in a row: doubling from a second to a minute (or
 * `longest`),
 * spread over half to one and a half of it so that a thousand registers do not knock at once.
 */
export function backoff(
  failures: number,
  random: () => number = Math.random,
  longest = LONGEST_MS,
): number {
  const wait = Math.min(longest, FIRST_MS * 2 ** Math.max(0, failures - 1))
  return Math.round(wait * (0.5 + random()))
}
