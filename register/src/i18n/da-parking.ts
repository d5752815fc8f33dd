/** What the register says of parked sales. */
export const daParking = {
  park: 'Parkér salget',
  parkKey: 'Parkér salget, eller hent det sidste',
  parked: 'Salget er parkeret',
  title: 'Parkerede salg',
  none: 'Ingen parkerede salg',
  noneText: 'Et salg, der må vente, parkeres med ét tryk og hentes her igen.',
  latest: 'Hent parkeret salg',
  others: (n: number) => `Alle ${n} parkerede`,
  alone: 'Uden forbindelse til serveren ses kun de salg, der er parkeret på denne kasse.',
  by: (employee: string, register: string) => `${employee} · kasse ${register}`,
  taken: (employee: string, register: string) => `Hentet af ${employee} på kasse ${register}`,
  takeOver: 'Overtag',
  print: 'Udskriv seddel',
  drop: 'Opgiv salget',
  dropSure: 'Opgiv det parkerede salg?',
  dropText: 'Varerne bliver ikke solgt. Det skrives i journalen.',
  dropYes: 'Ja, opgiv det',
  priced: (name: string, before: string, after: string) =>
    `Ny pris siden parkeringen: ${name} ${before} → ${after}`,
  minutes: (n: number) => (n < 1 ? 'lige nu' : `${n} min.`),
  noName: 'Uden navn',
}
