import type { Finished } from '../engine/api'
import type { Poster } from '../engine/tile-api'
import type { Cart } from '../engine/shapes'
import type { LanguageCode } from '../i18n/amount'

export interface ShownLine {
  no: number
  name: string
  quantityMilli: number
  weighed: boolean
  total: number
  /** What one more of it would open; "" where nothing. */
  hint: string
}

interface Always {
  language: LanguageCode
  store: string
  training: boolean
  /** What the customer is greeted by; "" where nobody is known. */
  customer: string
}

/** A screen full of lines; those before them are only counted. */
const SHOWN = 12

/** What the customer is shown: goods, figures, a first name. Nothing else of people, and nothing
 * to do. */
export type Picture = Always &
  /** `posters`: shown in turn while nobody is served. */
  (
    | { kind: 'idle'; posters: Poster[] }
    | {
        kind: 'cart'
        /** The latest first. */
        lines: ShownLine[]
        hidden: number
        touched: number | null
        total: number
        saved: number
        paid: number
        remaining: number
      }
    /** `address`: of the receipt on the web, "" where it has none. */
    | { kind: 'thanks'; total: number; change: number; address: string }
  )

export interface Counter {
  language: LanguageCode
  store: string
  training: boolean
  /** As the shop knows them; a business has no first name. */
  customer: { name: string; kind: string } | null
  cart: Cart | null
  touched: number | null
  hints: { line: number; text: string }[]
  finished: Finished | null
  posters: Poster[]
}

/** What the customer of this counter is shown now. */
export function pictureOf(counter: Counter): Picture {
  const { language, store, training, cart, touched, hints, finished, posters } = counter
  const always = { language, store, training, customer: firstName(counter.customer) }
  if (finished) {
    const { total, change, receipt } = finished
    const address = receipt.blocks.find(({ block }) => block === 'qr')?.text ?? ''
    return { ...always, kind: 'thanks', total, change, address }
  }
  if (!cart || cart.lines.length === 0) return { ...always, kind: 'idle', posters }
  const { total, discount: saved, paid, remaining } = cart.totals
  const latest = cart.lines.slice(-SHOWN).reverse()
  const hidden = cart.lines.length - latest.length
  const lines = latest.map(({ no, item, quantity_milli, total: worth }) => ({
    no,
    name: item.name,
    quantityMilli: quantity_milli,
    weighed: item.unit === 'kg',
    total: worth,
    hint: hints.find(({ line }) => line === no)?.text ?? '',
  }))
  return { ...always, kind: 'cart', lines, hidden, touched, total, saved, paid, remaining }
}

/** A text alone, to see that it gets to the display. */
export function trialOf({ language, store, training }: Picture, text: string): Picture {
  const posters = [{ text, picture: null }]
  return { language, store, training, customer: '', kind: 'idle', posters }
}

function firstName(customer: Counter['customer']): string {
  return customer?.kind === 'person' ? (customer.name.split(' ')[0] ?? '') : ''
}
