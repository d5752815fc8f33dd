/** A bicycle shop to look at the screens with: believable goods, people and keys. */
import type { GoodsRow } from '../../src/engine/goods-row'
import type { Pricebook, Right } from '../../src/engine/shapes'
import type { Feed } from '../../src/engine/store'
import { daPermission } from '../../src/i18n/da-approval'
import { allowed, member, TERMS } from '../hjulet'

type Terms = Omit<Feed, 'cursor'>

/** Everybody's PIN. */
const PIN = '1234'
/** Weighed by the kilo, from 16 years, a bottle deposit, with serial numbers. */
const FLAGS: Record<string, number> = {
  'Løse lakridser': 1 + 4,
  'Fjordøl, 33 cl': 16 * 32,
  'Pant A': 2 + 16,
  'Elcykel Fjord': 8,
}

const TENTH: Right = { answer: 'allow', limit: 1000 }

/** Everything somebody can be asked to approve, and what nobody is asked for. */
const PERMISSIONS = [
  ...Object.keys(daPermission),
  'sell',
  'see_customers',
  'see_customer_history',
  'edit_customers',
  'edit_goods',
  'receive',
]
const MANAGER = allowed(...PERMISSIONS)
const COUNTER: Record<string, Right> = {
  ...MANAGER,
  open_drawer: { answer: 'approve', limit: null },
  line_discount: TENTH,
  cart_discount: TENTH,
}

/** Small parts on no page, for long carts. */
const PARTS = 500
/** name, price in øre, page */
const goods: [string, number | null, string][] = [
  ['Ringeklokke, messing', 12900, 'Tilbehør'],
  ['Kædelås 110 cm', 34900, 'Tilbehør'],
  ['Forlygte USB 80 lux', 29900, 'Tilbehør'],
  ['Baglygte med bremselys', 19900, 'Tilbehør'],
  ['Cykelkurv, flettet', 44900, 'Tilbehør'],
  ['Flaskeholder, alu', 8995, 'Tilbehør'],
  ['Skærmsæt 28"', 27950, 'Tilbehør'],
  ['Barnestol bag, op til 22 kg', 89900, 'Tilbehør'],
  ['Pumpe med manometer', 24900, 'Tilbehør'],
  ['Hjelm Urban, mat sort, str. M', 59900, 'Tilbehør'],
  ['Støttefod, justerbar', 15900, 'Tilbehør'],
  ['Cykelcomputer trådløs', 39900, 'Tilbehør'],
  ['Slange 28" dunlop', 4995, 'Værksted'],
  ['Dæk 28" punkterfri', 29900, 'Værksted'],
  ['Bremseklodser, sæt', 9900, 'Værksted'],
  ['Kæde 8-speed', 17900, 'Værksted'],
  ['Lappegrej', 3500, 'Værksted'],
  ['Arbejdstid', null, 'Værksted'],
  ['Lille eftersyn', 39900, 'Værksted'],
  ['Stort eftersyn', 89900, 'Værksted'],
  ['Bycykel Frida 7-gear, havblå', 549900, 'Cykler'],
  ['Elcykel Nord 500 Wh', 1999900, 'Cykler'],
  ['Børnecykel 20" rød', 229900, 'Cykler'],
  ['Løbecykel, træ', 69900, 'Cykler'],
  ['Energibar havtorn', 2200, 'Café'],
  ['Filterkaffe', 2500, 'Café'],
  ['Løse lakridser', 17900, 'Café'],
  ['Fjordøl, 33 cl', 1800, 'Café'],
  ['Pant A', 100, 'Café'],
  ['Elcykel Fjord', 1499900, 'Café'],
  ['Sportsdrik 0,5 l', 2800, 'Café'],
]
const colours: Record<string, string> = {
  Tilbehør: 'teal',
  Værksted: 'rose',
  Cykler: 'blue',
  Café: 'amber',
}

const variant = (index: number): string => `v${String(index + 1).padStart(3, '0')}`

/** An EAN-13 of our own making, with its check digit. */
export function barcode(index: number): string {
  const digits = `570123400${String(index + 1).padStart(3, '0')}`
  const sum = [...digits].reduce((all, d, at) => all + Number(d) * (at % 2 === 0 ? 1 : 3), 0)
  return `${digits}${(10 - (sum % 10)) % 10}`
}

const SHARED_CODE = '5709999999994'

const parts: [string, number | null, string][] = Array.from({ length: PARTS }, (_, index) => [
  `Reservedel ${index + 1}`,
  1000,
  '',
])

export const rows: GoodsRow[] = [...goods, ...parts].map(([name, price, page], index) => [
  variant(index),
  `p${index + 1}`,
  `HJ-${1000 + index}`,
  name,
  // Two goods carry the same code, as happens with a supplier's old stock.
  index < 2 ? `${barcode(index)} ${SHARED_CODE}` : barcode(index),
  price,
  'standard',
  '01',
  page,
  FLAGS[name] ?? 0,
  '',
  '',
  '',
  name === 'Fjordøl, 33 cl' ? variant(goods.findIndex(([one]) => one === 'Pant A')) : null,
])

const ALWAYS = {
  groups: [],
  starts_at: null,
  ends_at: null,
  weekdays: [],
  from_time: null,
  until_time: null,
  with_discount: false,
  most: 0,
}

const pricebook: Pricebook = {
  ...TERMS,
  version: '1',
  seller: { ...TERMS.seller, footer: ['Byttes inden 30 dage med bon', 'Tak for besøget'] },
  tenders: [
    { code: 'cash', kind: 'cash', saft_code: '12001', name: 'Kontant' },
    { code: 'card', kind: 'manual', saft_code: '12002', name: 'Kort' },
    { code: 'mobilepay', kind: 'manual', saft_code: '12011', name: 'MobilePay' },
    { code: 'gift_card', kind: 'voucher', saft_code: '12005', name: 'Gavekort' },
    { code: 'credit_note', kind: 'voucher', saft_code: '12005', name: 'Tilgodebevis' },
    { code: 'account', kind: 'account', saft_code: '12006', name: 'Konto' },
  ],
  employees: [
    { id: 'camilla', name: 'Camilla Holm', role: 'cashier', permissions: COUNTER },
    { id: 'mads', name: 'Mads Kjær', role: 'manager', permissions: MANAGER },
    { id: 'otto', name: 'Otto Hjul', role: 'owner', permissions: MANAGER },
    { id: 'mikkel', name: 'Mikkel Ravn', role: 'mechanic', permissions: COUNTER },
  ],
  discount_reasons: [
    { code: 'damaged', name: 'Skadet vare' },
    { code: 'staff', name: 'Personale' },
    { code: 'price_match', name: 'Prismatch' },
    { code: 'regular', name: 'Stamkunde' },
  ],
  return_reasons: [
    { code: 'regret', name: 'Fortrudt', restock: 'floor' },
    { code: 'size', name: 'Forkert størrelse', restock: 'floor' },
    { code: 'gift', name: 'Gave', restock: 'floor' },
    { code: 'faulty', name: 'Fejl på varen', restock: 'defect' },
    { code: 'wrong', name: 'Forkert vare', restock: 'floor' },
  ],
  vouchers: {
    ...TERMS.vouchers,
    programmes: [
      ...TERMS.vouchers.programmes,
      {
        id: '01912d3e-0000-7000-8000-0000000000f2',
        kind: 'credit_note',
        name: 'Tilgodebevis',
        purpose: 'multi',
        vat: 'outside',
        group: 'vouchers',
        tender: 'credit_note',
        valid_years: 3,
      },
    ],
  },
  campaigns: [
    {
      id: '01912d3e-0000-7000-8000-0000000000c1',
      number: 41,
      name: 'Tre slanger for 120 kr',
      kind: 'n_for_price',
      parts: [{ targets: [{ by: 'product', value: 'p13' }], pieces: 1, rate_bp: 0 }],
      price: 12000,
      amount: 0,
      rate_bp: 0,
      pieces: 3,
      paid: 0,
      limit: 0,
      steps: [],
      audience: 'everybody',
      ...ALWAYS,
    },
    {
      id: '01912d3e-0000-7000-8000-0000000000c2',
      number: 42,
      name: 'Velkommen i klubben',
      kind: 'percent_off',
      parts: [{ targets: [{ by: 'everything', value: '' }], pieces: 1, rate_bp: 0 }],
      price: 0,
      amount: 0,
      rate_bp: 1000,
      pieces: 0,
      paid: 0,
      limit: 0,
      steps: [],
      audience: 'coupon',
      ...ALWAYS,
    },
  ],
  receipt_url: 'https://bon.example/r/01980000000070008000000000000001/',
  cash: { ...TERMS.cash, tips: true, confirm_cards: true },
  cash_limit: 1_999_900,
}

/** Cycles are sold by their looks. */
const pictured = (page: string, index: number) =>
  page === 'Cykler' ? `${variant(index)}.svg` : null

export async function terms(): Promise<Terms> {
  return {
    pricebook,
    staff: await Promise.all([
      member('camilla', 'Camilla Holm', PIN),
      member('mads', 'Mads Kjær', PIN, 77),
      member('mikkel', 'Mikkel Ravn', PIN),
      member('otto', 'Otto Hjul', PIN),
    ]),
    printers: [],
    layout: null,
    posters: [{ text: 'Vinterdæk til cyklen: vi skifter, mens du venter', picture: null }],
    tiles: Object.entries(colours).map(([name, colour]) => ({
      id: name,
      name,
      colour,
      tiles: goods.flatMap(([label, , page], index) =>
        page === name ? [{ variant: variant(index), label, picture: pictured(page, index) }] : [],
      ),
    })),
  }
}
