import type { daUnknown } from './da-unknown'

export const enUnknown: typeof daUnknown = {
  sell: 'Sell it anyway',
  sellText: 'Type the price. The office is told of the code.',
  text: 'The item goes on the list of unknown items in the office.',
  called: 'What is it?',
  name: 'Unknown item',
  vat: 'VAT',
}
