import type { Dictionary } from './da'

/** Words about the payments of a finished sale, in English. */
export const enPayments: Dictionary['payments'] = {
  correct: 'Correct payment',
  title: 'Correct payment',
  text: (no) => `What was receipt ${no} paid with? The sale and its VAT stay as they are.`,
  why: 'Why',
  mistyped: 'Wrong key',
  changedMind: 'The customer paid otherwise',
  instead: (name) => `Instead of ${name}`,
  done: (name) => `The payment is now by ${name}`,
  changed: (was, now) => `Corrected: ${was} became ${now}.`,
}
