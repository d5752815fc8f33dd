import type { Hint } from '../engine/shapes'
import { language } from './language.svelte'

/** A hint as it is said to the customer: `1 til for 24,10: 3 for 150,00`. */
export function hintText({ code, name, data, costs }: Hint): string {
  const t = language.words.campaigns
  const { pieces, price } = data as { pieces?: number; price?: number }
  const offer =
    code === 'n_for_price' && pieces && price ? t.forPrice(pieces, language.money(price)) : name
  return costs > 0 ? t.oneMore(language.money(costs), offer) : t.oneMoreFree(offer)
}
