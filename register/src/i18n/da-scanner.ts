/** A scanner is set up. */
export const daScanner = {
  check: 'Prøv scanneren',
  checkText: 'Scan denne kode med scanneren. Intet lægges i kurven.',
  right: 'Scanneren læser rigtigt.',
  layout:
    'Scanneren tror, at tastaturet er et andet end enhedens: bogstaver og tegn kom forkert. Kassen retter det selv fra nu af.',
  around: 'Scanneren sætter tegn foran eller bag koden. Kassen fjerner dem fra nu af.',
  both: 'Scanneren tror, at tastaturet er et andet, og sætter tegn foran eller bag koden. Kassen retter begge dele fra nu af.',
  slow: 'Scanneren er langsom, så koden blev delt. Kassen venter længere fra nu af. Scan igen.',
  wrong:
    'Kassen fik noget, den ikke kan forstå. Stil scanneren til amerikansk eller dansk tastatur (USB HID), og prøv igen.',
  speaks: 'Scannerens tastatur',
  device: 'Som enheden',
  us: 'Amerikansk',
  da: 'Dansk',
  suffix: 'Tegn bag koden',
  suffixHint: 'Tomt, hvis scanneren ikke sætter noget bagved.',
  came: 'Der kom',
}
