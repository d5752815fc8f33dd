import type { Finished } from '../engine/api'
import type { Cart } from '../engine/shapes'
import type { LanguageCode } from '../i18n/amount'

/** Between the register and its displays, in this browser alone. */
export const CHANNEL = 'bon-display'

export interface ShownLine {
  no: number
  name: string
  quantityMilli: number
  weighed: boolean
  total: number
}

interface Always {
  language: LanguageCode
  store: string
  training: boolean
}

/** What the customer is shown. Names of goods and figures: nothing of people, nothing to do. */
export type Picture = Always &
  (
    | { kind: 'idle' }
    | {
        kind: 'cart'
        lines: ShownLine[]
        touched: number | null
        total: number
        saved: number
        paid: number
        remaining: number
      }
    | { kind: 'thanks'; total: number; change: number }
  )

export interface Counter {
  language: LanguageCode
  store: string
  training: boolean
  cart: Cart | null
  touched: number | null
  finished: Finished | null
}

/** What the customer of this counter is shown now. */
export function pictureOf(counter: Counter): Picture {
  const { language, store, training, cart, touched, finished } = counter
  const always = { language, store, training }
  if (finished) return { ...always, kind: 'thanks', total: finished.total, change: finished.change }
  if (!cart || cart.lines.length === 0) return { ...always, kind: 'idle' }
  const { total, discount: saved, paid, remaining } = cart.totals
  const lines = cart.lines.map(({ no, item, quantity_milli, total: worth }) => ({
    no,
    name: item.name,
    quantityMilli: quantity_milli,
    weighed: item.unit === 'kg',
    total: worth,
  }))
  return { ...always, kind: 'cart', lines, touched, total, saved, paid, remaining }
}
