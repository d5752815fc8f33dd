import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Counter as Desk } from '../../tests/counter'
import { Navigation, type Place } from '../session/Navigation.svelte'
import { Counter } from './counter.svelte'

const BELL = '5701234567899'
const LOCK = '5701234567882'
/** Badge 77, as the office prints it for the manager. */
const BADGE = '960000000077099669'
const NOBODYS_BADGE = '960000000042269132'
const CASE = '990000000042305417'

let desk: Desk
let counter: Counter
let sheet: boolean

beforeEach(async () => {
  desk = await Desk.open()
  sheet = false
  const history = { pushState: () => undefined, replaceState: () => undefined }
  const navigation = new Navigation(history as unknown as History)
  counter = new Counter(desk.session, navigation, () => sheet)
})

afterEach(() => desk.close())

const scan = (text: string) => desk.session.scans.route(text)
const lines = () => desk.session.cart.lines.map(({ item }) => item.name)
const person = () => desk.session.state?.employee?.name ?? null

async function settled(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await desk.session.engine.cart().catch(() => undefined)
}

describe('goods', () => {
  it.each<Place>(['sell', 'pay', 'finish', 'sales', 'report', 'settings'])(
    'go into the cart from %s, and are seen there',
    async (place) => {
      counter.navigation.go(place)
      await scan(BELL)
      expect(lines()).toEqual(['Ringeklokke'])
      expect(counter.navigation.place).toBe(place === 'pay' ? 'pay' : 'sell')
    },
  )

  it('come from a scanner with a wire of its own, unplugged and back, as from any other', async () => {
    const { peripherals, preferences } = desk.session
    preferences.set({ wiredScanner: 'simulated' })
    const leave = peripherals.scanner.listen()
    await vi.waitFor(() => expect(peripherals.scanner.state).toBe('ready'))
    counter.navigation.go('sales')
    peripherals.simulatedScanner.scan(BELL)
    await vi.waitFor(() => expect(lines()).toEqual(['Ringeklokke']))
    peripherals.simulatedScanner.plugged = false
    await vi.waitFor(() => expect(peripherals.scanner.state).toBe('gone'), 5_000)
    peripherals.simulatedScanner.scan(BELL)
    peripherals.simulatedScanner.plugged = true
    await vi.waitFor(() => expect(peripherals.scanner.state).toBe('ready'), 5_000)
    peripherals.simulatedScanner.scan(LOCK)
    await vi.waitFor(() => expect(lines()).toEqual(['Ringeklokke', 'Kædelås']))
    expect(desk.told).toEqual([
      'Scanneren er væk. Se efter kablet. Kassen finder den selv igen.',
      'Scanneren er klar igen.',
    ])
    leave()
  })

  it('stay out of the cart while the register is counted', async () => {
    counter.navigation.go('close')
    await scan(BELL)
    expect(lines()).toEqual([])
    expect(counter.navigation.place).toBe('close')
    expect(desk.told).toEqual(['Kassen er ved at blive lukket. Gå tilbage til salg for at scanne.'])
  })

  it('are refused while nobody is signed in', async () => {
    await desk.session.engine.signOut()
    await settled()
    await scan(BELL)
    expect(lines()).toEqual([])
    expect(desk.told).toEqual([
      'Log ind, før du scanner varer. Med dit medarbejderkort kan du logge ind.',
    ])
  })

  it('that nobody knows are asked about, with the code', async () => {
    await scan('9999999999')
    expect(counter.goods.question).toEqual({ kind: 'unknown', code: '9999999999' })
  })

  it('leave no digit in the field that would join the next one typed', async () => {
    await scan(BELL)
    await counter.goods.search('2')
    await scan(BELL)
    expect(counter.goods.query).toBe('')
    await counter.goods.search('cykel')
    await scan(BELL)
    expect(counter.goods.query).toBe('cykel')
  })
})

describe('a receipt', () => {
  async function sell(): Promise<string> {
    const { engine, cart } = desk.session
    await scan(BELL)
    await cart.change(() => engine.pay('card', cart.totals?.remaining ?? 0))
    const answer = await cart.enqueue(() => engine.finish())
    if (!answer.ok) throw new Error('not sold')
    cart.replace(answer.sale.cart)
    return answer.sale.receiptNo
  }

  it('opens its sale, to take goods of it back', async () => {
    const numbers = [await sell(), await sell(), await sell()]
    expect(numbers).toEqual(['K1-1', 'K1-2', 'K1-3'])
    await scan('K1-2')
    await vi.waitFor(() => expect(counter.returns.sale?.receiptNo).toBe('K1-2'))
    expect(counter.navigation.place).toBe('sell')
  })

  it('that nobody knows says so and leaves the cart alone', async () => {
    await sell()
    await scan(BELL)
    for (const number of ['K2-1', 'K1-9']) {
      await scan(number)
      const said = `Bon ${number} findes ikke.`
      await vi.waitFor(() => expect(desk.told).toContain(said))
    }
    expect(counter.navigation.place).toBe('sell')
    expect(lines()).toEqual(['Ringeklokke'])
  })
})

describe('a lock', () => {
  it('puts away what was asked, and keeps the cart', async () => {
    await scan(BELL)
    counter.customers.open({ for: 'cart' })
    counter.vouchers.asking = { for: 'sale' }
    const drawer = counter.openDrawer('byttepenge')
    await settled()
    expect(desk.session.hurdles.current?.refusal.code).toBe('approval_needed')
    await counter.signOut()
    expect(await drawer).toBe(false)
    const { hurdles } = desk.session
    const asked = [hurdles.current, counter.customers.purpose, counter.vouchers.asking]
    expect(asked).toEqual([null, null, null])
    expect(await desk.journalled()).not.toContain('drawer_opened')
    expect(lines()).toEqual(['Ringeklokke'])
  })
})

describe('a badge', () => {
  it('signs in its owner, also in the middle of a sale, and the cart stays', async () => {
    await scan(BELL)
    await scan(BADGE)
    await settled()
    expect(person()).toBe('Mads')
    expect(lines()).toEqual(['Ringeklokke'])
    expect(desk.told).toEqual(['Mads er ved kassen'])
  })

  it('signs in where nobody was', async () => {
    await desk.session.engine.signOut()
    await settled()
    await scan(BADGE)
    await settled()
    expect(person()).toBe('Mads')
  })

  it('of nobody here changes nothing', async () => {
    await scan(NOBODYS_BADGE)
    await settled()
    expect(person()).toBe('Camilla')
    expect(desk.told).toEqual(['Kortet hører ikke til nogen, der arbejder i denne butik.'])
  })

  it('changes nobody behind an open sheet', async () => {
    sheet = true
    await scan(BADGE)
    await settled()
    expect(person()).toBe('Camilla')
    expect(desk.told).toEqual(['Luk vinduet, der er åbent, og scan igen.'])
  })
})

it('a code that this register cannot use is refused, and sold as nothing', async () => {
  await scan(CASE)
  expect(lines()).toEqual([])
  expect(counter.goods.question).toBeNull()
  expect(desk.told).toEqual(['Koden er ægte, men kan ikke bruges på denne kasse endnu.'])
})
