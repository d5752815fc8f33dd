/** Words about customers at the counter. */
export const daCustomer = {
  title: 'Kunde',
  add: 'Kunde',
  search: 'Telefon eller navn',
  hint: 'Skriv telefonnummer eller navn, eller scan kundens kort.',
  found: 'Fundet',
  recent: 'Senest valgt',
  create: (text: string) => `Opret ${text}`,
  offline: 'Serveren svarer ikke. Her er dem, kassen kender; en ny kunde kan oprettes alligevel.',
  remove: (name: string) => `Fjern ${name} fra salget`,
  cardUnknown: 'Kassen kender ikke kortet. Søg på telefonnummeret, når der er forbindelse.',
  nameless: 'Kunde uden navn',
  forgotten: 'Sæt kunde på',
  named: (name: string) => `Salget står nu på ${name}`,
}
