/**
 * Numbers as people write them, and back.
 *
 * The rules compute in whole øre, thousandths and basis points; this is the only
 * place that knows about commas, points and the space between thousands.
 */
export type LanguageCode = 'da' | 'en'

const signs = {
  da: { decimal: ',', group: '.' },
  en: { decimal: '.', group: ',' },
} as const

/** The key beside zero on a keypad. */
export function decimalSign(language: LanguageCode): string {
  return signs[language].decimal
}

function scaled(whole: string, fraction: string, decimals: number): number | null {
  if (fraction.length > decimals) return null
  const value = Number((whole || '0') + fraction.padEnd(decimals, '0'))
  return Number.isSafeInteger(value) ? value : null
}

/**
 * Reads a number into whole units of 10^-decimals: `1.234,50` → 123450 with two decimals.
 *
 * Accepts thousands groups (`1.234`), a bare decimal (`,50`), spaces between groups, and
 * the other language's decimal sign where it cannot be a group (`12.5`, never `1.250`).
 * Null when it is not a number, is negative, or has more decimals than are kept.
 */
export function parseDecimal(
  text: string,
  language: LanguageCode,
  decimals: number,
): number | null {
  const { decimal, group } = signs[language]
  const typed = text.replace(/[\s\u00a0]/g, '')
  if (!/\d/.test(typed) || /[^\d.,]/.test(typed)) return null
  const parts = typed.split(decimal)
  if (parts.length > 2) return null
  const [left = '', right] = parts
  if (right?.includes(group)) return null
  const groups = left.split(group)
  if (groups.length === 1) return scaled(left, right ?? '', decimals)
  const [first = '', ...rest] = groups
  if (/^[1-9]\d{0,2}$/.test(first) && rest.every((part) => part.length === 3)) {
    return scaled(groups.join(''), right ?? '', decimals)
  }
  const single = rest[0] ?? ''
  if (right === undefined && rest.length === 1 && single.length !== 3) {
    return scaled(first, single, decimals)
  }
  return null
}

/** Øre from `1.234,50`, `1234,5`, `,50` or `1.234`. */
export function parseAmount(text: string, language: LanguageCode): number | null {
  return parseDecimal(text, language, 2)
}

/** Thousandths from `2`, `0,350`. */
export function parseQuantity(text: string, language: LanguageCode): number | null {
  return parseDecimal(text, language, 3)
}

/** Basis points from `12,5`. */
export function parsePercent(text: string, language: LanguageCode): number | null {
  return parseDecimal(text, language, 2)
}

function grouped(digits: string, sign: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, sign)
}

function format(value: number, language: LanguageCode, decimals: number, keep: number): string {
  const { decimal, group } = signs[language]
  const digits = String(Math.abs(value)).padStart(decimals + 1, '0')
  const whole = grouped(digits.slice(0, -decimals), group)
  let fraction = digits.slice(-decimals)
  while (fraction.length > keep && fraction.endsWith('0')) fraction = fraction.slice(0, -1)
  return (value < 0 ? '-' : '') + whole + (fraction ? decimal + fraction : '')
}

/** `123450` → `1.234,50`. */
export function formatAmount(ore: number, language: LanguageCode): string {
  return format(ore, language, 2, 2)
}

/** For keys and notes, where whole kroner need no decimals: `20000` → `200`, `1250` → `12,50`. */
export function formatShortAmount(ore: number, language: LanguageCode): string {
  return ore % 100 === 0 ? format(ore, language, 2, 0) : format(ore, language, 2, 2)
}

/** `2000` → `2`; `350` → `0,35`; weighed goods keep three: `0,350`. */
export function formatQuantity(milli: number, language: LanguageCode, weighed = false): string {
  return format(milli, language, 3, weighed ? 3 : 0)
}

/** `2500` → `25`; `1250` → `12,5`. */
export function formatPercent(bp: number, language: LanguageCode): string {
  return format(bp, language, 2, 0)
}
