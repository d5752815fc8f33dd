import { formatShortAmount } from './amount'
import { formatDate } from './time'
import type { Word } from './word'

/** A refusal in plain Danish: what happened and what to do. Keys are the codes themselves. */
const words = {
  // the rules
  bad_request:
    'Kassen forstod ikke sig selv. Prøv igen, og ring til support, hvis det gentager sig.',
  price_needed: 'Varen har ingen pris. Skriv prisen.',
  price_invalid: 'Prisen kan ikke bruges. Skriv et beløb mellem 0 og 999.999,99.',
  quantity_invalid: 'Antallet kan ikke bruges. Stykvarer sælges i hele antal.',
  vat_class_unknown: 'Varens momskode findes ikke. Ret varen på kontoret.',
  cart_has_payments: 'Fjern betalingerne først. Så kan kurven ændres.',
  cart_begun: 'Der er allerede begyndt på et salg. Parkér eller afslut det først.',
  coupon_unknown: 'Kuponen gælder ikke nu. Den er udløbet eller ikke begyndt endnu.',
  account_closed: 'Kunden har ingen konto. Kontoret kan give et kreditmaksimum.',
  account_settled: 'Kundens konto er brugt i salget. Fjern den linje eller betaling først.',
  customer_needed: 'Vælg kunden først.',
  line_ordered: 'Linjen hører til en ordre. Fjern den, og hent ordren igen.',
  order_in_cart: 'Ordren er allerede i kurven.',
  order_of_goods: 'En ordre kan kun laves af varer. Tag retur, gavekort og depositum ud først.',
  quote_expired: ({ due }) => `Tilbuddet gjaldt til og med ${formatDate(String(due), 'da')}.`,
  order_settled: 'Der er ikke mere på ordren.',
  coupon_used: 'Der er allerede brugt en kupon af den slags i salget.',
  cart_full: 'Kurven er fuld. Afslut salget, og begynd et nyt.',
  layaway_unpaid: ({ most }) =>
    Number(most) > 0
      ? `Varer til afbetaling betales, før de tages med. Højst ${formatShortAmount(Number(most), 'da')} kr kan komme på konto.`
      : 'Varer til afbetaling betales, før de tages med. De kan ikke komme på konto.',
  label_redeemed: 'Byttemærket er allerede brugt.',
  label_unknown: 'Byttemærket er ikke fra denne butik.',
  line_returned: 'En returnering rettes ved at fjerne linjen og vælge varen igen.',
  not_returnable: 'Denne linje kan ikke returneres.',
  return_exceeds_sale: 'Der er ikke mere af varen tilbage at returnere på den bon.',
  line_unknown: 'Linjen er der ikke længere.',
  discount_invalid: 'Rabatten kan ikke bruges. Se på tallet igen.',
  reason_needed: 'Vælg en årsag til rabatten.',
  reason_unknown: 'Årsagen findes ikke længere. Vælg en anden.',
  not_discountable: 'Der må ikke gives rabat på denne vare.',
  approval_needed: 'Det skal godkendes af en, der må. Det er ikke gjort.',
  not_allowed: 'Det må du ikke. Bed en, der må, om at gøre det.',
  age_check_needed: ({ age }) => `Kunden skal være fyldt ${String(age)} år. Det er ikke bekræftet.`,
  line_linked: 'Panten følger varen. Ret varens antal i stedet.',
  no_deposit: 'Varen er ikke flaskepant.',
  serial_needed: 'Varen skal have sit serienummer.',
  address_invalid: 'Adressen eller nummeret kan ikke bruges.',
  serial_other: ({ serial, sold }) =>
    `Eksemplaret har et andet nummer (${String(serial)}) end det, der blev solgt (${String(sold)}).`,
  serial_taken: ({ serial }) => `Serienummer ${String(serial)} står allerede i kurven.`,
  shift_over: 'Kun salg fra den åbne kasseperiode på denne kasse kan rettes.',
  slip_redeemed: 'Pantbonnen er allerede udbetalt.',
  tender_unknown: 'Betalingsmåden findes ikke længere. Vælg en anden.',
  amount_invalid: ({ multiple }) =>
    multiple
      ? `Kontantbeløb skal gå op i ${String(multiple)} øre.`
      : 'Beløbet kan ikke bruges. Skriv et beløb over nul.',
  amount_exceeds_due: 'Beløbet er større, end der mangler. Kun kontanter giver penge tilbage.',
  cash_limit: ({ limit }) =>
    `Der må højst betales ${formatShortAmount(Number(limit), 'da')} kr kontant. Brug kort eller overførsel.`,
  voucher_blocked: 'Kortet er spærret. Spørg butikkens leder.',
  voucher_cash_out: ({ limit }) =>
    `Resten kan kun udbetales med forbindelse, og når den er højst ${formatShortAmount(Number(limit), 'da')} kr.`,
  voucher_empty: 'Der er ikke flere penge på det.',
  voucher_expired: ({ expires }) => `Det udløb ${formatDate(String(expires), 'da')}.`,
  voucher_kind_unknown: 'Butikken bruger ikke den slags kort.',
  voucher_offline_limit: ({ limit }) =>
    `Uden forbindelse kan et kort højst betale ${formatShortAmount(Number(limit), 'da')} kr.`,
  voucher_pays_nothing: 'Det kan ikke betale for det, der står i kurven.',
  voucher_used: 'Kortet er allerede med i salget.',
  currency_unknown: 'Butikken tager ikke imod den valuta. Tag kroner eller kort.',
  tip_invalid: 'Drikkepengene kan ikke bruges. Skriv et beløb over nul.',
  cart_empty: 'Kurven er tom.',
  settled: 'Salget er allerede betalt.',
  not_settled: 'Salget er ikke betalt færdigt.',
  payment_by_terminal: 'Terminalen har trukket beløbet. Tag varen retur, og sælg den igen.',
  payment_fixed: ({ tender }) => `En betaling med ${String(tender)} kan ikke rettes.`,
  payment_refunded: ({ tender }) =>
    `Der er givet penge tilbage på ${String(tender)}. Betalingen kan ikke rettes.`,
  payment_unknown: 'Betalingen er der ikke længere.',
  payments_full: 'Der er for mange betalinger på salget. Fjern nogle.',
  pricebook_unknown: 'Priserne er ikke hentet endnu. Vent et øjeblik, og prøv igen.',
  shift_mismatch: 'Posten hører til en anden kasseperiode. Ring til support.',
  training_mismatch: 'Træning kan ikke slås til eller fra midt i et salg.',
  entry_changed: 'En post i journalen er ændret. Ring til support.',
  entry_gap: 'Der mangler en post i journalen. Ring til support.',
  entry_link: 'Kæden i journalen er brudt. Ring til support.',
  entry_malformed: 'En post i journalen kan ikke læses. Ring til support.',
  // the engine
  not_signed_in: 'Log ind først.',
  not_ready: 'Kassen er ikke klar endnu. Vent et øjeblik.',
  no_shift: 'Kassen er ikke åbnet. Åbn den først.',
  shift_open: 'Kassen er allerede åbnet.',
  cart_open: 'Der står varer i kurven. Afslut eller annullér salget først.',
  entry_unknown: 'Bonnen findes ikke på denne enhed.',
  item_unknown: 'Varen findes ikke længere. Søg efter den igen.',
  float_invalid: 'Der kan højst blive så meget, som er talt op.',
  difference_unexplained: 'Kassen stemmer ikke. Skriv kort hvorfor.',
  recount_unexplained: 'Skriv, hvorfor der tælles igen.',
  not_overdue: 'Perioden er fra i dag. Tæl skuffen, og luk den.',
  photo_unreadable: 'Billedet af bilaget kunne ikke læses.',
  not_counted: 'Kassen er ikke talt op endnu.',
  storage_full: 'Enheden er fuld, og intet er skrevet. Ryd plads på den, og prøv så igen.',
  elsewhere: 'Kassen er åben i et andet vindue.',
  // requests that the server refused
  malformed: 'Serveren kunne ikke læse den. Ring til support.',
  kind_unknown: 'Serveren er ældre end kassen. Prøv igen, når den er opdateret.',
  layout_newer: ({ name }) =>
    `Knapperne blev ikke gemt: ${name ? String(name) : 'en anden'} har ændret dem siden. Ret dem igen.`,
  layout_invalid: 'Knapperne kunne ikke gemmes. Hver side skal have sit eget navn.',
  not_found: 'Det findes ikke længere.',
  customer_invalid: ({ detail }) => `Kunden kunne ikke gemmes. ${String(detail ?? '')}`,
  customer_too_late: 'Salget er fra en anden dag, eller det har allerede en kunde.',
  id_taken: 'Den er sendt i en anden udgave. Ring til support.',
  revoked: 'Enheden er spærret. Forbind den igen fra kontoret.',
  // the door of the server
  parked_taken: ({ employee, register }) =>
    `Salget er hentet af ${String(employee)} på kasse ${String(register)}.`,
  parked_gone: 'Det parkerede salg er hentet eller opgivet et andet sted.',
  delivery_refused: ({ why }) => String(why ?? 'Leverancen kan ikke ændres.'),
  order_not_ready: ({ why }) => String(why ?? 'Ordren kan ikke meldes klar.'),
  code_unknown: 'Koden passer ikke, eller den er for gammel. Lav en ny på kontoret.',
  slow_down: 'For mange forsøg. Vent ti minutter, og prøv igen.',
  unreachable: 'Der er ingen forbindelse til serveren. Se efter internettet, og prøv igen.',
  device_replaced: 'En anden enhed er forbundet som denne kasse.',
  unexpected: 'Noget gik galt. Prøv igen.',
} satisfies Record<string, Word>

export type ErrorCode = keyof typeof words

export const daErrors: Record<ErrorCode, Word> = words
