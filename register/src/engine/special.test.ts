import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GOODS, Shop } from '../../tests/shop'
import type { GoodsRow } from './goods-row'

const row = (
  variant: string,
  name: string,
  codes: string,
  price: number | null,
  flags: number,
  deposit: string | null = null,
): GoodsRow => [
  variant,
  `p-${variant}`,
  `S-${variant}`,
  name,
  codes,
  price,
  'standard',
  '100',
  'drikke',
  flags,
  '',
  '',
  '',
  deposit,
]
const SPECIAL = [
  row('beer', 'Fjordøl', '5701234600015', 1800, 32 * 16, 'pant'),
  row('cider', 'Cider', '5701234600039', 2000, 0, 'pant-that-is-gone'),
  row('slip', 'Pantbon', '980', null, 2 + 16),
  row('pant', 'Pant A', '', 100, 2 + 16),
  row('ebike', 'Elcykel', '05701234600022', 1499900, 8),
]

let shop: Shop
beforeEach(async () => {
  shop = await Shop.ready([...GOODS, ...SPECIAL])
})
afterEach(() => shop.close())

const lines = () =>
  shop.counter.checkout
    .cart()
    .lines.map(({ item, quantity_milli, total }) => [item.variant, quantity_milli, total])

describe('goods with an age limit', () => {
  it('wait for the age, once a sale, and both answers are written down', async () => {
    const { checkout } = shop.counter
    const asked = await checkout.add('beer')
    expect(asked.errors).toEqual([{ code: 'age_check_needed', data: { age: 16, name: 'Fjordøl' } }])
    await checkout.confirmAge(16, false)
    expect((await checkout.add('beer')).errors[0]?.code).toBe('age_check_needed')
    await checkout.confirmAge(16, true)
    expect((await checkout.add('beer')).errors).toEqual([])
    const noted = (await shop.journal()).filter(({ kind }) => kind === 'age_checked')
    expect(
      noted.map(
        ({ entry }) => (JSON.parse(entry) as { body: { old_enough: boolean } }).body.old_enough,
      ),
    ).toEqual([false, true])
  })
})

describe('a bottle deposit', () => {
  it('comes with its goods and is paid out when its tile is tapped', async () => {
    const { checkout } = shop.counter
    await checkout.confirmAge(16, true)
    await checkout.add('beer', 6000)
    expect(lines()).toEqual([
      ['beer', 6000, 10800],
      ['pant', 6000, 600],
    ])
    await checkout.add('pant', 4000)
    expect(lines()[2]).toEqual(['pant', -4000, -400])
    await checkout.remove(1)
    expect(lines()).toEqual([['pant', -4000, -400]])
  })

  it('that is no longer there stops no sale', async () => {
    const { errors } = await shop.counter.checkout.add('cider')
    expect(errors).toEqual([])
    expect(lines()).toEqual([['cider', 1000, 2000]])
  })
})

describe('a piece with a serial number', () => {
  it('waits for it, and uses it once', async () => {
    const { checkout } = shop.counter
    const codes = async () => (await checkout.add('ebike')).errors.map(({ code }) => code)
    expect(await codes()).toEqual(['serial_needed'])
    checkout.serials.give('ebike', 'WF-1')
    expect(await codes()).toEqual([])
    expect(await codes()).toEqual(['serial_needed'])
    checkout.serials.give('ebike', 'WF-1')
    expect(await codes()).toEqual(['serial_taken'])
    expect(checkout.cart().lines.map(({ serial }) => serial)).toEqual(['WF-1'])
  })

  it('comes back as the very piece that was sold', async () => {
    const { checkout, returns, staff } = shop.counter
    await staff.signIn('manager', '9876')
    checkout.serials.give('ebike', 'WF-1')
    await checkout.add('ebike')
    await checkout.pay('card', 1499900)
    const finished = await checkout.finish()
    if (!finished.ok) throw new Error('not sold')
    const sale = finished.sale.entryId
    await returns.here({ sale })
    const wish = { sale, line: 1, quantityMilli: 1000, reason: 'regret' }
    const codes = async () => (await returns.line(wish)).errors.map(({ code }) => code)
    expect(await codes()).toEqual(['serial_needed'])
    checkout.serials.give('ebike', 'WF-2')
    expect(await codes()).toEqual(['serial_other'])
    checkout.serials.give('ebike', 'WF-1')
    expect(await codes()).toEqual([])
    expect(checkout.cart().lines[0]?.serial).toBe('WF-1')
  })

  it('has the lot of its symbol on its line', async () => {
    await shop.counter.checkout.scan(']d20105701234600022' + '10L-7\u001d21WF-9')
    expect(shop.counter.checkout.cart().lines[0]).toMatchObject({ lot: 'L-7', serial: 'WF-9' })
  })

  it('has it in the symbol, with the last day said where that is past', async () => {
    const scanned = await shop.counter.checkout.scan(']d2010570123460002221WF-9\u001d17240131')
    expect(scanned).toMatchObject({ kind: 'line', errors: [], expired: '2024-01-31' })
    expect(shop.counter.checkout.cart().lines[0]?.serial).toBe('WF-9')
  })
})

describe('the slip of a bottle machine', () => {
  const SLIP = '9801234567890123456701230999'

  async function payOut() {
    const { checkout } = shop.counter
    await checkout.pay('cash', checkout.cart().totals.cash_due)
    return checkout.finish()
  }

  it('is paid out once, and says how much', async () => {
    const { checkout } = shop.counter
    const codes = async () => {
      const scanned = await checkout.scan(SLIP)
      return scanned.kind === 'line' ? scanned.errors.map(({ code }) => code) : scanned.kind
    }
    expect(await codes()).toEqual([])
    expect(checkout.cart().lines[0]).toMatchObject({ slip: SLIP, total: -1230 })
    expect(await codes()).toEqual(['slip_redeemed'])
    expect((await payOut()).ok).toBe(true)
    expect(await codes()).toEqual(['slip_redeemed'])
    expect(checkout.cart().lines).toEqual([])
  })
})
