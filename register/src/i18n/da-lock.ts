const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

/** What the register says of being locked. */
export const daLock = {
  lock: 'Lås, og skift ekspedient',
  badge: 'Scan dit medarbejderkort, eller tast din pinkode.',
  waiting: (lines: number, total: string) =>
    `Kurven venter: ${count(lines, 'linje', 'linjer')}, ${total} kr`,
  after: 'Lås af sig selv',
  afterHint: 'Kurven står, som den stod, når I låser op igen.',
  never: 'Aldrig',
  minutes: (n: number) => `${n} min`,
}
