/** Words for deliveries that are taken in at the counter. */
export const daReceiving = {
  title: 'Modtag varer',
  offline: 'Varer kan kun modtages med forbindelse til serveren.',
  waiting: (count: number) =>
    count === 1
      ? '1 scanning venter på forbindelsen. Den er ikke talt endnu.'
      : `${count} scanninger venter på forbindelsen. De er ikke talt endnu.`,
  none: 'Der ventes ingen leverancer.',
  noDay: 'uden dato',
  due: (day: string) => `ventes ${day}`,
  begun: 'tælles nu',
  order: (number: number) => `Ordre ${number}`,
  goods: (count: number) => (count === 1 ? '1 vare' : `${count} varer`),
  all: 'Alt modtaget',
  sure: (supplier: string) => `Er alt kommet fra ${supplier}?`,
  scan: 'Scan varerne. Hver scanning tæller én.',
  strange: (code: string) => `Ingen vare har koden ${code}. Læg varen til side.`,
  forCustomer: 'Til kunde',
  of: (count: string) => `af ${count}`,
  book: 'Læg på lager',
  booked: 'Lagt på lager',
  pieces: (count: string) => `${count} stk. ligger nu i butikken.`,
  customers: (count: number) =>
    count === 1 ? '1 kunde venter på varerne' : `${count} kunder venter på varerne`,
  aside: 'Læg varerne til side med ordrens nummer.',
  ways: { sms: 'Sms', email: 'E-mail' },
  ready: 'Klar uden besked',
  told: 'Meldt klar',
  further: 'Næste leverance',
}
