import type { Dictionary } from './da'

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

/** A device that has lost what it kept, in English. */
export const enRecovery: Dictionary['recovery'] = {
  title: 'The journal of this register is damaged',
  text: 'Sell on another register and call support. Nothing was repaired or deleted.',
  lastSeq: 'Last sound entry on the device',
  serverSeq: 'Last entry at the server',
  reason: 'What was found',
  unknown: 'Unknown',
  insecureTitle: 'The address is not secure',
  insecureText: 'Open the register at an address that begins with https. The office knows it.',
  fullTitle: 'The device is full',
  fullText:
    'The register cannot write on the device and so cannot sell. Nothing is lost. Delete something else on the device, such as pictures, and try again. Sell on another register meanwhile.',
  lostTitle: 'The device has lost its data',
  lostText:
    'The browser has deleted the data. Connect the register again; what was sent is at the server.',
  behindTitle: 'The device has forgotten the latest entries',
  rescueWaiting: (sales) =>
    `The browser has lost data, but ${count(sales, 'sale is', 'sales are')} in the safety copy. Everything is sent as soon as the server can be reached. Keep the register open until then.`,
  rescueSent:
    'The browser has lost data, but no sale is lost: everything is at the server now. Connect the register again and go on selling.',
  rescueRefused:
    'The browser has lost data, and the server did not take the safety copy. It is kept. Save the journal as a file, call support, then connect the register again.',
  rescueNow: 'Send now',
  reasons: {
    missing: 'An entry is missing',
    hash: 'An entry was changed',
    link: 'The chain is broken',
    head: 'The last entry does not fit',
    signature: 'A signature does not fit',
  },
  export: 'Save the journal as a file',
  pair: 'Connect the register again',
  lostHeld: (sales) =>
    `The browser has deleted the data. What was sent is at the server, but ${count(sales, 'sale', 'sales')} did not get there. Keep the paper receipts if you have them, and connect the register again.`,
  was: 'The register was',
  lastReceipt: 'Last receipt',
  noReceipt: 'None yet',
  unsent: 'Not sent',
  unsentSome: (sales, entries) =>
    `${count(sales, 'sale', 'sales')} · ${count(entries, 'entry', 'entries')}`,
  allSent: 'Nothing',
  lastUse: 'Last used',
  tookOver: (entries, first, last) =>
    `The register goes on where another device stopped. The server has ${entries} of its entries. Receipts ${first} to ${last} may be on paper and are not used again; the office is told.`,
  tookOverKnown: (entries, first, last) =>
    `The register goes on with a new journal. The server has ${entries} entries of the old one. Receipts ${first} to ${last} did not get there; the office is told.`,
}
