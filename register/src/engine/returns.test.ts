import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Shop } from '../../tests/shop'
import type { EngineError } from './refusal'

let shop: Shop
beforeEach(async () => {
  shop = await Shop.ready()
})
afterEach(() => shop.close())

async function sell(codes: string[], tender = 'card') {
  const { checkout } = shop.counter
  for (const code of codes) await checkout.scan(code)
  const { remaining, cash_due } = checkout.cart().totals
  await checkout.pay(tender, tender === 'cash' ? cash_due : remaining)
  const finished = await checkout.finish()
  if (!finished.ok) throw new Error(JSON.stringify(finished.errors))
  return finished.sale
}

async function give(): Promise<string> {
  const { checkout } = shop.counter
  for (const { tender, amount } of checkout.cart().totals.refunds)
    await checkout.pay(tender, amount)
  const finished = await checkout.finish()
  if (!finished.ok) throw new Error(JSON.stringify(finished.errors))
  return finished.sale.entryId
}

describe('a sale of this device', () => {
  it('comes back without a network, in parts, and never twice', async () => {
    const { returns } = shop.counter
    const sold = await sell(['5701234567899', '5701234567899'])
    const found = await returns.here({ receiptNo: sold.receiptNo })
    expect(found?.lines.map(({ leftMilli }) => leftMilli)).toEqual([2000])
    const wish = { sale: sold.entryId, line: 1, quantityMilli: 1000, reason: 'regret' }
    const change = await returns.line(wish)
    expect(change.cart.totals.total).toBe(-7995)
    expect(change.cart.totals.refunds).toEqual([{ tender: 'card', amount: -7995 }])
    await give()
    const again = await returns.here({ sale: sold.entryId })
    expect(again?.lines.map(({ leftMilli }) => leftMilli)).toEqual([1000])
    const refused = await returns.line({ ...wish, quantityMilli: 2000 })
    expect(refused.errors).toEqual([{ code: 'return_exceeds_sale', data: { left_milli: 1000 } }])
    await returns.line(wish)
    await give()
    const gone = await returns.here({ sale: sold.entryId })
    expect(gone?.lines.map(({ leftMilli }) => leftMilli)).toEqual([0])
    expect(shop.counter.session.shift.figures.grand).toEqual({
      sales: 15990,
      returns: 15990,
      net: 0,
    })
  })

  it('comes back whole with one yes, for all that is left of it', async () => {
    const { returns, staff, session } = shop.counter
    const sold = await sell(['5701234567899', '5701234567882', '5701234567882'])
    await returns.here({ sale: sold.entryId })
    const wish = { sale: sold.entryId, reason: 'regret' }
    await returns.line({ ...wish, line: 2, quantityMilli: 1000 })
    await give()
    const limited = structuredClone(session.now.feed)
    const right = limited.pricebook.employees.find(({ id }) => id === 'cashier')?.permissions ?? {}
    right['return_with_receipt'] = { answer: 'allow', limit: 10_000 }
    limited.pricebook.version = 'limited'
    await session.renew(limited)
    await returns.here({ sale: sold.entryId })
    const all = () => returns.take({ ...wish, line: 'all' })
    const refusal = await all().catch((error: EngineError) => error)
    const data = { permission: 'return_with_receipt', amount: 7995 + 24900, limit: 10_000 }
    expect(refusal).toMatchObject({ code: 'approval_needed', data })
    await staff.approve('manager', '9876', { code: 'approval_needed', data })
    const { cart, errors } = await all()
    expect(errors).toEqual([])
    expect(cart.totals.total).toBe(-(7995 + 24900))
    expect(cart.lines.map(({ origin }) => origin?.approved_by)).toEqual(['manager', 'manager'])
  })

  it('exchanges a label once', async () => {
    const { returns } = shop.counter
    const sold = await sell(['5701234567899'])
    const [label] = await returns.labels(sold.entryId, [1], 42)
    const code = label?.blocks.find(({ block }) => block === 'barcode')?.text ?? ''
    expect(code).toHaveLength(40)
    await returns.here({ register: 1, number: 1 })
    const wish = { sale: sold.entryId, line: 1, quantityMilli: 1000, reason: 'regret', label: code }
    const change = await returns.line(wish)
    expect([change.errors, change.cart.totals.total]).toEqual([[], -7995])
    await shop.counter.checkout.scan('5701234567899')
    await give()
    await returns.here({ sale: sold.entryId })
    await expect(returns.line(wish)).rejects.toMatchObject({ code: 'label_redeemed' })
  })

  it('comes back as it was sold when the goods are sold no more', async () => {
    const { returns, sync } = shop.counter
    const sold = await sell(['5701234567899'])
    shop.server.gone = ['bell']
    shop.server.cursor += 1
    await sync.now()
    expect(shop.goods.item('bell')).toBeNull()
    await returns.here({ receiptNo: sold.receiptNo })
    const wish = { sale: sold.entryId, line: 1, quantityMilli: 1000, reason: 'regret' }
    const change = await returns.line(wish)
    expect([change.errors, change.cart.totals.total]).toEqual([[], -7995])
    await give()
  })

  it('older than this device is not found without a line; its goods come back with a yes', async () => {
    const { returns, staff } = shop.counter
    shop.server.online = false
    expect(await returns.here({ receiptNo: 'K1-900' })).toBeNull()
    expect(await returns.anywhere({ receiptNo: 'K1-900' })).toMatchObject({
      ok: false,
      error: 'unreachable',
    })
    const wish = { variant: 'bell', reason: 'regret' }
    const [refusal] = (await returns.item(wish)).errors
    expect(refusal).toMatchObject({ code: 'approval_needed' })
    if (refusal) expect(await staff.approve('manager', '9876', refusal)).toEqual({ ok: true })
    const change = await returns.item(wish)
    expect([change.errors, change.cart.totals.total]).toEqual([[], -7995])
  })

  it('is nobody else’s', async () => {
    expect(await shop.counter.returns.here({ receiptNo: 'K9-1' })).toBeNull()
    expect(await shop.counter.returns.here({ register: 9, number: 1 })).toBeNull()
  })
})
