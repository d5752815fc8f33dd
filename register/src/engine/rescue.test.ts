import 'fake-indexeddb/auto'
import { readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PrivateFiles } from '../../tests/private-files'
import { Shop } from '../../tests/shop'
import { exportJournal } from './export'
import type { Rescue } from './rescue'

let shop: Shop
let files: PrivateFiles

beforeEach(async () => {
  shop = await Shop.make()
  shop.files = files = PrivateFiles.install()
  await shop.pair()
  await shop.open()
  await shop.counter.staff.signIn('cashier', '1234')
  await shop.counter.shift.open(50000, [])
})
afterEach(() => shop.close())

async function sell(times: number): Promise<void> {
  for (let i = 0; i < times; i++) {
    await shop.counter.checkout.scan('5701234567899')
    await shop.counter.checkout.pay('card', 7995)
    await shop.counter.checkout.finish()
  }
}

const written = async () => (await shop.journal()).map(({ entry }) => entry)
const arrived = () => shop.server.kept.map(({ entry }) => entry)

/** The browser begins a new database in place of the one it had. */
async function lose(): Promise<void> {
  await shop.counter.sync.stop()
  // A cart goes to the disk behind the answer that shows it.
  await new Promise((over) => setTimeout(over))
  await Promise.all([shop.store.state.clear(), shop.store.journal.clear()])
}

async function rescued(): Promise<Rescue> {
  const opening = await shop.open()
  if (opening.phase !== 'rescue') throw new Error(`the register is ${opening.phase}`)
  return opening.rescue
}

describe('a register whose database is gone', () => {
  it('hands in the very entries, and then goes on as a replaced device', async () => {
    shop.server.online = false
    await sell(3)
    const before = await written()
    await lose()
    const rescue = await rescued()
    expect(shop.opening).toMatchObject({ reason: 'storage_lost', lastSeq: 0 })
    await rescue.now()
    expect(rescue.told).toEqual({ sales: 3, outcome: 'waiting' })
    expect(arrived()).toEqual([])

    shop.server.online = true
    await rescue.now()
    expect(rescue.told).toEqual({ sales: 3, outcome: 'sent' })
    expect(arrived()).toEqual(before)

    const grand = { sales: 0, returns: 0, net: 0 }
    const left = { float_left: null, float_counted: true, shift: null }
    shop.server.resume = { receipts: 3, reserved: 1000, shifts: 0, grand, ...left }
    await shop.pair()
    await shop.open()
    await shop.counter.staff.signIn('cashier', '1234')
    await shop.counter.shift.open(50000, [])
    await sell(1)
    await shop.counter.sync.now()
    expect(shop.server.entries.map(({ seq }) => seq)).toEqual(
      Array.from({ length: before.length + 5 }, (_, i) => i + 1),
    )
    expect(shop.server.entries[before.length]?.kind).toBe('key_rotated')
    expect(shop.server.entries.at(-1)?.body['receipt_no']).toBe('K1-4')
    expect(shop.trust.now).toMatchObject({ held: 0, refused: null, copied: true })
  })

  it('doubles nothing when it is stopped in the middle and begins again', async () => {
    await sell(2)
    const before = await written()
    await lose()
    shop.server.faults = ['answer lost']
    await (await rescued()).now()
    expect((await rescued()).told).toEqual({ sales: 2, outcome: 'waiting' })
    const rescue = await rescued()
    await rescue.now()
    expect(rescue.told.outcome).toBe('sent')
    expect(arrived()).toEqual(before)
    expect(await written()).toEqual(before)
  })

  it('has lost nothing where everything was sent', async () => {
    await sell(2)
    await shop.counter.sync.now()
    const before = arrived()
    await lose()
    const rescue = await rescued()
    await rescue.now()
    expect(rescue.told).toEqual({ sales: 0, outcome: 'sent' })
    expect(arrived()).toEqual(before)
  })

  it('keeps what the server refuses, for the file that support asks for', async () => {
    await sell(2)
    const before = await written()
    await lose()
    shop.server.refuse = 'device_replaced'
    const rescue = await rescued()
    await rescue.now()
    expect(rescue.told).toEqual({ sales: 2, outcome: 'refused' })
    const file = await (await exportJournal(shop.store)).text()
    const kept = file.trimEnd().split('\n')
    expect(kept.map((line) => JSON.parse(line).entry)).toEqual(before)

    shop.server.refuse = null
    await shop.pair()
    await shop.open()
    const chains = (await shop.journal()).map(({ chain, kind }) => [chain, kind])
    expect(chains.slice(0, before.length).every(([chain]) => chain === 1)).toBe(true)
    expect(chains.slice(before.length)).toEqual([[2, 'app_started']])
  })

  it('sends nothing of a copy that somebody changed', async () => {
    await sell(1)
    await lose()
    const path = files.path('lifeboat.ndjson')
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll('7995', '7990'))
    const rescue = await rescued()
    await rescue.now()
    expect(rescue.told).toEqual({ sales: 1, outcome: 'refused' })
    expect(arrived()).toEqual([])
  })
})

describe('a register whose database fell back to an earlier state', () => {
  /** Everything in the database as it is now; what is called puts it back. */
  async function remember(): Promise<() => Promise<void>> {
    const { state, journal } = shop.store
    const [states, rows] = await Promise.all([state.toArray(), journal.toArray()])
    return async () => {
      await lose()
      await Promise.all([state.bulkAdd(states), journal.bulkAdd(rows)])
    }
  }

  it('hands in what it forgot together with what it did not', async () => {
    await sell(1)
    const fallBack = await remember()
    await sell(2)
    const before = await written()
    await fallBack()
    const rescue = await rescued()
    expect(shop.opening).toMatchObject({ reason: 'behind', lastSeq: 4 })
    await rescue.now()
    expect(rescue.told).toEqual({ sales: 2, outcome: 'sent' })
    expect(arrived()).toEqual(before)
    expect((await shop.journal()).every(({ chain, sent }) => chain === 1 && sent === 1)).toBe(true)
  })

  it('also where what it forgot was partly sent', async () => {
    await sell(1)
    const fallBack = await remember()
    await sell(2)
    await shop.counter.sync.now()
    await sell(1)
    const before = await written()
    await fallBack()
    const rescue = await rescued()
    await rescue.now()
    expect(rescue.told).toEqual({ sales: 1, outcome: 'sent' })
    expect(arrived()).toEqual(before)
  })

  it('never writes a second entry where the server has one', async () => {
    await sell(1)
    const fallBack = await remember()
    await sell(1)
    await shop.counter.sync.now()
    await fallBack()
    expect((await rescued()).told).toEqual({ sales: 0, outcome: 'waiting' })
    expect(shop.opening).toMatchObject({ phase: 'rescue', reason: 'behind', lastSeq: 4 })
  })
})
