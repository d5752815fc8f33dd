/** Goods that come back. */
export const daReturns = {
  title: 'Retur',
  looking: (receiptNo: string) => `Finder bon ${receiptNo} …`,
  unknown: (receiptNo: string) => `Bon ${receiptNo} findes ikke.`,
  unreachable: (receiptNo: string) =>
    `Bon ${receiptNo} er ikke fra denne kasse, og der er ingen forbindelse. Tag varen retur uden bon, eller prøv igen.`,
  of: (receiptNo: string) => `Retur af bon ${receiptNo}`,
  unchecked: 'Uden forbindelse kendes kun de returvarer, kassen selv har taget imod.',
  why: 'Hvorfor?',
  lines: 'Varer på bonnen',
  left: (left: string, sold: string) => `${left} af ${sold} kan returneres`,
  gone: 'Er returneret',
  notBack: 'Kan ikke returneres',
  taken: (quantity: string) => `${quantity} retur`,
  less: 'Én mindre retur',
  all: 'Alt retur',
  close: 'Luk retur',
  show: 'Vis bon',
  back: 'Retur',
  turnTitle: 'Retur uden bon',
  turnText: (name: string, amount: string) => `${name}, ${amount} kr. Hvorfor kommer den retur?`,
  labelTitle: 'Byttemærke',
  labelText: (amount: string) =>
    `Mærket er ægte og ${amount} kr værd. Salget kan ikke ses herfra: scan varen, eller søg den frem.`,
  labelSearch: 'Søg varen',
  labels: 'Byttemærker',
  labelsAll: 'Byttemærke på alt',
  labelOn: 'Byttemærke',
  labelsPrinted: (count: number) =>
    count === 1
      ? 'Byttemærket er sendt til printeren'
      : `${String(count)} byttemærker er sendt til printeren`,
  payBack: 'Tilbage til kunden',
  asPaid: 'Som betalt',
  paidBack: 'Givet tilbage',
  exchanged: 'Byttet lige over',
}
