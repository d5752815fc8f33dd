/** What the register says when only the price is asked for. */
export const daPriceCheck = {
  title: 'Pristjek',
  text: 'Scan en vare. Den lægges ikke i kurven.',
  unknown: (code: string) => `Ingen vare har koden ${code}`,
  noPrice: 'Prisen aftales ved kassen',
  reserved: (kept: string) => `${kept} reserveret`,
  coming: (count: string) => `${count} på vej`,
  places: {
    floor: (count: string) => `${count} i butikken`,
    back: (count: string) => `${count} på baglager`,
    workshop: (count: string) => `${count} på værkstedet`,
    defect: (count: string) => (count === '1' ? '1 defekt' : `${count} defekte`),
  },
  noStock: 'Lageret kan kun ses med forbindelse til serveren.',
}
