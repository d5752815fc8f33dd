import type { Dictionary } from './da'

/** Words of what a register hands in beside its journal, in English. */
export const enUplink: Dictionary['uplink'] = {
  waiting: (n) => `${n === 1 ? '1 change is' : `${n} changes are`} waiting to be sent`,
  refusedLine: (n) => `${n === 1 ? '1 change was' : `${n} changes were`} refused · see the menu`,
  title: 'Refused changes',
  text: 'The server could not do them. Write them down, or do them again in the office.',
  seen: 'Seen',
  none: 'There are no more.',
  by: (name, when) => `${name} · ${when}`,
}
