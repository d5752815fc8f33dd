/** Words about orders at the counter. */
export const daOrder = {
  make: 'Ordre',
  title: 'Ordre med depositum',
  text: (total: string) => `Varerne koster ${total}. Hvor meget betaler kunden nu?`,
  whole: 'Det hele',
  amount: 'Eller et beløb',
  due: 'Klar den',
  place: 'Lav ordren',
  line: 'Depositum',
  lineOf: (number: number) => `Depositum, ordre ${number}`,
  number: (number: number) => `Ordre ${number}`,
  unknown: (number: number) =>
    `Ordre ${number} er ikke nået frem til serveren endnu, eller den findes ikke.`,
  nothingLeft: 'Alt er hentet, eller ordren er opgivet.',
  prepaid: 'Betalt på forhånd',
  pickAll: 'Læg det hele i kurven',
  pickSome: 'Læg det valgte i kurven',
  refund: (amount: string) => `Opgiv ordren, betal ${amount} tilbage`,
  less: (name: string) => `En mindre af ${name}`,
  allOf: (name: string) => `Alle af ${name}`,
  more: (name: string) => `En mere af ${name}`,
}
