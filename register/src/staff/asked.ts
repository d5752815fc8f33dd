import type { Error as Refusal } from '../engine/shapes'
import type { language } from '../i18n/language.svelte'

/** What is asked for, in words: the permission, and how much of it where that was too much. */
export function asked({ data }: Refusal, { words, money, percent }: typeof language): string {
  const { permission, amount, limit } = data
  const names: Record<string, string> = words.permission
  const name = names[String(permission)] ?? words.approval.unnamed
  if (limit === null || limit === undefined) return name
  const much = BY_RATE.has(String(permission))
    ? `${percent(Number(amount))} %`
    : `${money(Number(amount))} kr`
  return `${name}: ${much}`
}

/** Permissions whose limit is a share; every other limit is an amount. */
const BY_RATE = new Set(['line_discount', 'cart_discount'])
