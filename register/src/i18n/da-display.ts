/** What the customer reads on the display, and how the register speaks of it. */
export const daDisplay = {
  title: 'Kundeskærm',
  text: 'Et vindue til kunden: kurven, totalen og et tak. Træk det over på den anden skærm.',
  open: 'Åbn kundeskærm',
  blocked: 'Browseren åbnede ikke vinduet. Tillad vinduer fra denne side, og prøv igen.',
  welcome: 'Velkommen',
  total: 'I alt',
  saved: (amount: string) => `Du sparer ${amount} kr`,
  paid: 'Betalt',
  remaining: 'Mangler',
  thanks: 'Tak for besøget',
  change: (amount: string) => `${amount} kr tilbage`,
  training: 'Træning',
  other: 'Vis på en anden enhed',
  otherText:
    'En telefon eller tablet bliver til kundeskærm. Den viser kun kurven og kan ikke sælge.',
  scan: 'Scan koden med enhedens kamera, eller åbn adressen på den. Den virker én gang, i ti minutter.',
  address: 'Adresse',
  link: 'Tilslut en skærm',
  following: (count: number) =>
    count === 1 ? 'Én skærm følger med.' : `${count} skærme følger med.`,
  forget: 'Fjern skærmene',
  forgotten: 'Skærmene viser ikke kurven mere.',
  hello: (name: string) => `Hej ${name}`,
  thanksTo: (name: string) => `Tak, ${name}`,
  receipt: 'Scan og tag bonnen med',
  trouble: {
    offline: 'Ingen forbindelse. Skærmen kommer igen af sig selv.',
    silent: 'Kassen er ikke forbundet. Skærmen kommer igen af sig selv.',
    forgotten: 'Skærmen er ikke tilsluttet. Tilslut den fra kassens indstillinger.',
  },
}
