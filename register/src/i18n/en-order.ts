import type { Dictionary } from './da'

/** Words about orders at the counter, in English. */
export const enOrder: Dictionary['order'] = {
  make: 'Order',
  title: 'Order with a deposit',
  text: (total) => `The goods cost ${total}. How much does the customer pay now?`,
  whole: 'All of it',
  amount: 'Or an amount',
  due: 'Ready on',
  place: 'Make the order',
  line: 'Deposit',
  lineOf: (number) => `Deposit, order ${number}`,
  number: (number) => `Order ${number}`,
  unknown: (number) => `Order ${number} has not reached the server yet, or does not exist.`,
  nothingLeft: 'Everything was picked up, or the order was given up.',
  prepaid: 'Paid beforehand',
  pickAll: 'Put all of it into the cart',
  pickSome: 'Put the chosen into the cart',
  refund: (amount) => `Give up the order, pay ${amount} back`,
  less: (name) => `One less of ${name}`,
  allOf: (name) => `All of ${name}`,
  more: (name) => `One more of ${name}`,
}
