import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Shop } from '../../tests/shop'
import { ApprovalDesk } from './approvals'
import type { CustomerProfile } from './customer'
import type { Error as Refusal } from './shapes'

const HALF = { kind: 'percent', value: 5000, reason: 'damaged' } as const
const MADS = { id: 'manager', name: 'Mads' }

let shop: Shop
let desk: ApprovalDesk

beforeEach(async () => {
  shop = await Shop.ready()
  const { session } = shop.counter
  desk = new ApprovalDesk(session, (kind, body) => shop.counter.ask(kind, body), 1)
  shop.server.answers['ask_approval'] = { seconds: 180 }
  shop.server.answers['withdraw_approval'] = {}
  says('waiting')
  await shop.counter.checkout.add('lock')
})
afterEach(() => shop.close())

function says(state: string, by: object | null = null, reason = ''): void {
  shop.server.answers['approval_answer'] = { state, by, reason }
}

/** What the cashier is refused, and what comes of it when she tries once more. */
async function half(): Promise<Refusal | null> {
  return (await shop.counter.checkout.discountLine(1, HALF)).errors[0] ?? null
}

it('a yes from elsewhere gives the discount, once, in the name of who gave it', async () => {
  const refusal = (await half()) as Refusal
  const asked = desk.askLeader(refusal)
  says('yes', MADS, 'Den er ridset')
  expect(await asked).toEqual({ state: 'yes', by: 'Mads', reason: 'Den er ridset' })
  expect(await half()).toBeNull()
  const [line] = shop.counter.checkout.cart().lines
  expect([line?.total, line?.discounts[0]?.approved_by]).toEqual([12450, 'manager'])
})

it('what was done with it bears the question, and what a PIN approved bears none', async () => {
  const drawer = async (): Promise<Refusal> =>
    shop.counter.openDrawer('veksling').then(
      () => Promise.reject(new Error('nobody was asked')),
      (error: unknown) => error as Refusal,
    )
  const body = async () => JSON.parse((await shop.journal()).at(-1)?.entry ?? '').body
  const asked = desk.askLeader(await drawer())
  says('yes', MADS)
  await asked
  await shop.counter.openDrawer('veksling')
  const { approval, ...rest } = await body()
  expect(rest).toEqual({ reason: 'veksling', approved_by: 'manager' })
  expect(approval).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
  await shop.counter.staff.approve('manager', '9876', await drawer())
  await shop.counter.openDrawer('veksling')
  expect(await body()).toEqual({ reason: 'veksling', approved_by: 'manager' })
})

it('a discount bears the question on its line', async () => {
  const asked = desk.askLeader((await half()) as Refusal)
  says('yes', MADS)
  await asked
  await half()
  const [discount] = shop.counter.checkout.cart().lines[0]?.discounts ?? []
  expect([discount?.approved_by, discount?.approval?.length]).toEqual(['manager', 36])
})

it('a yes is for the cart as it stood when it was asked', async () => {
  const asked = desk.askLeader((await half()) as Refusal)
  await shop.counter.checkout.setQuantity(1, 9000)
  says('yes', MADS)
  expect(await asked).toMatchObject({ state: 'yes' })
  expect((await half())?.code).toBe('approval_needed')
})

it('a yes for one amount is none for another', async () => {
  const asked = desk.askLeader((await half()) as Refusal)
  says('yes', MADS)
  await asked
  const more = await shop.counter.checkout.discountLine(1, { ...HALF, value: 9000 })
  expect(more.errors[0]?.code).toBe('approval_needed')
})

it('a yes of somebody who may not, as this register knows, is none', async () => {
  const asked = desk.askLeader((await half()) as Refusal)
  says('yes', { id: 'mechanic', name: 'Mikkel' })
  expect(await asked).toEqual({ state: 'over' })
  expect((await half())?.code).toBe('approval_needed')
})

it('a no says who and why', async () => {
  const asked = desk.askLeader((await half()) as Refusal)
  says('no', MADS, 'Højst 20 %')
  expect(await asked).toEqual({ state: 'no', by: 'Mads', reason: 'Højst 20 %' })
})

it('who no longer waits is given nothing, even if the yes was on its way', async () => {
  const asked = desk.askLeader((await half()) as Refusal)
  says('yes', MADS)
  await desk.stop()
  expect(await asked).toEqual({ state: 'over' })
  expect((await half())?.code).toBe('approval_needed')
})

it('without a line there is nobody to ask', async () => {
  const refusal = (await half()) as Refusal
  shop.server.online = false
  expect(await desk.askLeader(refusal)).toEqual({ state: 'unreachable' })
  shop.server.online = true
  const asked = desk.askLeader(refusal)
  shop.server.online = false
  expect(await asked).toEqual({ state: 'unreachable' })
})

it('a yes to what is no entry of the journal is used up by it too', async () => {
  const { session, patrons, staff } = shop.counter
  const asks = { answer: 'approve', limit: null } as const
  const employees = session.pricebook.employees.map((one) =>
    one.id === 'cashier'
      ? { ...one, permissions: { ...one.permissions, edit_customers: asks } }
      : one,
  )
  await session.renew({
    ...session.now.feed,
    pricebook: { ...session.pricebook, version: '8', employees },
  })
  const profile: CustomerProfile = { name: 'Ulla' }
  const refused = async (): Promise<Refusal> =>
    patrons.create(profile).then(
      () => Promise.reject(new Error('nobody was asked')),
      (error: unknown) => error as Refusal,
    )
  await staff.approve('manager', '9876', await refused())
  await patrons.create(profile)
  await vi.waitFor(() =>
    expect(shop.server.done).toMatchObject([{ kind: 'keep_customer', approved_by: 'manager' }]),
  )
  expect((await refused()).code).toBe('approval_needed')
})
