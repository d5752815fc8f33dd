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
  training: 'Øvelse',
}
