/** What a key of a keyboard means in a layout, by its place: `event.code`, without and with shift. */
export type Layout = 'us' | 'da'

export interface PressedKey {
  code: string
  shift: boolean
}

const DIGITS: Record<Layout, string> = { us: ')!@#$%^&*(', da: '=!"#¤%&/()' }
const OTHERS: Record<Layout, Record<string, string>> = {
  us: {
    Minus: '-_',
    Equal: '=+',
    BracketLeft: '[{',
    BracketRight: ']}',
    Backslash: '\\|',
    Semicolon: ';:',
    Quote: '\'"',
    Backquote: '`~',
    Comma: ',<',
    Period: '.>',
    Slash: '/?',
    Space: '  ',
  },
  da: {
    Minus: '+?',
    BracketLeft: 'åÅ',
    Backslash: "'*",
    Semicolon: 'æÆ',
    Quote: 'øØ',
    IntlBackslash: '<>',
    Comma: ',;',
    Period: '.:',
    Slash: '-_',
    Space: '  ',
  },
}

/** What a scanner that speaks a layout has sent, whatever the device took its keys for; null
 * where a key has no place in it. */
export function textOf(keys: PressedKey[], layout: Layout): string | null {
  const signs = keys.map((key) => signOf(key, layout))
  return signs.includes(null) ? null : signs.join('')
}

function signOf({ code, shift }: PressedKey, layout: Layout): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter !== undefined) return shift ? letter : letter.toLowerCase()
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1]
  if (digit !== undefined) return (shift && DIGITS[layout][Number(digit)]) || digit
  return OTHERS[layout][code]?.[shift ? 1 : 0] ?? null
}
