import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Shop } from '../../tests/shop'
import type { Customer } from './api'
import { newCustomer } from './customers'

let shop: Shop
beforeEach(async () => {
  shop = await Shop.ready()
  shop.server.online = false
})
afterEach(() => shop.close())

const ULLA: Customer = {
  ...newCustomer('01912d3e-0000-7000-8000-0000000000aa', {
    name: 'Ulla Ås',
    phone: '+4526123456',
    email: 'ulla@as.dk',
    city: 'Ribe',
  }),
  number: 7,
  warning: 'Betaler kun kontant',
}
const names = (customers: Customer[]) => customers.map(({ name }) => name)
const server = (customers: Customer[]) => {
  shop.server.online = true
  shop.server.answers = {
    find_customers: { customers },
    known_customers: { customers },
    regular_customers: { customers: [] },
  }
}

describe('customers without a network', () => {
  it('are created in one step, found again, and put on the cart', async () => {
    const { patrons, checkout } = shop.counter
    const made = await patrons.create({ phone: '26 12 34 56' })
    await patrons.attach(made)
    await checkout.add('bell')
    expect(checkout.cart().customer).toBe(made.id)
    expect(patrons.find('2612')).toEqual([made])
    expect(await shop.store.requests.toArray()).toMatchObject([
      { kind: 'keep_customer', body: { id: made.id, phone: '26 12 34 56' }, refused: 0 },
    ])
  })

  it('are found by the beginning of anything, those chosen last first', async () => {
    const { patrons } = shop.counter
    await shop.customers.remember([{ ...ULLA, id: 'b', name: 'Ulla Bæk', phone: '' }], 1)
    await shop.customers.remember([ULLA], 2)
    expect(names(patrons.find('ulla'))).toEqual(['Ulla Ås', 'Ulla Bæk'])
    for (const text of ['ås', 'aas ul', '2612', '+45 26 12', '26 12 34 56', 'ribe', '004526']) {
      expect(patrons.find(text)[0]?.name, text).toBe('Ulla Ås')
    }
    expect(patrons.find('ulla xyl')).toEqual([])
    expect(names(patrons.find(''))).toEqual(['Ulla Ås', 'Ulla Bæk'])
  })

  it('are found by card, and still there after a restart', async () => {
    await shop.customers.remember([ULLA], Date.now())
    await shop.counter.stop()
    await shop.customers.load()
    await shop.open()
    expect(await shop.counter.patrons.byNumber(7)).toEqual(ULLA)
    expect(await shop.counter.patrons.byNumber(8)).toBeNull()
  })

  it('are forgotten half a year after they were last chosen', async () => {
    await shop.customers.remember([ULLA], Date.now() - 200 * 24 * 3_600_000)
    await shop.customers.load()
    expect(shop.counter.patrons.find('ulla')).toEqual([])
    expect(await shop.customerStore.customers.count()).toBe(0)
  })

  it('say that only the device was asked', async () => {
    await shop.customers.remember([ULLA], 1)
    expect(await shop.counter.patrons.search('ulla')).toEqual({
      customers: [ULLA],
      complete: false,
    })
  })
})

describe('customers with a network', () => {
  it('are the server’s and those it has not heard of', async () => {
    const { patrons } = shop.counter
    const made = await patrons.create({ name: 'Ulla Ny' })
    server([{ ...ULLA, note: 'Ny adresse' }])
    await shop.customers.remember([ULLA], 1)
    const found = await patrons.search('ulla')
    expect(found.complete).toBe(true)
    expect(names(found.customers)).toEqual(['Ulla Ås', 'Ulla Ny'])
    expect(found.customers[0]?.note).toBe('Ny adresse')
    expect(found.customers[1]).toEqual(made)
  })

  it('get their number once the server has done the request', async () => {
    const { patrons } = shop.counter
    const made = await patrons.create({ phone: '26123456' })
    shop.server.doneData = { customers: [{ ...made, number: 12, phone: '+4526123456' }] }
    shop.server.online = true
    await shop.counter.reach()
    await vi.waitFor(() => expect(patrons.get(made.id)?.number).toBe(12))
    expect(await patrons.byNumber(12)).toMatchObject({ id: made.id, phone: '+4526123456' })
  })

  it('are asked about once a day: who is erased is forgotten', async () => {
    await shop.customers.remember([ULLA], Date.now())
    server([])
    await shop.counter.patrons.refresh()
    expect(shop.counter.patrons.find('ulla')).toEqual([])
    expect(await shop.customerStore.customers.count()).toBe(0)
  })

  it('who could not be asked about are kept', async () => {
    await shop.customers.remember([ULLA], Date.now())
    await shop.counter.patrons.refresh()
    expect(names(shop.counter.patrons.find('ulla'))).toEqual(['Ulla Ås'])
  })
})

it('a paid sale finds its customer afterwards, also offline', async () => {
  const { checkout, patrons } = shop.counter
  await checkout.add('bell')
  await checkout.pay('card', 7995)
  const done = await checkout.finish()
  if (!done.ok) throw new Error('not finished')
  expect(done.sale.customer).toBeNull()
  await patrons.name(done.sale.entryId, ULLA)
  expect(await shop.store.requests.toArray()).toMatchObject([
    { kind: 'name_customer', body: { sale: done.sale.entryId, customer: ULLA.id } },
  ])
})

it('leaves nothing of anybody on a device that is wiped', async () => {
  await shop.customers.remember([ULLA], Date.now())
  await shop.customers.wipe()
  expect(shop.counter.patrons.find('ulla')).toEqual([])
  expect(await shop.customerStore.customers.count()).toBe(0)
})
