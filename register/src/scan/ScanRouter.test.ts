import { beforeEach, describe, expect, it } from 'vitest'
import type { OwnKind, Read, Recognised } from '../engine/api'
import { ScanRouter, type Obstacle, type Situation } from './ScanRouter'

const OWN: OwnKind[] = [
  'exchange_label',
  'gift_card',
  'credit_note',
  'coupon',
  'customer',
  'employee',
  'parked',
  'order',
  'case',
]
const SITUATIONS: Situation[] = ['away', 'signed_out', 'unopened', 'selling', 'paying', 'closing']

const isOwn = (text: string): text is OwnKind => (OWN as string[]).includes(text)

/** Reads a text as the thing it names: `gift_card`, `receipt`; all else is goods. */
function read(text: string): Read {
  if (isOwn(text)) return { kind: 'own', code: text, own: { kind: text, fields: {} } }
  if (text === 'receipt') return { kind: 'receipt', receiptNo: 'K1-7' }
  return { kind: 'goods', code: text, goods: [] }
}

class Counter {
  situation: Situation = 'selling'
  sheet = false
  sold: string[] = []
  refused: Obstacle[] = []
  acted: string[] = []
  slow: Promise<unknown> = Promise.resolve()
  readonly scans = new ScanRouter()

  constructor() {
    this.scans.serve({
      situation: () => this.situation,
      sheetOpen: () => this.sheet,
      sell: (text) => this.sell(text),
      read: (text) => Promise.resolve(read(text)),
      refuse: (obstacle) => void this.refused.push(obstacle),
    })
  }

  private async sell(text: string): Promise<Recognised | null> {
    await this.slow
    const found = read(text)
    if (found.kind !== 'goods' && found.kind !== 'unknown') return found
    this.sold.push(text)
    return null
  }
}

let counter: Counter

beforeEach(() => {
  counter = new Counter()
})

describe('goods', () => {
  it('go into the cart while selling and paying, also behind an open sheet', async () => {
    await counter.scans.route('milk')
    counter.sheet = true
    await counter.scans.route('bread')
    counter.situation = 'paying'
    await counter.scans.route('butter')
    expect(counter.sold).toEqual(['milk', 'bread', 'butter'])
    expect(counter.refused).toEqual([])
  })

  it.each(SITUATIONS.filter((one) => one !== 'selling' && one !== 'paying'))(
    'are refused aloud and change nothing: %s',
    async (situation) => {
      counter.situation = situation
      await counter.scans.route('milk')
      expect(counter.sold).toEqual([])
      expect(counter.refused).toEqual([situation])
    },
  )

  it('are two when two come at once, in the order they came', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    counter.slow = promise
    const both = [counter.scans.route('milk'), counter.scans.route('milk')]
    const third = counter.scans.route('bread')
    resolve(undefined)
    await Promise.all([...both, third])
    expect(counter.sold).toEqual(['milk', 'milk', 'bread'])
  })

  it('go on being sold after a scan that failed', async () => {
    counter.slow = Promise.reject(new Error('the engine fell over'))
    await counter.scans.route('milk')
    counter.slow = Promise.resolve()
    await counter.scans.route('bread')
    expect(counter.sold).toEqual(['bread'])
  })
})

describe.each([...OWN, 'receipt' as const])('a scan of %s', (subject) => {
  it.each(SITUATIONS)('does what its domain says, where it says so: %s', async (situation) => {
    const at: Situation[] = ['selling', 'signed_out']
    counter.scans.on(subject, { at, act: () => counter.acted.push(subject) })
    counter.situation = situation
    await counter.scans.route(subject)
    const taken = at.includes(situation)
    expect(counter.acted).toEqual(taken ? [subject] : [])
    expect(counter.refused).toEqual(taken ? [] : [situation])
    expect(counter.sold).toEqual([])
  })

  it('waits for no open sheet: it is refused', async () => {
    counter.scans.on(subject, { at: ['selling'], act: () => counter.acted.push(subject) })
    counter.sheet = true
    await counter.scans.route(subject)
    expect(counter.acted).toEqual([])
    expect(counter.refused).toEqual(['sheet'])
  })

  it('goes to the sheet that asks for it, in any situation', async () => {
    counter.scans.on(subject, { at: ['selling'], act: () => counter.acted.push('domain') })
    counter.sheet = true
    counter.situation = 'closing'
    const leave = counter.scans.take(subject, () => counter.acted.push('sheet'))
    await counter.scans.route(subject)
    leave()
    counter.situation = 'selling'
    counter.sheet = false
    await counter.scans.route(subject)
    expect(counter.acted).toEqual(['sheet', 'domain'])
  })

  it('is refused where nobody knows what to do with it', async () => {
    await counter.scans.route(subject)
    expect(counter.refused).toEqual(['unhandled'])
  })
})

describe('handlers', () => {
  it('are one for each kind: a second is a mistake', () => {
    counter.scans.on('coupon', { at: ['selling'], act: () => undefined })
    expect(() => counter.scans.on('coupon', { at: ['paying'], act: () => undefined })).toThrow()
  })

  it('that take their time hold up no scan behind them', async () => {
    counter.scans.on('gift_card', { at: ['selling'], act: () => new Promise(() => undefined) })
    await counter.scans.route('gift_card')
    await counter.scans.route('milk')
    expect(counter.sold).toEqual(['milk'])
  })

  it('that take goods keep them out of the cart, and let go of them again', async () => {
    const shown: Read[] = []
    const leave = counter.scans.take('goods', (found) => shown.push(found))
    await counter.scans.route('milk')
    leave()
    await counter.scans.route('bread')
    expect(shown).toEqual([{ kind: 'goods', code: 'milk', goods: [] }])
    expect(counter.sold).toEqual(['bread'])
  })
})
