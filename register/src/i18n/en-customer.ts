import type { Dictionary } from './da'

/** Words about customers at the counter, in English. */
export const enCustomer: Dictionary['customer'] = {
  title: 'Customer',
  add: 'Customer',
  search: 'Telephone or name',
  hint: 'Type a telephone number or a name, or scan the customer’s card.',
  found: 'Found',
  recent: 'Chosen last',
  create: (text) => `Create ${text}`,
  offline: 'The server does not answer. These are known here; a new customer can be created still.',
  remove: (name) => `Take ${name} off the sale`,
  cardUnknown: 'The register does not know the card. Search by telephone once it is online.',
  nameless: 'Customer without a name',
  forgotten: 'Forgotten customer',
  named: (name) => `The sale is now ${name}’s`,
}
