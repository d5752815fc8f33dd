/** Words about customers' accounts at the counter. */
export const daAccount = {
  title: 'Se konto',
  owes: (amount: string) => `Skylder ${amount}`,
  standing: (owed: string, limit: string) => `Skylder ${owed} · må skylde ${limit}`,
  amount: 'Kunden betaler nu',
  settle: 'Indbetal på kontoen',
  line: 'Indbetaling på konto',
  most: (owed: string) => `Skriv et beløb på højst ${owed}.`,
  left: (amount: string) => `${amount} tilbage`,
}
