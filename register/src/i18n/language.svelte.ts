/** The language on the screen, for everything that renders. */
import type { Error as Refusal } from '../engine/shapes'
import {
  formatAmount,
  formatPercent,
  formatQuantity,
  formatShortAmount,
  type LanguageCode,
} from './amount'
import { da, type Dictionary } from './da'
import { en } from './en'
import { say, type Word } from './word'

export const dictionaries: Record<LanguageCode, Dictionary> = { da, en }

class Language {
  code = $state<LanguageCode>('da')
  readonly words = $derived(dictionaries[this.code])

  /** `1.234,50`, with a true minus. */
  money(ore: number): string {
    return formatAmount(ore, this.code).replace('-', '−')
  }

  /** `200` for whole kroner. */
  short(ore: number): string {
    return formatShortAmount(ore, this.code)
  }

  quantity(milli: number, weighed = false): string {
    return formatQuantity(milli, this.code, weighed).replace('-', '−')
  }

  /** `1,250 kg` of what is weighed, else a bare number. */
  measure(milli: number, weighed: boolean): string {
    const number = this.quantity(milli, weighed)
    return weighed ? `${number} ${this.words.quantity.kilo}` : number
  }

  percent(bp: number): string {
    return formatPercent(bp, this.code)
  }

  /** A whole number with its thousands: `100.000`. */
  whole(value: number): string {
    return formatShortAmount(value * 100, this.code)
  }

  /** `Printer, Vægt og Scanner`. */
  list(names: string[]): string {
    return new Intl.ListFormat(this.code).format(names)
  }

  /** The words for a refusal; a code nobody wrote words for still says what it is. */
  refusal(error: Refusal): string {
    const errors: Record<string, Word> = this.words.errors
    const word = errors[error.code]
    if (word === undefined) return `${say(errors['unexpected'] ?? '')} (${error.code})`
    return say(word, error.data)
  }
}

export const language = new Language()
