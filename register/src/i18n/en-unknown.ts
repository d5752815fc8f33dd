import type { daUnknown } from './da-unknown'

export const enUnknown: typeof daUnknown = {
  title: 'Unknown barcode',
  text: 'No goods carry this code. The cart is unchanged.',
  search: 'Find it by searching',
  searchText: 'By name or item number',
  dismiss: 'Go on without it',
  dismissText: 'Continue with the cart as it is',
  sell: 'Sell it anyway',
  sellText: 'Type the price. The office is told of the code.',
  listed: 'The item goes on the list of unknown items in the office.',
  called: 'What is it?',
  name: 'Unknown item',
  vat: 'VAT',
}
