const DANISH: Record<string, string> = { æ: 'ae', ø: 'oe', å: 'aa', ß: 'ss' }
const MARKS = /\p{M}/gu
const BETWEEN_WORDS = /[^\p{L}\p{N}]+/gu
const PLAIN = /^[a-z0-9 ]*$/

/**
 * Text as search compares it: small letters, `æøå` as `ae oe aa`, other letters without their
 * marks, words apart by one space. `Rød Børnecykel 24"` → `roed boernecykel 24`.
 */
export function fold(text: string): string {
  const small = text.toLowerCase()
  if (PLAIN.test(small)) return small.replace(/ +/g, ' ').trim()
  return small
    .normalize('NFC')
    .replace(/[æøåß]/g, (letter) => DANISH[letter] ?? letter)
    .normalize('NFD')
    .replace(MARKS, '')
    .replace(BETWEEN_WORDS, ' ')
    .trim()
}

/** The words of a query, longest first: the rarest word decides quickest. */
export function words(query: string): string[] {
  const found = fold(query).split(' ').filter(Boolean)
  return [...new Set(found)].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
}
