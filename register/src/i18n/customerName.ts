/** A customer as the screens call them. */
import type { Customer } from '../engine/api'
import { language } from './language.svelte'

/** What a customer is called where only a telephone is known. */
export function customerName({ name, phone, email }: Customer): string {
  return name || shownPhone(phone) || email || language.words.customer.nameless
}

/** A Danish number in pairs, a foreign one as it is. */
export function shownPhone(phone: string): string {
  const own = phone.replace(/^\+45/, '').replace(/\s/g, '')
  return /^\d{8}$/.test(own) ? own.replace(/(\d\d)(?=\d)/g, '$1 ') : phone
}
