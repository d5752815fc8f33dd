import 'fake-indexeddb/auto'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { PrivateFiles } from '../../tests/private-files'
import { Shop } from '../../tests/shop'

const BOAT = 'lifeboat.ndjson'

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

async function sell(): Promise<void> {
  await shop.counter.checkout.scan('5701234567899')
  await shop.counter.checkout.pay('card', 7995)
  expect((await shop.counter.checkout.finish()).ok).toBe(true)
}

const lines = () =>
  readFileSync(files.path(BOAT), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

const held = async () =>
  (await shop.journal())
    .filter(({ sent }) => sent === 0)
    .map(({ entry, hash, signature }) => ({ entry, hash, signature }))

const head = () => shop.counter.session.journal.head

describe('a lifeboat', () => {
  it('has every entry that is not at the server, as it would be sent, behind its papers', async () => {
    await sell()
    await sell()
    const [papers, ...entries] = lines()
    expect(papers).toEqual({
      token: 'shop.secret',
      register: '01912d3e-0000-7000-8000-000000000001',
      head: { seq: 0, hash: '0'.repeat(64) },
    })
    expect(entries).toEqual(await held())
    expect(entries).toHaveLength(5)
    expect(shop.trust.now.copied).toBe(true)
  })

  it('is empty once all is acknowledged, and fills again', async () => {
    await sell()
    await shop.counter.sync.now()
    expect(lines()).toEqual([
      { token: 'shop.secret', register: shop.counter.session.pricebook.register, head: head() },
    ])
    await sell()
    expect(lines().slice(1)).toEqual(await held())
  })

  it('keeps everything while the server has only a part', async () => {
    await sell()
    shop.server.refuse = 'fork'
    await shop.counter.sync.now()
    expect(lines().slice(1)).toEqual(await held())
  })

  it('goes on over a start, a crash in the middle of a line included', async () => {
    await sell()
    appendFileSync(files.path(BOAT), '{"entry":"{\\"v\\":1,\\"kind\\":\\"sa')
    await shop.open()
    await shop.counter.staff.signIn('cashier', '1234')
    await sell()
    expect(lines().slice(1)).toEqual(await held())
  })

  it('is filled with what is held where it was not there before', async () => {
    await sell()
    writeFileSync(files.path(BOAT), '')
    await shop.open()
    expect(lines().slice(1)).toEqual(await held())
    expect(lines()[0].head).toEqual({ seq: 0, hash: '0'.repeat(64) })
  })

  it('takes the new papers of a device that is paired again, and keeps what it holds', async () => {
    await sell()
    await shop.pair()
    await shop.open()
    expect(lines()[0].token).toBe('shop.secret2')
    expect(lines().slice(1)).toEqual(await held())
  })

  it('is done without where a browser has no place for it, and that is said', async () => {
    vi.stubGlobal('navigator', {})
    await shop.open()
    expect(shop.trust.now.copied).toBe(false)
    await shop.counter.staff.signIn('cashier', '1234')
    await sell()
  })

  it('never keeps goods from being sold: a full disk is said, and made good at the next start', async () => {
    files.room = 100
    await sell()
    await sell()
    expect(shop.counter.session.journal.copied).toBe(false)
    expect((await shop.kinds()).filter((kind) => kind === 'sale')).toHaveLength(2)
    files.room = Infinity
    await shop.open()
    expect(shop.trust.now.copied).toBe(true)
    expect(lines().slice(1)).toEqual(await held())
  })
})
