/** A phrase, or one that is made from what it is about. */
export type Word = string | ((data: Record<string, unknown>) => string)

/** Says a phrase. */
export function say(word: Word, data: Record<string, unknown> = {}): string {
  return typeof word === 'string' ? word : word(data)
}
