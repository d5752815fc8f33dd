/** What the register says when goods are sold that it does not know. */
export const daUnknown = {
  title: 'Ukendt stregkode',
  text: 'Ingen vare har denne kode. Kurven er uændret.',
  search: 'Find varen ved at søge',
  searchText: 'Søg på navn eller varenummer',
  dismiss: 'Sælg uden den',
  dismissText: 'Fortsæt med kurven, som den er',
  sell: 'Sælg den alligevel',
  sellText: 'Skriv prisen. Kontoret får koden at vide.',
  listed: 'Varen kommer på listen over ukendte varer på kontoret.',
  called: 'Hvad er det?',
  name: 'Ukendt vare',
  vat: 'Moms',
}
