import { POLE_COLUMNS, type PoleLines } from '../devices/pole-display'
import type { Cart } from '../engine/shapes'

interface Words {
  welcome: string
  total: string
  remaining: string
  change: string
  thanks: string
  /** An amount as the shop writes it. */
  money: (amount: number) => string
}

/** What the customer reads while a sale goes on, and when it has been paid. */
export function poleLines(
  cart: Cart | null,
  touched: number | null,
  paid: { total: number; change: number } | null,
  shop: string,
  words: Words,
): PoleLines {
  if (paid) {
    const sum = row(words.total, words.money(paid.total))
    return paid.change > 0
      ? [sum, row(words.change, words.money(paid.change))]
      : [sum, words.thanks]
  }
  if (!cart || cart.lines.length === 0) return [shop.slice(0, POLE_COLUMNS), words.welcome]
  const total = row(words.total, words.money(cart.totals.total))
  const { remaining } = cart.totals
  if (cart.payments.length > 0) return [total, row(words.remaining, words.money(remaining))]
  const line = cart.lines.find(({ no }) => no === touched)
  if (!line) return [total, '']
  return [row(line.item.name, words.money(line.total)), total]
}

/** Left and right; the amount is never cut, the words are. */
function row(left: string, right: string): string {
  const room = POLE_COLUMNS - right.length - 1
  return `${left.slice(0, room).padEnd(room)} ${right}`
}
