import { formatDate } from './time'
import type { Word } from './word'

/**
 * Words of printed receipts and reports, by the key the rules give them. Codes in `data`
 * (reason, tender, employee, group) have been replaced by their names before they come here.
 */
const words = {
  'receipt.by_label': 'byttemærke',
  'receipt.campaign': ({ name }) => `Tilbud: ${String(name)}`,
  'receipt.cashier': 'Ekspedient',
  'receipt.change': 'Tilbage',
  'receipt.copy': 'KOPI',
  'receipt.cvr': 'CVR-nr.',
  'receipt.discount': ({ reason }) => (reason ? `Rabat, ${String(reason)}` : 'Rabat'),
  'receipt.discount_cart': ({ reason }) =>
    reason ? `Rabat på alt, ${String(reason)}` : 'Rabat på alt',
  'receipt.number': 'Bon',
  'receipt.phone': 'Tlf.',
  'receipt.proforma': 'IKKE EN KVITTERING',
  'receipt.reference': 'Ref.',
  'receipt.register': 'Kasse',
  'receipt.return': 'RETUR',
  'receipt.returned': ({ reason }) => (reason ? `Retur, ${String(reason)}:` : 'Retur'),
  'receipt.rounding': 'Øreafrunding',
  'receipt.saved': 'Du har sparet',
  'receipt.software': 'Bon kassesystem',
  'receipt.started': 'Påbegyndt',
  'receipt.to_pay': 'At betale',
  'receipt.total': 'I alt',
  'receipt.training': 'TRÆNING',
  'receipt.vat': 'Moms',
  'receipt.vat_base': 'af',
  'receipt.voucher': 'Nr.',
  'receipt.voucher_left': 'Rest',
  'receipt.voucher_vat': 'Moms betalt ved køb af gavekort',
  'receipt.without_receipt': 'uden bon',
  'report.cash_in': 'Lagt i kassen',
  'report.cash_out': 'Taget af kassen',
  'report.copies': 'Kopier af boner',
  'report.counted_cash': 'Optalt',
  'report.difference': 'Kassedifference',
  'report.discounts': 'Rabatter',
  'report.drawer_openings': 'Skuffen åbnet uden salg',
  'report.employee': ({ employee }) => String(employee),
  'report.expected_cash': 'Forventet i kassen',
  'report.grand_net': 'Akkumuleret, netto',
  'report.grand_returns': 'Akkumuleret retur',
  'report.grand_sales': 'Akkumuleret salg',
  'report.group': ({ group }) => `Varegruppe ${String(group)}`,
  'report.lines_removed': 'Fjernede varelinjer',
  'report.opened_at': 'Åbnet',
  'report.opening_float': 'Byttepenge ved åbning',
  'report.price_checks': 'Prisopslag',
  'report.proformas': 'Proformaer',
  'report.receipts': 'Antal boner',
  'report.returns': 'Retur',
  'report.rounding': 'Øreafrunding',
  'report.sales': 'Salg',
  'report.tender': ({ tender }) => String(tender),
  'report.times': ({ count }) => `${String(count)} ×`,
  'report.total': 'Omsætning',
  'report.training': 'Træning',
  'report.vat': 'Moms',
  'report.voids': 'Annullerede salg',
  'report.voucher_vat': 'Moms betalt ved køb af gavekort',
  'report.vouchers_given': ({ voucher }) =>
    voucher === 'credit_note' ? 'Tilgodebeviser udstedt' : 'Gavekort solgt',
  'report.vouchers_taken': ({ voucher }) =>
    voucher === 'credit_note' ? 'Tilgodebeviser indløst' : 'Gavekort indløst',
  'report.x': 'X-RAPPORT',
  'report.z': ({ number }) => `Z-RAPPORT ${String(number)}`,
  'slip.credit_note': 'TILGODEBEVIS',
  'slip.gift_card': 'GAVEKORT',
  'slip.issued': 'Udstedt på bon',
  'slip.keep': 'Pas godt på det. Vis det ved kassen.',
  'slip.until': ({ day }) => `Gælder til og med ${formatDate(String(day), 'da')}`,
  'slip.worth': 'Beløb',
} satisfies Record<string, Word>

export type ReceiptWord = keyof typeof words

export const daReceipt: Record<ReceiptWord, Word> = words
