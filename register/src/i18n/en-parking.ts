import type { daParking } from './da-parking'

export const enParking: typeof daParking = {
  park: 'Park the sale',
  parkKey: 'Park the sale, or take up the last one',
  parked: 'The sale is parked',
  title: 'Parked sales',
  none: 'No parked sales',
  noneText: 'A sale that has to wait is parked with one tap and taken up again here.',
  latest: 'Take up parked sale',
  others: (n) => `All ${n} parked`,
  alone: 'Without a connection to the server only sales parked at this register are seen.',
  by: (employee, register) => `${employee} · register ${register}`,
  taken: (employee, register) => `Taken up by ${employee} at register ${register}`,
  takeOver: 'Take over',
  print: 'Print slip',
  drop: 'Give the sale up',
  dropSure: 'Give the parked sale up?',
  dropText: 'The goods are not sold. The journal says so.',
  dropYes: 'Yes, give it up',
  priced: (name, before, after) => `New price since it was parked: ${name} ${before} → ${after}`,
  minutes: (n) => (n < 1 ? 'just now' : `${n} min`),
  noName: 'No name',
}
