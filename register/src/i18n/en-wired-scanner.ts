import type { daWiredScanner } from './da-wired-scanner'

export const enWiredScanner: typeof daWiredScanner = {
  kind: 'Scanner with a connection of its own',
  kindHint:
    'For scanners that do not type like a keyboard. Scans reach the register whatever has the focus. Works in Chrome and Edge.',
  kinds: { none: 'No', serial: 'Serial port', hid: 'USB HID', simulated: 'On the screen' },
  choose: 'Choose scanner',
  chosen: (name) => `Chosen: ${name}`,
  unnamed: 'the scanner',
  unsupported: 'This browser cannot use the scanner that way.',
  states: {
    none: '',
    ready: 'Ready',
    gone: 'Not connected. Check the cable. The register finds it by itself.',
    not_chosen: 'This device does not know the scanner. Choose it.',
    busy: 'Another program or window uses the scanner. Close it.',
  },
  turned: {
    ready: 'The scanner is ready again.',
    gone: 'The scanner is gone. Check the cable. The register finds it by itself.',
    busy: 'The scanner cannot be opened. Close the program or window that uses it.',
  },
  plugged: 'The cable is in',
  code: 'Code for the scanner on the screen',
  scan: 'Scan the code',
}
