/** How wide a code is in bars: whether it fits the paper, and how its digits are written. */

const CHARACTER_MODULES = 11
/** Start, check, and the stop that is two modules wider. */
const FRAME_MODULES = 3 * CHARACTER_MODULES + 2
/** White on both sides, without which no scanner finds the bars. */
const QUIET_MODULES = 20

/** Set C writes two digits as one character. */
const inPairs = (text: string): boolean => /^(\d\d){2,}$/.test(text)

/** Modules of a text in Code 128, with its quiet zones; `paired` where its digits go in pairs. */
export function modulesOf(text: string, paired: boolean): number {
  const characters = paired && inPairs(text) ? text.length / 2 : text.length
  return FRAME_MODULES + QUIET_MODULES + characters * CHARACTER_MODULES
}

/** The text as ESC/POS takes it: which set, and pairs of digits as one byte each. */
export function code128Data(text: string): string {
  if (!inPairs(text)) return `{B${text.replaceAll('{', '{{')}`
  const pairs = text.match(/\d\d/g) ?? []
  return `{C${String.fromCharCode(...pairs.map(Number))}`
}
