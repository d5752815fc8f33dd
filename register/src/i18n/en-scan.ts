import type { daScan } from './da-scan'

export const enScan: typeof daScan = {
  away: 'The register is not ready to scan yet.',
  signedOut: 'Sign in before scanning goods. Your staff badge signs you in.',
  unopened: 'Open the register before scanning.',
  paying: 'The customer is paying. Go back to the cart and scan again.',
  closing: 'The register is being closed. Go back to selling to scan.',
  sheet: 'Close the open window and scan again.',
  unhandled: 'The code is genuine, but this register cannot use it yet.',
  several: 'Several goods begin with that number. Choose the right one.',
  badgeUnknown: 'The badge belongs to nobody who works in this store.',
  welcome: (name) => `${name} is at the register`,
}
