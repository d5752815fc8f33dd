/** Words of an approval on the spot. */
export const daApproval = {
  who: 'Det skal godkendes. Af hvem?',
  approve: 'Godkend',
  notTheirs: 'Pinkoden passer, men det må vedkommende ikke godkende.',
  nobody: 'Ingen af dem, der kan logge ind på kassen her, må godkende det.',
  unnamed: 'Skal godkendes',
}

/** What is asked for, by the code of the permission. */
export const daPermission = {
  bank_deposit: 'Sende penge til banken',
  cart_discount: 'Rabat på hele salget',
  choose_restock: 'Vælge, hvor varen lægges',
  exchange: 'Bytte varer',
  refund_other_tender: 'Betale tilbage på en anden måde',
  return_late: 'Tage retur efter fristen',
  return_with_receipt: 'Tage retur med bon',
  return_without_receipt: 'Tage retur uden bon',
  cash_move: 'Lægge penge i eller tage penge af kassen',
  cash_difference: 'Lukke med kassedifference',
  close_shift: 'Lukke kassen',
  line_discount: 'Rabat på en vare',
  open_drawer: 'Åbne skuffen uden salg',
  open_shift: 'Åbne kassen',
  remove_line: 'Fjerne en vare fra salget',
  reprint: 'Udskrive kopi af en bon',
  resume_parked: 'Hente en kollegas parkerede salg',
  sell_unknown: 'Sælge en vare, kassen ikke kender',
  take_over_parked: 'Overtage et parkeret salg fra en anden kasse',
  training: 'Slå træning til',
  void_cart: 'Annullere salget',
  x_report: 'Tage X-rapport',
}
