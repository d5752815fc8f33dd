import type { daDrawer } from './da-drawer'

export const enDrawer: typeof daDrawer = {
  noReasons: 'There are no reasons yet. They are made in the office under Cash.',
  note: 'Note',
  bag: 'Number of the bag',
  foreign: (currency) => `${currency} counted`,
  foreignOff: (currency) => `${currency}, difference`,
  terminal: (name) => `${name} by the terminal`,
  terminalHint: 'Enter the total of the terminal’s own reconciliation.',
  incomplete: 'Enter the terminals’ totals first, and see that every amount is a number.',
  expectedNow: (amount) => `DKK ${amount} should lie there`,
  againTitle: 'Why count again?',
  againReasons: ['Miscounted', 'Found more money', 'Other'],
  countedAgain: 'Counted again at closing',
  reasons: ['Gave wrong change', 'Forgot a bill', 'Unknown'],
  openOver: (amount) => `There is DKK ${amount} more than was left.`,
  openShort: (amount) => `DKK ${amount} of what was left is missing.`,
  openReason: 'Why?',
  openReasons: ['Fetched change', 'Miscounted yesterday', 'Unknown'],
  openAnyway: 'Open with the explanation',
  countFirst: 'The last shift was closed without a count. Count the drawer before you open.',
}
