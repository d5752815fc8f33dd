import type { Error as Refusal } from '../engine/shapes'
import { language } from '../i18n/language.svelte'

/** Permissions whose limit is a share; every other limit is an amount. */
const BY_RATE = new Set(['line_discount', 'cart_discount'])

/** What is asked for, in words: the permission, and how much of it where that was too much. */
export function asked({ data }: Refusal): string {
  const { permission, amount, limit } = data
  const names: Record<string, string> = language.words.permission
  const name = names[String(permission)] ?? language.words.approval.unnamed
  if (limit === null || limit === undefined) return name
  const much = BY_RATE.has(String(permission))
    ? `${language.percent(Number(amount))} %`
    : `${language.money(Number(amount))} kr`
  return `${name}: ${much}`
}
