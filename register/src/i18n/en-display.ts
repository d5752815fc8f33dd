import type { daDisplay } from './da-display'

export const enDisplay: typeof daDisplay = {
  title: 'Customer display',
  text: 'A window for the customer: the cart, the total and a thank-you. Drag it to the other screen.',
  open: 'Open customer display',
  blocked: 'The browser did not open the window. Allow windows from this page and try again.',
  welcome: 'Welcome',
  total: 'Total',
  saved: (amount) => `You save DKK ${amount}`,
  paid: 'Paid',
  remaining: 'Remaining',
  thanks: 'Thank you',
  change: (amount) => `DKK ${amount} change`,
  training: 'Training',
}
