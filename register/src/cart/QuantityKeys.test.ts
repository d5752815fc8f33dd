import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Counter } from '../../tests/counter'
import { CartController } from './CartController.svelte'

const CODES: Record<string, string> = { bell: '5701234567899', lock: '5701234567882' }

let counter: Counter
let cart: CartController
beforeEach(async () => {
  counter = await Counter.open()
  const { session } = counter
  cart = new CartController(session)
  session.scans.serve({
    sheetOpen: () => false,
    situation: () => 'selling',
    read: (text) => session.engine.read(text),
    sell: async (text) => {
      const found = await session.cart.enqueue(() => session.engine.scan(text))
      if (found.kind === 'line') session.cart.show(found)
      else session.cart.touchNothing()
      cart.follow()
      return null
    },
    refuse: () => undefined,
  })
})
afterEach(() => counter.close())

const scan = (goods: string) => counter.session.scans.route(CODES[goods] ?? goods)
const quantities = () =>
  Object.fromEntries(cart.lines.map(({ item, quantity_milli }) => [item.variant, quantity_milli]))

describe('a digit typed after a scan', () => {
  it('stands on the line, and is its quantity after Enter', async () => {
    await scan('lock')
    await scan('bell')
    expect(cart.quantity.type('1')).toBe('')
    expect(cart.quantity.type('2')).toBe('')
    expect(cart.quantity.shown).toEqual({ line: 2, text: '12' })
    expect(quantities()).toEqual({ lock: 1000, bell: 1000 })
    cart.quantity.press('Backspace')
    expect(cart.quantity.press('Enter')).toBe(true)
    await counter.session.scans.idle
    expect(quantities()).toEqual({ lock: 1000, bell: 1000 })
    cart.quantity.type('3×')
    await counter.session.scans.idle
    expect(quantities()).toEqual({ lock: 1000, bell: 3000 })
    expect(cart.quantity.shown).toBeNull()
    expect(cart.quantity.press('Enter')).toBe(false)
  })

  it('is forgotten by the next scan, by Escape and by another line', async () => {
    await scan('bell')
    cart.quantity.type('7')
    await scan('lock')
    expect(cart.quantity.press('Enter')).toBe(false)
    cart.quantity.type('7')
    cart.quantity.press('Escape')
    expect(cart.quantity.press('Enter')).toBe(false)
    cart.quantity.type('7')
    cart.pick(1)
    expect(cart.quantity.press('Enter')).toBe(false)
    expect(quantities()).toEqual({ lock: 1000, bell: 1000 })
  })

  it('is a search where it is no quantity: a number typed by hand, a zero, a word', async () => {
    await scan('bell')
    expect(cart.quantity.type('0')).toBe('0')
    expect(cart.quantity.type('570')).toBe('')
    expect(cart.quantity.type('1')).toBe('5701')
    expect(cart.quantity.shown).toBeNull()
    cart.quantity.type('28')
    expect(cart.quantity.type('"')).toBe('28"')
    cart.quantity.type('2')
    expect(cart.quantity.type('+')).toBe('+')
    expect(cart.quantity.shown).toBeNull()
  })

  it('waits for the line that the scan before it becomes', async () => {
    await scan('bell')
    const scanned = scan('lock')
    cart.quantity.type('4')
    expect(cart.quantity.shown).toBeNull()
    cart.quantity.press('Enter')
    void scan('lock')
    await scanned
    await counter.session.scans.idle
    expect(quantities()).toEqual({ bell: 1000, lock: 5000 })
  })

  it('is for no line where the scan became none, and says so', async () => {
    await scan('bell')
    void scan('9999999999994')
    cart.quantity.type('4')
    cart.quantity.press('Enter')
    await counter.session.scans.idle
    expect(quantities()).toEqual({ bell: 1000 })
    expect(counter.told.at(-1)).toContain('4')
  })
})

/** The same numbers for the same seed, on every machine (mulberry32). */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % sides
  }
}

describe('any sequence of scans and digits', () => {
  it.each([1, 2, 3, 4, 5, 6])('loses and invents no piece (seed %i)', async (seed) => {
    const roll = dice(seed)
    const expected: Record<string, number> = {}
    let last = ''
    let typed = ''
    const acts = [
      (goods: string) => {
        void scan(goods)
        expected[goods] = (expected[goods] ?? 0) + 1000
        last = goods
        typed = ''
      },
      () => {
        const digit = String(1 + roll(9))
        const rest = cart.quantity.type(digit)
        const whole = typed + digit
        typed = last !== '' && whole.length < 4 ? whole : ''
        expect(rest).toBe(typed === '' ? whole : '')
      },
      () => {
        const taken = cart.quantity.press('Enter')
        expect(taken).toBe(typed !== '')
        if (typed !== '') expected[last] = Number(typed) * 1000
        typed = ''
      },
      () => {
        cart.quantity.press('Escape')
        typed = ''
      },
      async () => counter.session.scans.idle,
    ]
    for (let step = 0; step < 60; step += 1) {
      const act = roll(10)
      if (act < 3) acts[0]?.(roll(2) === 0 ? 'bell' : 'lock')
      else if (act < 6) await acts[1]?.('')
      else if (act < 8) await acts[2]?.('')
      else await acts[act === 8 ? 3 : 4]?.('')
    }
    await counter.session.scans.idle
    expect(quantities()).toEqual(expected)
  })
})
