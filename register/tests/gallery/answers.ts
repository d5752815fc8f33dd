/** What the gallery's server answers: a customer, orders, cards, sales made and parked elsewhere. */
import type { Customer, ParkedSale } from '../../src/engine/api'
import type { Ledger } from '../../src/engine/ledger'
import { itemOf } from '../../src/engine/goods-row'
import type { Entry, KnownOrder, SaleBody } from '../../src/engine/shapes'
import type { FoundVoucher } from '../../src/engine/voucher-api'
import type { ProtocolServer } from '../protocol-server'
import { rows } from './shop'

const KAREN: Customer = {
  id: '01912d3e-0000-7000-8000-00000000000a',
  number: 12,
  kind: 'person',
  name: 'Karen Margrethe Aagaard-Sørensen',
  phone: '+4540302010',
  email: 'karen@eksempel.dk',
  address: 'Ryesgade 4',
  postcode: '8000',
  city: 'Aarhus C',
  cvr: '',
  gln: '',
  group: null,
  group_name: 'Stamkunder',
  note: 'Har værkstedsaftale',
  warning: 'Skylder for reparation',
  credit_limit: 0,
  consents: {},
}

const ordered = rows.filter(([, , , name]) => /Bycykel|Kædelås/.test(name))
const ORDER: KnownOrder = {
  id: '01912d3e-0000-7000-8000-0000000000d1',
  number: 1_000_007,
  kind: 'order',
  customer: '',
  due: '2026-11-28',
  cash: 0,
  ready: true,
  lines: ordered.map((row, index) => ({
    no: index + 1,
    item: itemOf(row),
    quantity_milli: 2000,
    unit_price: row[5] ?? 0,
    left_milli: 2000,
  })),
  prepaid: [{ vat: 'standard', amount: 100_000 }],
}

const ELSEWHERE: ParkedSale = {
  id: '01912d3e-0000-7000-8000-0000000000e1',
  number: 4711,
  name: '',
  goods: 'Hjelm Urban, mat sort, str. M, Kædelås 110 cm',
  at: '2026-03-02T10:05:00',
  employee: 'Mikkel Ravn',
  register: 'K2',
  pieces_milli: 2000,
  total: 94_800,
  training: false,
  taken: { employee: 'Otto Hjul', register: 'K3' },
}

const CARDS: FoundVoucher[] = [
  {
    kind: 'gift_card',
    number: '4217003218',
    balance: 35_000,
    issued_at: '2026-03-02',
    receipt_no: 'K2-17',
    buyer: KAREN.name,
  },
  {
    kind: 'gift_card',
    number: '4217003226',
    balance: 20_000,
    issued_at: '2026-05-14',
    receipt_no: 'K1-88',
    buyer: '',
  },
]

const SOLD_ELSEWHERE = {
  entry: '01912d3e-0000-7000-8000-0000000000b1',
  receipt_no: 'R1-209',
  at: '2026-03-02T10:05:00+01:00',
  total: 549_900,
  cashier: 'Rikke Skov',
  tenders: ['card', 'gift_card'],
  store: 'Hjulet Randers',
  goods: ['Bycykel Frida 7-gear, havblå', 'Cykelkurv, flettet'],
  customer: null,
}

const EXPECTED = [
  { supplier: 'Nordisk Cykelimport', number: 1041, expected: '2026-11-20', goods: 3, begun: false },
  { supplier: 'Vesterbro Engros', number: 1043, expected: '2026-11-28', goods: 12, begun: true },
  { supplier: 'Skandinavisk Beklædning A/S', number: 1044, expected: null, goods: 1, begun: false },
].map((row) => ({ ...row, order: `order-${row.number}` }))

const DELIVERY = {
  id: '01912d3e-0000-7000-8000-0000000000f1',
  supplier: 'Nordisk Cykelimport',
  number: 1041,
  seen: '2026-03-02T09:00:00+00:00',
  goods: rows.slice(0, 3).map(([variant, , sku, name], index) => ({
    variant,
    name,
    sku,
    ordered_milli: [4000, 6000, 2000][index] ?? 0,
    counted_milli: [4000, 7000, 0][index] ?? 0,
    for_customer: index === 2,
  })),
}

const BOOKED = {
  pieces_milli: 11_000,
  waiting: [
    {
      order: ORDER.id,
      number: ORDER.number,
      customer: KAREN.name,
      ways: ['sms', 'email'],
      ready: false,
      goods: ['Baglygte med bremselys'],
    },
    {
      order: '01912d3e-0000-7000-8000-0000000000d2',
      number: 1_000_009,
      customer: 'Havnens Cykeludlejning',
      ways: [],
      ready: true,
      goods: ['Kædelås 110 cm', 'Ringeklokke, messing'],
    },
  ],
}

const DELIVERIES = {
  deliveries: { deliveries: EXPECTED },
  open_delivery: DELIVERY,
  count_delivery: { ...DELIVERY, last: null },
  book_delivery: BOOKED,
  receive_order: BOOKED,
  order_ready: {},
}

/** A sale as the server tells it that got it from this register. */
function told({ id, at, body }: Entry) {
  const { receipt_no, total, cashier, payments, lines, customer } = body as unknown as SaleBody
  const [tenders, goods] = [payments.map(({ tender }) => tender), lines.map(({ name }) => name)]
  return { entry: id, receipt_no, at, total, cashier, tenders, store: '', goods, customer }
}

/** What the server answers to a question of each kind. */
export const answers = (server: ProtocolServer): Record<string, object> => ({
  find_customers: { customers: [KAREN] },
  known_customers: { customers: [KAREN] },
  regular_customers: { customers: [KAREN] },
  find_orders: { seq: 1_000, orders: [ORDER], customers: [KAREN] },
  find_vouchers: { cards: CARDS },
  parked_sales: { sales: [ELSEWHERE], ended: [] },
  ask_approval: {},
  approval_answer: { state: 'waiting', by: null, reason: '' },
  withdraw_approval: {},
  pair_display: { token: 'iuV9cBq0wQGmQ2rVw5mXkPz3tYb7nLhEoJd1sFaRg8U' },
  ...DELIVERIES,
  stock_levels: {
    levels: [
      {
        store: 'Hjulet Aarhus',
        available_milli: 4000,
        reserved_milli: 1000,
        places: [
          { place: 'floor', quantity_milli: 3000 },
          { place: 'back', quantity_milli: 2000 },
          { place: 'workshop', quantity_milli: 1000 },
          { place: 'defect', quantity_milli: 12_000 },
        ],
        coming_milli: 6000,
      },
      {
        store: 'Hjulet Randers',
        available_milli: 0,
        reserved_milli: 0,
        places: [],
        coming_milli: 2000,
      },
    ],
  },
  get sales_like() {
    const sold = server.entries.filter(({ kind, training }) => kind === 'sale' && !training)
    return { sales: [...sold.map(told).reverse(), SOLD_ELSEWHERE], next: null }
  },
  voucher: {
    known: true,
    balance: 35_000,
    expires: '2029-03-02',
    blocked: false,
    history: [
      { action: 'issue', amount: 50_000, at: '2026-03-02T10:05:00', receipt_no: 'K2-17' },
      { action: 'redeem', amount: -15_000, at: '2026-04-11T16:42:00', receipt_no: 'K1-209' },
    ],
  },
})

/** What the customer owes, and what the store has promised: one of it overdue. */
export const ledger: Ledger = {
  mark: '1',
  orders: [
    { ...ORDER, customer: KAREN.id },
    {
      ...ORDER,
      id: `${ORDER.id}a`,
      number: 1_000_004,
      kind: 'quote',
      due: '2026-03-02',
      ready: false,
    },
  ],
  seq: 0,
  accounts: [{ customer: KAREN.id, limit: 500_000, days: 30, balance: 60_000, cash: 0 }],
}

/** A new customer of this name is refused, so that a refusal can be looked at. */
export const refused = {
  Afvist: { reason: 'customer_invalid', data: { detail: 'Navnet kan ikke bruges.' } },
}
