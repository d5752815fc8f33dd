export type Channel = 'email' | 'sms'

const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/
const PHONE = /^\+?\d{8,15}$/

/** An address as it was typed in the form in which it can be used, or null. */
export function readAddress(channel: Channel, typed: string): string | null {
  const to = channel === 'sms' ? typed.replace(/[\s().\-/]/g, '') : typed.trim()
  return (channel === 'sms' ? PHONE : MAIL).test(to) ? to : null
}
