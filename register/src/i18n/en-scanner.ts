import type { daScanner } from './da-scanner'

export const enScanner: typeof daScanner = {
  check: 'Try the scanner',
  checkText: 'Scan this code with the scanner. Nothing goes into the cart.',
  right: 'The scanner reads right.',
  layout:
    'The scanner takes the keyboard for another than the device’s: letters and signs came wrong. The register puts it right from now on.',
  around:
    'The scanner puts signs before or behind the code. The register takes them off from now on.',
  both: 'The scanner takes the keyboard for another, and puts signs before or behind the code. The register puts both right from now on.',
  slow: 'The scanner is slow, so that the code was divided. The register waits longer from now on. Scan again.',
  wrong:
    'The register got something it does not understand. Set the scanner to an American or Danish keyboard (USB HID), and try again.',
  speaks: 'The scanner’s keyboard',
  device: 'As the device',
  us: 'American',
  da: 'Danish',
  suffix: 'Signs behind the code',
  suffixHint: 'Empty where the scanner puts nothing behind.',
  came: 'It sent',
}
