import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Counter } from '../../tests/counter'
import { CartController } from './CartController.svelte'

let counter: Counter
let cart: CartController

beforeEach(async () => {
  counter = await Counter.open()
  cart = new CartController(counter.session)
  const { engine, cart: live } = counter.session
  for (const variant of ['bell', 'lock']) await live.change(() => engine.add(variant))
})

afterEach(() => counter.close())

const quantities = () =>
  cart.lines.map(({ item, quantity_milli }) => [item.variant, quantity_milli])
const theLock = () => {
  const line = cart.lines.find(({ item }) => item.variant === 'lock')
  if (!line) throw new Error('the lock is not in the cart')
  return line
}

describe('the cashier works on lines', () => {
  it('sees the newest first, and means it unless another is picked', () => {
    expect(quantities()).toEqual([
      ['lock', 1000],
      ['bell', 1000],
    ])
    expect(cart.selected?.item.variant).toBe('lock')
    cart.move(1)
    expect(cart.selected?.item.variant).toBe('bell')
    cart.move(1)
    expect(cart.selected?.item.variant).toBe('bell')
    cart.follow()
    expect(cart.selected?.item.variant).toBe('lock')
  })

  it('takes one more, one less, and the last away', async () => {
    await cart.step(theLock(), 1)
    expect(theLock().quantity_milli).toBe(2000)
    await cart.step(theLock(), -1)
    await cart.step(theLock(), -1)
    expect(quantities()).toEqual([['bell', 1000]])
    expect(cart.selected?.item.variant).toBe('bell')
    expect(counter.told).toEqual(['Kædelås fjernet'])
  })

  it('is told that pieces are whole, and nothing changes', async () => {
    expect(await cart.setQuantity(theLock().no, 1500)).toBe(false)
    expect(theLock().quantity_milli).toBe(1000)
    expect(counter.told).toEqual(['Antallet kan ikke bruges. Stykvarer sælges i hele antal.'])
  })

  it('empties the cart only as a whole', async () => {
    expect(await cart.abandon()).toBe(true)
    expect(quantities()).toEqual([])
    expect(cart.selected).toBeNull()
  })
})

describe('a discount', () => {
  const half = { kind: 'percent', value: 5000, reason: 'damaged' } as const

  it('within the limit is given at once', async () => {
    const small = { ...half, value: 1000 }
    expect(await cart.discount(theLock().no, small)).toEqual([])
    expect(theLock().total).toBe(24900 - 2490)
  })

  it('over the limit waits for the manager, whose PIN gives it', async () => {
    const { hurdles } = counter.session
    const given = cart.discount(theLock().no, half)
    await vi.waitFor(() => expect(hurdles.current?.refusal.code).toBe('approval_needed'))
    expect(theLock().total).toBe(24900)
    expect(await hurdles.approve({ id: 'manager' }, '0000')).toMatchObject({ ok: false })
    expect(await hurdles.approve({ id: 'manager' }, '9876')).toEqual({ ok: true })
    expect(await given).toEqual([])
    expect(theLock().total).toBe(12450)
    expect(theLock().discounts[0]?.approved_by).toBe('manager')
  })

  it('that nobody approves is not given', async () => {
    const { hurdles } = counter.session
    const given = cart.discount(theLock().no, half)
    await vi.waitFor(() => expect(hurdles.current).not.toBeNull())
    hurdles.close()
    expect((await given).map(({ code }) => code)).toEqual(['approval_needed'])
    expect(theLock().total).toBe(24900)
  })
})
