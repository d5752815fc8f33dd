/** Goods of a special nature: age limits, serial numbers, bottle deposits, last days. */
export const daSpecial = {
  ageTitle: (age: number) => `Er kunden fyldt ${String(age)} år?`,
  born: (day: string) => `Født senest ${day}. Se legitimation, hvis du er i tvivl.`,
  oldEnough: 'Ja, gammel nok',
  tooYoung: 'Nej, varen sælges ikke',
  serialTitle: 'Serienummer',
  serial: 'Nummeret på eksemplaret',
  serialHint: 'Scan det, eller skriv det.',
  serialAdd: 'Læg i kurven',
  expired: (day: string) => `Varen er udløbet ${day}. Læg den til side.`,
}
