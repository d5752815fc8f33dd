import type { Cart, Line } from './shapes'

/** A cart without the lines the other side has already: their numbers stand for them. */
export type BriefCart = Omit<Cart, 'lines'> & { lines: (Line | number)[] }

/** Something that carries a cart, with the cart made brief. */
export type Brief<T extends { cart: Cart }> = Omit<T, 'cart'> & { cart: BriefCart }

/** Leaves out of `cart` what is line by line the very same in `before`. */
export function brief(cart: Cart, before: Cart | null): BriefCart {
  const known = new Set(before?.lines)
  return { ...cart, lines: cart.lines.map((line) => (known.has(line) ? line.no : line)) }
}

/** The cart again: lines that were left out are those of `before`, the very same. */
export function whole(cart: BriefCart, before: Cart | null): Cart {
  const known = new Map(before?.lines.map((line) => [line.no, line]))
  const lines = cart.lines.map((line) => (typeof line === 'number' ? sure(known, line) : line))
  return { ...cart, lines }
}

function sure(known: Map<number, Line>, no: number): Line {
  const line = known.get(no)
  if (!line) throw new Error(`no line ${no} to fill in`)
  return line
}
