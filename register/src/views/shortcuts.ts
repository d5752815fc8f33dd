/** What a key asks for while selling. */
export type Shortcut =
  | 'up'
  | 'down'
  | 'remove'
  | 'exact'
  | 'card'
  | 'pay'
  | 'discount'
  | 'park'
  | 'customer'
  | 'lock'
  | 'price'
  | 'gift_card'
  | 'x_report'

const byKey: Record<string, Shortcut> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  Delete: 'remove',
  F2: 'exact',
  F4: 'card',
  F6: 'park',
  F8: 'pay',
  F9: 'price',
}

/** By the place on the keyboard: with Alt held, a Mac types other signs. */
const byAlt: Record<string, Shortcut> = {
  KeyK: 'exact',
  KeyO: 'card',
  KeyB: 'pay',
  KeyL: 'lock',
  KeyR: 'discount',
  KeyU: 'customer',
  KeyG: 'gift_card',
  KeyX: 'x_report',
}

/** The shortcut of a key press, or null. Keys that edit text stay with a focused text field. */
export function shortcutOf(event: KeyboardEvent): Shortcut | null {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return null
  if (event.altKey) return byAlt[event.code] ?? null
  const shortcut = byKey[event.key] ?? null
  const editing = (event.target as Element | null)?.tagName === 'INPUT'
  return editing && shortcut === 'remove' ? null : shortcut
}

/** A sheet is open: it has the keys. */
export function sheetOpen(document: Document): boolean {
  return document.querySelector('dialog[open]') !== null
}
