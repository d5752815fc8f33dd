import type { Dictionary } from './da'

/** Words about customers' accounts at the counter, in English. */
export const enAccount: Dictionary['account'] = {
  title: 'See account',
  owes: (amount) => `Owes ${amount}`,
  standing: (owed, limit) => `Owes ${owed} · may owe ${limit}`,
  amount: 'The customer pays now',
  settle: 'Pay into the account',
  line: 'Paid into account',
  most: (owed) => `Type an amount of at most ${owed}.`,
  left: (amount) => `${amount} left`,
}
