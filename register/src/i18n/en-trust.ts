import type { Dictionary } from './da'

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

function age(minutes: number): string {
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  return hours < 24 ? `${hours} h` : count(Math.floor(hours / 24), 'day', 'days')
}

/** How sure the shop can be of what it sold, in one line, in English. */
export const enTrust: Dictionary['trust'] = {
  allSent: 'All sent',
  offline: 'No connection · everything works',
  waiting: (n, minutes) =>
    `${count(n, 'sale', 'sales')} waiting${minutes > 0 ? `, oldest ${age(minutes)}` : ''}`,
  entries: (n) => `${count(n, 'entry', 'entries')} waiting`,
  refused: 'The server refused an entry · the owner knows',
  storage: (percent) => `The device is ${percent} % full`,
  full: 'The device is full · make room on it today',
  label: 'Connection',
}
