/** Hjulet Aarhus, the bicycle shop of the engine's tests and of the gallery. */
import { toBase64url } from '../src/engine/base64url'
import type { Pricebook, Right } from '../src/engine/shapes'
import type { StaffMember } from '../src/engine/store'

/** What the shop trades on, with nobody employed. */
export const TERMS: Pricebook = {
  version: '7',
  currency: 'DKK',
  register: '01912d3e-0000-7000-8000-000000000001',
  register_code: 'K1',
  register_number: 1,
  code_key: '00112233445566778899aabbccddeeff',
  store: '01912d3e-0000-7000-8000-000000000002',
  language: 'da',
  seller: {
    company: 'Hjulet ApS',
    cvr: '12345674',
    store: 'Hjulet Aarhus',
    address: ['Frederiks Allé 12', '8000 Aarhus C'],
    phone: '86 12 34 56',
    footer: ['Tak for besøget'],
  },
  vat_classes: [
    { code: 'standard', rate_bp: 2500 },
    { code: 'outside', rate_bp: 0 },
  ],
  article_groups: [
    { code: 'goods', name: 'Varer' },
    { code: 'vouchers', name: 'Gavekort' },
  ],
  tenders: [
    { code: 'cash', kind: 'cash', saft_code: '12001', name: 'Kontant' },
    { code: 'card', kind: 'manual', saft_code: '12002', name: 'Kort' },
    { code: 'gift_card', kind: 'voucher', saft_code: '12005', name: 'Gavekort' },
    { code: 'account', kind: 'account', saft_code: '12006', name: 'Konto' },
  ],
  employees: [],
  discount_reasons: [{ code: 'damaged', name: 'Skadet vare' }],
  return_terms: {
    days: 30,
    labels: 'request',
    label_categories: [],
    label_days: 30,
    label_until: null,
    label_refund: false,
  },
  return_reasons: [
    { code: 'regret', name: 'Fortrudt', restock: 'floor' },
    { code: 'faulty', name: 'Fejl på varen', restock: 'defect' },
  ],
  vouchers: {
    programmes: [
      {
        id: '01912d3e-0000-7000-8000-0000000000f1',
        kind: 'gift_card',
        name: 'Gavekort',
        purpose: 'single',
        vat: 'standard',
        group: 'vouchers',
        tender: 'gift_card',
        valid_years: 3,
      },
    ],
    max_amount: 1_000_000,
    offline_limit: 50_000,
    cash_out_limit: 2_500,
    pays_vouchers: false,
  },
  campaigns: [],
  price_lists: [],
  cash_rounding: 50,
  cash: {
    currencies: [{ code: 'EUR', rate: 73500 }],
    reasons: [
      { code: 'change', name: 'Byttepenge', way: 'in' },
      { code: 'window', name: 'Vinduespudser', way: 'out' },
    ],
    tips: false,
    blind_count: true,
    confirm_cards: false,
    float_left: null,
  },
  cash_limit: 0,
}

/** The right to each, without a limit. */
export function allowed(...permissions: string[]): Record<string, Right> {
  const right: Right = { answer: 'allow', limit: null }
  return Object.fromEntries(permissions.map((permission) => [permission, right]))
}

/** Somebody who signs in with this PIN, and with the badge of this number where they have one. */
export async function member(
  id: string,
  name: string,
  pin: string,
  badge: number | null = null,
): Promise<StaffMember> {
  const encode = (text: string) => new TextEncoder().encode(text)
  const salt = encode(`salt of ${id}`)
  const key = await crypto.subtle.importKey('raw', encode(pin), 'PBKDF2', false, ['deriveBits'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: 1000 }
  const hash = toBase64url(await crypto.subtle.deriveBits(how, key, 256))
  return {
    id,
    name,
    role: id,
    badge,
    pin: { salt: toBase64url(salt), iterations: 1000, hash, digits: pin.length },
  }
}
