import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Shop } from '../../tests/shop'
import type { Entry, SaleBody } from './shapes'

let shop: Shop
beforeEach(async () => {
  shop = await Shop.ready()
})
afterEach(() => shop.close())

const bodyOf = (text: string) => (JSON.parse(text) as Entry).body as unknown as SaleBody

async function sellBell(tender = 'cash', tendered = 10000) {
  await shop.counter.checkout.scan('5701234567899')
  await shop.counter.checkout.pay(tender, tendered)
  return shop.counter.checkout.finish()
}

describe('a sale', () => {
  it('goes from scan to a signed entry, with change and the drawer', async () => {
    const scanned = await shop.counter.checkout.scan('5701234567899')
    expect(scanned.kind === 'line' && scanned.cart.totals.total).toBe(7995)
    await shop.counter.checkout.pay('cash', 10000)
    const finished = await shop.counter.checkout.finish()
    if (!finished.ok) throw new Error(JSON.stringify(finished.errors))
    const { receiptNo, change, total, openDrawer, cart, entryId } = finished.sale
    expect({ receiptNo, change, total, openDrawer }).toEqual({
      receiptNo: 'K1-1',
      change: 2000,
      total: 7995,
      openDrawer: true,
    })
    expect(cart.lines).toEqual([])
    const sale = (await shop.journal()).at(-1)
    expect([sale?.kind, sale?.id, sale?.sent]).toEqual(['sale', entryId, 0])
    const body = bodyOf(sale?.entry ?? '')
    expect([body.sale, body.total, body.rounding, body.cashier]).toEqual([
      entryId,
      7995,
      5,
      'Camilla',
    ])
    expect(shop.counter.session.shift.figures.expected_cash).toBe(50000 + 8000)
  })

  it('is one sale, also when finished twice at once', async () => {
    await shop.counter.checkout.scan('5701234567899')
    await shop.counter.checkout.pay('card', 7995)
    const first = await shop.counter.checkout.finish()
    const second = await shop.counter.checkout.finish()
    expect(first.ok).toBe(true)
    expect(second).toEqual({ ok: false, errors: [{ code: 'cart_empty', data: {} }] })
    expect((await shop.kinds()).filter((kind) => kind === 'sale')).toEqual(['sale'])
  })

  it('is refused while something is owed, and nothing is written', async () => {
    const before = await shop.kinds()
    await shop.counter.checkout.scan('5701234567899')
    const finished = await shop.counter.checkout.finish()
    expect(finished).toEqual({
      ok: false,
      errors: [{ code: 'not_settled', data: { remaining: 7995 } }],
    })
    expect(await shop.kinds()).toEqual(before)
  })

  it('is wholly in the journal or not at all when the disk refuses', async () => {
    await shop.counter.checkout.scan('5701234567899')
    await shop.counter.checkout.pay('card', 7995)
    const before = await shop.journal()
    const full = new DOMException('full', 'QuotaExceededError')
    const add = vi.spyOn(shop.store.journal, 'bulkAdd').mockRejectedValueOnce(full)
    const refused = await shop.counter.checkout.finish()
    expect(refused).toEqual({ ok: false, errors: [{ code: 'storage_full', data: {} }] })
    expect(await shop.journal()).toEqual(before)
    expect(shop.counter.checkout.cart().payments).toHaveLength(1)
    add.mockRestore()
    const sold = await shop.counter.checkout.finish()
    expect(sold.ok && sold.sale.receiptNo).toBe('K1-1')
  })
})

describe('a pack', () => {
  it('goes into the cart as its pieces, at the price of a piece', async () => {
    await shop.counter.checkout.scan('5701234567899')
    const scanned = await shop.counter.checkout.scan('5701234500018')
    const lines = shop.counter.checkout.cart().lines
    expect(lines.map((line) => [line.quantity_milli, line.unit_price, line.total])).toEqual([
      [7000, 7995, 55965],
    ])
    expect(scanned.kind === 'line' && scanned.line).toBe(1)
    await shop.counter.checkout.pay('card', 55965)
    expect((await shop.counter.checkout.finish()).ok).toBe(true)
    const [line] = bodyOf((await shop.journal()).at(-1)?.entry ?? '').lines
    expect([line?.variant, line?.quantity_milli, line?.total]).toEqual(['bell', 7000, 55965])
  })

  it('is a pack in the spelling of an outer carton too', async () => {
    await shop.counter.checkout.scan('05701234500018')
    expect(shop.counter.checkout.cart().lines[0]?.quantity_milli).toBe(6000)
  })

  it('keeps its size where the cashier must choose or say a price first', async () => {
    const chosen = await shop.counter.checkout.scan('5701234500100')
    const choices = chosen.kind === 'choose' ? chosen.choices : []
    expect(choices.map(({ item, quantityMilli }) => [item.variant, quantityMilli])).toEqual([
      ['bell', 4000],
      ['lock', 2000],
    ])
    const asked = await shop.counter.checkout.scan('5701234500025')
    expect(asked.kind === 'price' && [asked.item.variant, asked.quantityMilli]).toEqual([
      'repair',
      10000,
    ])
    expect(shop.counter.checkout.cart().lines).toEqual([])
  })
})

describe('the cart', () => {
  it('is there again after the tab was killed, and is sold once', async () => {
    await shop.counter.checkout.scan('5701234567899')
    const change = await shop.counter.checkout.scan('5701234567882')
    const before = change.kind === 'line' ? change.cart : null
    await shop.open()
    expect(shop.counter.checkout.cart()).toEqual(before)
    await shop.counter.checkout.pay('card', 7995 + 24900)
    await shop.open()
    const finished = await shop.counter.checkout.finish()
    expect(finished.ok && finished.sale.total).toBe(32895)
    await shop.open()
    expect(shop.counter.checkout.cart().lines).toEqual([])
    expect((await shop.kinds()).filter((kind) => kind === 'sale')).toHaveLength(1)
  })

  it('tells unknown codes and goods without a price apart, and stays as it was', async () => {
    await shop.counter.checkout.scan('5701234567899')
    const before = shop.counter.checkout.cart()
    expect(await shop.counter.checkout.scan('4006381333931')).toEqual({
      kind: 'unknown',
      code: '4006381333931',
    })
    const asked = await shop.counter.checkout.scan('2000000000008')
    expect(asked.kind === 'price' && asked.item.name).toBe('Arbejdstid')
    expect(shop.counter.checkout.cart()).toEqual(before)
    const added = await shop.counter.checkout.add('repair', 1000, 45000)
    expect(added.cart.totals.total).toBe(52995)
  })

  it('writes down what is taken out and given up', async () => {
    await shop.counter.checkout.scan('5701234567899')
    await shop.counter.checkout.scan('5701234567882')
    await shop.counter.checkout.remove(1)
    await shop.counter.checkout.abandon()
    expect((await shop.kinds()).slice(-2)).toEqual(['line_removed', 'sale_void'])
    const { lines_removed: removed, voids } = shop.counter.session.shift.figures
    expect(removed).toEqual({ count: 1, amount: 7995 })
    expect(voids).toEqual({ count: 1, amount: 24900 })
    expect(shop.counter.checkout.cart().first_line_at).toBeNull()
  })

  it('needs somebody signed in and an open register', async () => {
    await shop.counter.staff.signOut()
    const refused = await shop.counter.checkout.scan('5701234567899')
    expect(refused.kind === 'line' && refused.errors).toEqual([{ code: 'not_signed_in', data: {} }])
    expect(refused.kind === 'line' && refused.cart.lines).toEqual([])
  })

  it('keeps the price that the customer saw when it is changed; the next piece has the new one', async () => {
    await shop.counter.checkout.scan('5701234567899')
    const bell = ['bell', 'p-bell', 'S-bell', 'Ringeklokke', '5701234567899', 8995] as const
    shop.server.changed = [[...bell, 'standard', '100', 'cykler', 0, '', '', '']]
    shop.server.cursor = 2
    await shop.counter.sync.now()
    await shop.open()
    await shop.counter.checkout.scan('5701234567899')
    const { lines, totals } = shop.counter.checkout.cart()
    expect(lines.map((line) => [line.quantity_milli, line.total])).toEqual([
      [1000, 7995],
      [1000, 8995],
    ])
    expect(totals.total).toBe(16990)
  })

  it('ends on the terms it began on when new terms arrive', async () => {
    await shop.counter.checkout.scan('5701234567899')
    const { pricebook, staff, tiles, layout, posters, printers } = shop.counter.session.now.feed
    shop.server.newTerms = {
      staff,
      tiles,
      layout,
      posters,
      printers,
      pricebook: { ...pricebook, version: '8', vat_classes: [{ code: 'standard', rate_bp: 2000 }] },
    }
    shop.server.cursor = 2
    await shop.counter.sync.now()
    expect(shop.counter.session.pricebook.version).toBe('8')
    await shop.open()
    await shop.counter.checkout.pay('card', 7995)
    expect((await shop.counter.checkout.finish()).ok).toBe(true)
    expect(bodyOf((await shop.journal()).at(-1)?.entry ?? '').vat[0]?.rate_bp).toBe(2500)
    await sellBell('card', 7995)
    expect(bodyOf((await shop.journal()).at(-1)?.entry ?? '').vat[0]?.rate_bp).toBe(2000)
  })
})
