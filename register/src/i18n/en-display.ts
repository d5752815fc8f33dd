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
  other: 'Show on another device',
  otherText:
    'A phone or tablet becomes a customer display. It shows the cart only and cannot sell.',
  scan: 'Scan the code with its camera, or open the address on it. It works once, for ten minutes.',
  address: 'Address',
  link: 'Connect a display',
  following: (count) => (count === 1 ? 'One display follows.' : `${count} displays follow.`),
  forget: 'Remove the displays',
  forgotten: 'The displays show the cart no more.',
  hello: (name) => `Hello ${name}`,
  thanksTo: (name) => `Thank you, ${name}`,
  receipt: 'Scan to take the receipt along',
  trouble: {
    offline: 'No connection. The display comes back by itself.',
    silent: 'The register is not connected. The display comes back by itself.',
    forgotten: 'The display is not connected. Connect it from the settings of the register.',
  },
}
