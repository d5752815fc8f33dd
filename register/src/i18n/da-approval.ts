/** Words of an approval on the spot. */
export const daApproval = {
  who: 'Vælg, hvem der godkender, eller scan et medarbejderkort.',
  approve: 'Godkend',
  notTheirs: 'Pinkoden passer, men det må vedkommende ikke godkende.',
  nobody: 'Ingen af dem, der kan logge ind på kassen her, må godkende det.',
  unnamed: 'Skal godkendes',
}

/** What is asked for, by the code of the permission. */
export const daPermission = {
  adjust_gift_card: 'Rette et gavekort',
  bank_deposit: 'Sende penge til banken',
  cart_discount: 'Rabat på hele salget',
  cash_difference: 'Lukke med kassedifference',
  cash_move: 'Lægge penge i eller tage penge af kassen',
  choose_restock: 'Vælge, hvor varen lægges',
  close_shift: 'Lukke kassen',
  exchange: 'Bytte varer',
  line_discount: 'Rabat på en vare',
  open_drawer: 'Åbne skuffen uden salg',
  open_shift: 'Åbne kassen',
  recount: 'Tælle om',
  refund_deposit: 'Udbetale pant',
  refund_other_tender: 'Betale tilbage på en anden måde',
  remove_line: 'Fjerne en vare fra salget',
  reprint: 'Udskrive kopi af en bon',
  resume_parked: 'Hente en kollegas parkerede salg',
  return_late: 'Tage retur efter fristen',
  return_with_receipt: 'Tage retur med bon',
  return_without_receipt: 'Tage retur uden bon',
  sell_gift_card: 'Sælge gavekort',
  sell_on_account: 'Sælge på konto',
  sell_unknown: 'Sælge en vare, kassen ikke kender',
  take_over_parked: 'Overtage et parkeret salg fra en anden kasse',
  training: 'Slå træning til',
  void_cart: 'Annullere salget',
  x_report: 'Tage X-rapport',
}
