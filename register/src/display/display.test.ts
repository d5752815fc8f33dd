import { afterEach, expect, it, vi } from 'vitest'
import type { Finished } from '../engine/api'
import type { Cart } from '../engine/shapes'
import { DisplaySender, watchRegister } from './DisplayLink'
import { type Counter, type Picture, pictureOf } from './picture'

const closers: (() => void)[] = []
afterEach(() => closers.splice(0).forEach((close) => close()))

const bell = {
  no: 1,
  item: { name: 'Ringeklokke', unit: 'pcs' },
  quantity_milli: 2000,
  total: 15990,
  employee: 'camilla',
}
const cart = {
  id: 'sale',
  customer: 'fru-holm',
  lines: [bell],
  totals: { total: 15000, discount: 990, paid: 0, remaining: 15000 },
} as unknown as Cart
const COUNTER: Counter = {
  language: 'da',
  store: 'Hjulet Aarhus',
  training: false,
  customer: { name: 'Grete Holm', kind: 'person' },
  cart,
  touched: 1,
  hints: [{ line: 1, text: '1 til for 10,10: 3 for 150,00' }],
  finished: null,
  posters: [{ text: 'Sommerudsalg', picture: null }],
}
const always = { language: 'da', store: 'Hjulet Aarhus', training: false, customer: 'Grete' }

it('shows goods, figures and a first name, and nothing else of people', () => {
  expect(pictureOf(COUNTER)).toEqual({
    ...always,
    kind: 'cart',
    lines: [
      {
        no: 1,
        name: 'Ringeklokke',
        quantityMilli: 2000,
        weighed: false,
        total: 15990,
        hint: '1 til for 10,10: 3 for 150,00',
      },
    ],
    hidden: 0,
    touched: 1,
    total: 15000,
    saved: 990,
    paid: 0,
    remaining: 15000,
  })
})

it('thanks when the sale is done, and waits when there is none', () => {
  const blocks = [{ block: 'qr', text: 'https://bon.example/r/1' }]
  const finished = { total: 15000, change: 5000, receipt: { blocks } } as unknown as Finished
  const thanks = {
    ...always,
    kind: 'thanks',
    total: 15000,
    change: 5000,
    address: 'https://bon.example/r/1',
  }
  expect(pictureOf({ ...COUNTER, finished })).toEqual(thanks)
  const empty = { ...cart, lines: [] }
  expect(pictureOf({ ...COUNTER, cart: empty })).toEqual({
    ...always,
    kind: 'idle',
    posters: [{ text: 'Sommerudsalg', picture: null }],
  })
})

it('reaches a display opened before the register and one opened after it', async () => {
  const seen: Record<string, Picture[]> = { before: [], after: [] }
  closers.push(watchRegister((picture) => seen['before']?.push(picture)))
  const sender = new DisplaySender(() => pictureOf(COUNTER))
  closers.push(() => sender.close())
  await vi.waitFor(() => expect(seen['before']?.length).toBeGreaterThan(0))
  closers.push(watchRegister((picture) => seen['after']?.push(picture)))
  await vi.waitFor(() => expect(seen['after']?.at(-1)).toEqual(pictureOf(COUNTER)))
  expect(await sender.look()).toBe(true)
  const before = seen['after']?.length ?? 0
  sender.send()
  await vi.waitFor(() => expect(seen['after']?.length).toBeGreaterThan(before))
})
