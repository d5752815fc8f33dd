/** What the register says of a scanner with a wire of its own. */
export const daWiredScanner = {
  kind: 'Scanner med egen forbindelse',
  kindHint:
    'Til scannere, der ikke taster som et tastatur. Scanninger når kassen, uanset hvad der er markeret. Virker i Chrome og Edge.',
  kinds: { none: 'Nej', serial: 'Seriel port', hid: 'USB HID', simulated: 'På skærmen' },
  choose: 'Vælg scanner',
  chosen: (name: string) => `Valgt: ${name}`,
  unnamed: 'scanneren',
  unsupported: 'Denne browser kan ikke bruge scanneren ad den vej.',
  states: {
    none: '',
    ready: 'Klar',
    gone: 'Ikke tilsluttet. Se efter kablet. Kassen finder den selv igen.',
    not_chosen: 'Enheden kender ikke scanneren. Vælg den.',
    busy: 'Et andet program eller vindue bruger scanneren. Luk det.',
  },
  turned: {
    ready: 'Scanneren er klar igen.',
    gone: 'Scanneren er væk. Se efter kablet. Kassen finder den selv igen.',
    busy: 'Scanneren kan ikke åbnes. Luk det program eller vindue, der bruger den.',
  },
  plugged: 'Kablet sidder i',
  code: 'Kode til scanneren på skærmen',
  scan: 'Scan koden',
}
