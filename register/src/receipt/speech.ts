/**
 * Cells of a receipt in words.
 *
 * The rules say what stands on a receipt and in which order; here it gets its words,
 * number formats and names. A receipt speaks the language of the shop, whatever the
 * cashier has chosen for the screen: it is the customer who reads it.
 */
import type { Cell, Pricebook, Receipt } from '../engine/shapes'
import { formatAmount, formatPercent, formatQuantity, type LanguageCode } from '../i18n/amount'
import type { Dictionary } from '../i18n/da'
import { dictionaries } from '../i18n/language.svelte'
import { formatStamp } from '../i18n/time'
import { say, type Word } from '../i18n/word'

/** Speech in the language a receipt was asked for, where that is not the shop's. */
export function spoken({ language }: Pick<Receipt, 'language'>, speech: Speech): Speech {
  return language ? { ...speech, language, words: dictionaries[language] } : speech
}

export interface Speech {
  language: LanguageCode
  words: Dictionary
  /** Names for the codes in reports; null before the first feed. */
  pricebook: Pricebook | null
}

function named(data: Record<string, unknown>, { pricebook }: Speech): Record<string, unknown> {
  const find = (list: { name: string }[] | undefined, key: 'code' | 'id', value: unknown) =>
    list?.find((entry) => (entry as unknown as Record<string, unknown>)[key] === value)?.name ??
    value
  const reasons = [
    ...(pricebook?.discount_reasons ?? []),
    ...(pricebook?.return_reasons ?? []),
    ...(pricebook?.cash.reasons ?? []),
  ]
  return {
    ...data,
    reason: find(reasons, 'code', data['reason']),
    tender: find(pricebook?.tenders, 'code', data['tender']),
    group: find(pricebook?.article_groups, 'code', data['group']),
    employee: find(pricebook?.employees, 'id', data['employee']),
  }
}

function wordText(cell: Cell, speech: Speech): string {
  const words: Record<string, Word> = speech.words.receipt
  const word = words[cell.word ?? '']
  return word === undefined ? (cell.word ?? '') : say(word, named(cell.data ?? {}, speech))
}

function quantityText(cell: Cell, { language, words }: Speech): string {
  const unit = cell.data?.['unit']
  const number = formatQuantity(cell.value ?? 0, language, unit === 'kg')
  if (unit === 'kg') return `${number} ${words.quantity.kilo}`
  return unit === 'pcs' ? `${number} ${words.quantity.pieces}` : number
}

/** One cell as it is printed. */
export function cellText(cell: Cell, speech: Speech): string {
  switch (cell.kind) {
    case 'text':
      return cell.text ?? ''
    case 'word':
      return wordText(cell, speech)
    case 'money':
      return formatAmount(cell.value ?? 0, speech.language)
    case 'quantity':
      return quantityText(cell, speech)
    case 'rate':
      return `${formatPercent(cell.value ?? 0, speech.language)} %`
    case 'time':
      return formatStamp(cell.text ?? '', speech.language)
  }
}

/** A run of cells, with one space between. */
export function runText(cells: Cell[] | undefined, speech: Speech): string {
  return (cells ?? [])
    .map((cell) => cellText(cell, speech))
    .filter((text) => text !== '')
    .join(' ')
}
