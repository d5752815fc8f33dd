/** Scanning with the device's camera. */
export const daCamera = {
  title: 'Scan med kameraet',
  close: 'Luk kameraet',
  torch: 'Lys',
  starting: 'Kameraet åbner …',
  looking: 'Hold stregkoden i rammen',
  denied: 'Kassen må ikke bruge kameraet. Giv lov i browserens indstillinger, og åbn det igen.',
  none: 'Der er intet kamera, eller et andet program bruger det.',
  unreadable: 'Kameraet kan først scanne, når kassen har hentet resten. Prøv igen med forbindelse.',
}
