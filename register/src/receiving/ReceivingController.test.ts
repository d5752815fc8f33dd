import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Counter } from '../../tests/counter'
import { type Delivery, ReceivingController, type Waiting } from './ReceivingController.svelte'

const EXPECTED = {
  order: 'order-1',
  number: 1041,
  supplier: 'Nordic Parts',
  expected: null,
  goods: 1,
  begun: false,
}
const PUMP = { variant: 'pump', name: 'Fodpumpe', sku: 'P-1', for_customer: true }

let counter: Counter
let receiving: ReceivingController
let answers: Record<string, object>
beforeEach(async () => {
  counter = await Counter.open()
  receiving = new ReceivingController(counter.session)
  answers = counter.shop.server.answers
  answers['deliveries'] = { deliveries: [EXPECTED] }
  answers['open_delivery'] = delivery(0)
})
afterEach(() => counter.close())

const delivery = (pieces: number): Delivery => ({
  id: 'delivery-1',
  supplier: 'Nordic Parts',
  number: 1041,
  seen: `2026-11-22T09:0${pieces}:00+00:00`,
  goods: [{ ...PUMP, ordered_milli: 2_000, counted_milli: pieces * 1_000 }],
})

it('counts what is scanned, says what nobody knows, and tells who waits', async () => {
  await receiving.look()
  expect(receiving.expected).toEqual([EXPECTED])
  await receiving.begin(EXPECTED)
  answers['count_delivery'] = { ...delivery(1), last: 'pump' }
  receiving.count({ code: '5701234567899' })
  await vi.waitFor(() => expect(receiving.delivery).toEqual(delivery(1)))
  expect([receiving.last, receiving.strange, receiving.waiting]).toEqual(['pump', '', 0])
  answers['count_delivery'] = { ...delivery(1), last: null }
  receiving.count({ code: '5709999999993' })
  await vi.waitFor(() => expect(receiving.strange).toBe('5709999999993'))
  const waiting: Waiting = {
    order: 'o1',
    number: 7,
    customer: 'Fru Holm',
    ways: ['sms'],
    ready: false,
    goods: ['Fodpumpe'],
  }
  answers['book_delivery'] = { pieces_milli: 1_000, waiting: [waiting] }
  answers['order_ready'] = {}
  await receiving.book()
  await receiving.ready(waiting, 'sms')
  expect(receiving.booked?.waiting).toEqual([{ ...waiting, ready: true }])
})

it('keeps what is scanned without a line over a closed page, books nothing before it is counted', async () => {
  await receiving.look()
  await receiving.begin(EXPECTED)
  counter.shop.server.noAnswers['count_delivery'] = { error: 'unreachable', data: {} }
  for (const code of ['5701234567899', '5709999999993']) receiving.count({ code })
  await vi.waitFor(() => expect(receiving.offline).toBe(true))
  answers['book_delivery'] = { pieces_milli: 0, waiting: [] }
  await receiving.book()
  expect([receiving.waiting, receiving.booked]).toEqual([2, null])
  const reopened = new ReceivingController(counter.session)
  expect(reopened.waiting).toBe(2)
  delete counter.shop.server.noAnswers['count_delivery']
  answers['count_delivery'] = { ...delivery(0), last: null }
  reopened.resume()
  await vi.waitFor(() => expect(reopened.waiting).toBe(0), 10_000)
  expect([...new Set(counter.told)]).toEqual([
    'Ingen vare har koden 5701234567899. Læg varen til side.',
    'Ingen vare har koden 5709999999993. Læg varen til side.',
  ])
  expect(new ReceivingController(counter.session).waiting).toBe(0)
})

it('counts what is put in by hand before the server has it, for the next press', async () => {
  await receiving.look()
  await receiving.begin(EXPECTED)
  counter.shop.server.noAnswers['count_delivery'] = { error: 'unreachable', data: {} }
  const counted = () => receiving.delivery?.goods.map((row) => receiving.counted(row))
  receiving.count({ variant: 'pump', quantity_milli: 2_000 })
  expect([counted(), receiving.waiting]).toEqual([[2_000], 1])
  answers['count_delivery'] = { ...delivery(2), last: 'pump' }
  await vi.waitFor(() => expect(receiving.waiting).toBe(0), 10_000)
  expect([counted(), receiving.delivery]).toEqual([[2_000], delivery(2)])
})

it('moves what is scanned to the top, and nothing under a hand that counts', async () => {
  const goods = ['bell', 'pump', 'tube'].map((variant, row) => ({
    ...PUMP,
    variant,
    ordered_milli: 2_000,
    counted_milli: row === 0 ? 2_000 : 0,
  }))
  const shown = () => receiving.delivery?.goods.map(({ variant }) => variant)
  answers['open_delivery'] = { ...delivery(0), goods }
  await receiving.look()
  await receiving.begin(EXPECTED)
  expect(shown()).toEqual(['pump', 'tube', 'bell'])
  answers['count_delivery'] = { ...delivery(0), goods, last: 'bell' }
  receiving.count({ code: '5701234567899' })
  await vi.waitFor(() => expect(shown()).toEqual(['bell', 'pump', 'tube']))
  const full = goods.slice(1).map((row) => ({ ...row, counted_milli: 2_000 }))
  answers['count_delivery'] = { ...delivery(0), goods: full.toReversed(), last: 'pump' }
  receiving.count({ variant: 'pump', quantity_milli: 2_000 })
  await vi.waitFor(() => expect(receiving.delivery?.goods[1]?.counted_milli).toBe(2_000))
  expect([shown(), receiving.last]).toEqual([['bell', 'pump', 'tube'], 'bell'])
})

it('asks for what was counted since, until an answer has come', async () => {
  const goods = ['bell', 'pump', 'tube'].map((variant) => ({
    ...PUMP,
    variant,
    ordered_milli: 2_000,
    counted_milli: 0,
  }))
  const counted = (variant: string) => ({
    ...PUMP,
    variant,
    ordered_milli: 0,
    counted_milli: 1_000,
  })
  const shown = () => receiving.delivery?.goods.map((row) => [row.variant, row.counted_milli])
  answers['open_delivery'] = { ...delivery(0), goods }
  await receiving.look()
  await receiving.begin(EXPECTED)
  counter.shop.server.noAnswers['count_delivery'] = { error: 'unreachable', data: {} }
  receiving.count({ code: '5701234567899' })
  await vi.waitFor(() => expect(receiving.offline).toBe(true))
  const [id, seen] = ['delivery-1', '2026-11-22T09:05:00+00:00']
  answers['count_delivery'] = { id, seen, goods: [counted('lamp'), counted('tube')], last: 'tube' }
  await vi.waitFor(() => expect(receiving.waiting).toBe(0), 10_000)
  expect(shown()).toEqual([
    ['tube', 1_000],
    ['bell', 0],
    ['pump', 0],
    ['lamp', 1_000],
  ])
  answers['count_delivery'] = { id, seen, goods: [], last: null }
  receiving.count({ code: '5709999999993' })
  await vi.waitFor(() => expect(receiving.strange).toBe('5709999999993'))
  const counts = counter.shop.server.asked.filter(({ kind }) => kind === 'count_delivery')
  const since = '2026-11-22T09:00:00+00:00'
  expect(counts.map(({ body }) => body)).toMatchObject([{ since }, { since }, { since: seen }])
  expect(receiving.delivery?.goods).toHaveLength(4)
})

it('keeps what is scanned while nobody is signed in who may count it', async () => {
  await receiving.look()
  await receiving.begin(EXPECTED)
  counter.shop.server.noAnswers['count_delivery'] = { error: 'not_allowed', data: {} }
  receiving.count({ code: '5701234567899' })
  await vi.waitFor(() => expect(counter.told).toHaveLength(1))
  expect(receiving.waiting).toBe(1)
  counter.shop.server.noAnswers['count_delivery'] = {
    error: 'delivery_refused',
    data: { why: 'x' },
  }
  await vi.waitFor(() => expect(receiving.waiting).toBe(0), 10_000)
  expect(counter.told.at(-1)).toBe('x')
})

it('refused, a delivery is as it was and the reason is said', async () => {
  await receiving.look()
  const why = 'Der ventes ingen varer på ordren.'
  const refused = { error: 'delivery_refused', data: { why } }
  counter.shop.server.noAnswers['receive_order'] = refused
  await receiving.everything(EXPECTED)
  expect([receiving.booked, receiving.offline]).toEqual([null, false])
  expect(counter.session.notices.list.map(({ text }) => text)).toEqual([why])
})
