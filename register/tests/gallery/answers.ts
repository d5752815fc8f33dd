/** What the gallery's server answers: a customer, an order, a card, a sale parked elsewhere. */
import type { Customer, ParkedSale } from '../../src/engine/api'
import type { Ledger } from '../../src/engine/ledger'
import { itemOf } from '../../src/engine/goods-row'
import type { KnownOrder } from '../../src/engine/shapes'
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

export const answers: Record<string, object> = {
  find_customers: { customers: [KAREN] },
  known_customers: { customers: [KAREN] },
  regular_customers: { customers: [KAREN] },
  find_orders: { seq: 1_000, orders: [ORDER], customers: [KAREN] },
  parked_sales: { sales: [ELSEWHERE], ended: [] },
  stock_levels: {
    levels: [
      { store: 'Hjulet Aarhus', available_milli: 3000, reserved_milli: 1000 },
      { store: 'Hjulet Randers', available_milli: 0, reserved_milli: 0 },
    ],
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
}

/** What the customer owes. */
export const ledger: Ledger = {
  mark: '1',
  orders: [],
  seq: 0,
  accounts: [{ customer: KAREN.id, limit: 500_000, days: 30, balance: 60_000, cash: 0 }],
}

/** A new customer of this name is refused, so that a refusal can be looked at. */
export const refused = {
  Afvist: { reason: 'customer_invalid', data: { detail: 'Navnet kan ikke bruges.' } },
}
