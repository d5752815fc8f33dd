const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

/** A device that has lost what it kept, and the one that follows it. */
export const daRecovery = {
  title: 'Kassens journal er skadet',
  text: 'Sælg på en anden kasse, og ring til support. Intet er rettet eller slettet.',
  lastSeq: 'Sidste hele post på enheden',
  serverSeq: 'Sidste post på serveren',
  reason: 'Hvad der blev fundet',
  unknown: 'Ukendt',
  insecureTitle: 'Adressen er ikke sikker',
  insecureText:
    'Kassen skal åbnes på en adresse, der begynder med https. Bed kontoret om den rigtige.',
  fullTitle: 'Enheden er fuld',
  fullText:
    'Kassen kan ikke skrive på enheden og kan derfor ikke sælge. Intet er gået tabt. Slet noget andet på enheden, for eksempel billeder, og prøv igen. Sælg imens på en anden kasse.',
  lostTitle: 'Enheden har mistet kassens data',
  lostText:
    'Browseren har slettet kassens data. Forbind kassen på ny; det, der var sendt, er på serveren.',
  behindTitle: 'Enheden har glemt de seneste poster',
  rescueWaiting: (sales: number) =>
    `Browseren har mistet data, men ${sales} salg ligger i kassens sikkerhedskopi. Alt sendes, så snart der er forbindelse til serveren. Luk ikke kassen imens.`,
  rescueSent:
    'Browseren har mistet data, men intet salg er gået tabt: alt er nu på serveren. Forbind kassen på ny, så kan I sælge videre.',
  rescueRefused:
    'Browseren har mistet data, og serveren tog ikke imod sikkerhedskopien. Den er gemt. Gem journalen som fil, ring til support, og forbind så kassen på ny.',
  rescueNow: 'Send nu',
  reasons: {
    missing: 'En post mangler',
    hash: 'En post er ændret',
    link: 'Kæden er brudt',
    head: 'Den sidste post passer ikke',
    signature: 'En underskrift passer ikke',
  },
  export: 'Gem journalen som fil',
  pair: 'Forbind kassen på ny',
  lostHeld: (sales: number) =>
    `Browseren har slettet kassens data. Det, der var sendt, er på serveren, men ${sales} salg nåede ikke frem. Gem papirbonnerne, hvis I har dem, og forbind kassen på ny.`,
  was: 'Kassen var',
  lastReceipt: 'Sidste bon',
  noReceipt: 'Ingen endnu',
  unsent: 'Ikke sendt',
  unsentSome: (sales: number, entries: number) =>
    `${sales} salg · ${count(entries, 'post', 'poster')}`,
  allSent: 'Intet',
  lastUse: 'Sidst i brug',
  tookOver: (entries: string, first: string, last: string) =>
    `Kassen går videre, hvor en anden enhed slap. Serveren har ${entries} af dens poster. Bon ${first} til ${last} kan stå på papir og bruges ikke igen; kontoret får besked.`,
  tookOverKnown: (entries: string, first: string, last: string) =>
    `Kassen går videre med en ny journal. Serveren har ${entries} poster fra den gamle. Bon ${first} til ${last} nåede ikke frem; kontoret får besked.`,
}
