/** What the register says when goods are sold that it does not know. */
export const daUnknown = {
  sell: 'Sælg den alligevel',
  sellText: 'Skriv prisen. Kontoret får koden at vide.',
  text: 'Varen kommer på listen over ukendte varer på kontoret.',
  called: 'Hvad er det?',
  name: 'Ukendt vare',
  vat: 'Moms',
}
