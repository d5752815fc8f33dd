import { fold, words } from './folding'
import type { SaleWish } from './sales-api'
import type { SaleBody, SaleLine } from './shapes'

const CARD = /^\d{4}$/

/** Nothing is looked for: the latest of all. */
export const ANY: SaleWish = { text: '', since: null, until: null, least: null, most: null }

/** Whether anything is asked for at all. */
export const wished = ({ text, since, until, least, most }: SaleWish): boolean =>
  text.trim() !== '' || [since, until, least, most].some((bound) => bound !== null)

/** Tells whether a sale is one that is looked for; `customers`: whom the text may name. */
export function wishFor(wish: SaleWish, customers: Set<string>): (sale: SaleBody) => boolean {
  const typed = wish.text.trim()
  const named = textFor(typed)
  return (sale) => {
    const day = sale.ended_at.slice(0, 10)
    if (wish.since !== null && day < wish.since) return false
    if (wish.until !== null && day > wish.until) return false
    if (wish.least !== null && sale.total < wish.least) return false
    if (wish.most !== null && sale.total > wish.most) return false
    return typed === '' || named(sale) || (sale.customer !== null && customers.has(sale.customer))
  }
}

/** By its number, its goods or the card that paid, as the server does it. */
function textFor(typed: string): (sale: SaleBody) => boolean {
  const sought = words(typed)
  const digits = CARD.test(typed) ? typed : null
  return ({ number, receipt_no, lines, payments }) =>
    receipt_no === typed.toUpperCase() ||
    String(number) === typed.replace(/^0+(?=\d)/, '') ||
    (digits !== null && payments.some(({ reference }) => reference.endsWith(digits))) ||
    (sought.length > 0 && lines.some((line) => begins(line, sought)))
}

function begins({ name, sku, barcode }: SaleLine, sought: string[]): boolean {
  const written = fold(`${name} ${sku} ${barcode}`).split(' ')
  return sought.every((word) => written.some((one) => one.startsWith(word)))
}
