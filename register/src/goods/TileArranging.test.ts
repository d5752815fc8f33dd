import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Counter } from '../../tests/counter'
import type { TilePage } from '../engine/api'
import type { Item } from '../engine/shapes'
import { TileArranging } from './TileArranging.svelte'

const page = (name: string, ...variants: string[]): TilePage => ({
  id: name,
  name,
  colour: 'teal',
  tiles: variants.map((variant) => ({ variant, label: '', picture: null })),
})
const item = (variant: string) => ({ variant }) as Item

let counter: Counter
let tiles: TileArranging

beforeEach(async () => {
  counter = await Counter.open()
  await counter.session.engine.signOut()
  await counter.session.engine.signIn('manager', '9876')
  tiles = new TileArranging(counter.session)
  tiles.begin()
  tiles.pages = [page('Kasse', 'bell', 'lock', 'pump'), page('Café', 'lock')]
})
afterEach(() => counter.close())

const laid = () => tiles.pages.map(({ name, tiles: own }) => [name, ...own.map((t) => t.variant)])

describe('a tile', () => {
  it('is carried over others and put down, which can be undone in one step', () => {
    tiles.lift('bell')
    tiles.carryTo(1)
    tiles.carryTo(2)
    expect(tiles.dirty).toBe(false)
    tiles.putDown()
    expect(laid()[0]).toEqual(['Kasse', 'lock', 'pump', 'bell'])
    tiles.undo()
    expect(laid()[0]).toEqual(['Kasse', 'bell', 'lock', 'pump'])
    expect(tiles.dirty).toBe(false)
  })

  it('that is let go goes back to where it was', () => {
    tiles.lift('pump')
    tiles.carryTo(0)
    tiles.putBack()
    expect(laid()[0]).toEqual(['Kasse', 'bell', 'lock', 'pump'])
    expect(tiles.dirty).toBe(false)
  })

  it('goes to another page, unless it is there already', () => {
    tiles.lift('bell')
    tiles.carryTo(2)
    tiles.putDown(1)
    expect(laid()).toEqual([
      ['Kasse', 'lock', 'pump'],
      ['Café', 'lock', 'bell'],
    ])
    tiles.lift('lock')
    tiles.putDown(1)
    expect(laid()[0]).toEqual(['Kasse', 'lock', 'pump'])
  })

  it('is called what one likes, and undone in one step however long that is', () => {
    for (const label of ['K', 'Kl', 'Klokke']) tiles.relabel('bell', label)
    for (const label of ['L', 'Lås']) tiles.relabel('lock', label)
    const labels = () => tiles.page?.tiles.map(({ label }) => label)
    expect(labels()).toEqual(['Klokke', 'Lås', ''])
    tiles.undo()
    expect(labels()).toEqual(['Klokke', '', ''])
    tiles.relabel('lock', 'Lås')
    tiles.undo()
    tiles.undo()
    expect([labels(), tiles.dirty]).toEqual([['', '', ''], false])
  })

  it('is added once, and removed', () => {
    expect(tiles.add(item('tent'))).toBe(true)
    expect(tiles.add(item('tent'))).toBe(true)
    tiles.remove('lock')
    expect(laid()[0]).toEqual(['Kasse', 'bell', 'pump', 'tent'])
    tiles.pages = [page('Fuld', ...Array.from({ length: 120 }, (_, no) => `v${no}`))]
    expect(tiles.add(item('tent'))).toBe(false)
  })
})

describe('a page', () => {
  it('is made, named, coloured, moved and dropped', () => {
    tiles.addPage()
    tiles.addPage()
    expect(laid().map(([name]) => name)).toEqual(['Kasse', 'Café', 'Ny side', 'Ny side 2'])
    tiles.alter({ name: 'Café', colour: 'rose' })
    expect(tiles.wrong).toBe(true)
    tiles.alter({ name: 'Sæson' })
    expect(tiles.wrong).toBe(false)
    tiles.movePage(-1)
    expect([tiles.open, tiles.page?.name, tiles.page?.colour]).toEqual([2, 'Sæson', 'rose'])
    tiles.dropPage()
    expect(laid().map(([name]) => name)).toEqual(['Kasse', 'Café', 'Ny side'])
  })

  it('counts when it is saved, and waits when the screen is left before that', async () => {
    tiles.addPage()
    tiles.begin()
    expect(tiles.pages).toHaveLength(3)
    expect(await tiles.save()).toBe(true)
    expect(tiles.dirty).toBe(false)
    tiles.begin()
    expect(laid().map(([name]) => name)).toEqual(['Kasse', 'Café', 'Ny side'])
  })

  it('is not saved by who may not, and not lost either', async () => {
    await counter.session.engine.signOut()
    await counter.session.engine.signIn('cashier', '1234')
    tiles.addPage()
    expect(await tiles.save()).toBe(false)
    expect([tiles.pages.length, tiles.dirty]).toEqual([3, true])
    expect(counter.told).toHaveLength(1)
  })
})
