import { createRequire } from 'node:module'
import { vi } from 'vitest'
import type { Remembered } from '../src/engine/api'
import { Counter } from '../src/engine/counter'
import { Customers, CustomerStore } from '../src/engine/customers'
import { Goods } from '../src/engine/goods'
import type { GoodsRow } from '../src/engine/goods-row'
import type { Damage } from '../src/engine/chain'
import { Lifeboat } from '../src/engine/lifeboat'
import { open, type Opening } from '../src/engine/opening'
import { type Past, pair } from '../src/engine/pairing'
import type { ClosingWish, Counting } from '../src/engine/drawer-api'
import type { Denomination, Pricebook } from '../src/engine/shapes'
import { GoodsStore, Store } from '../src/engine/store'
import { Till } from '../src/engine/till'
import { TILL_FILES } from '../src/engine/till-files'
import { TrustLine } from '../src/engine/trust'
import { allowed, member, TERMS } from './hjulet'
import { PrivateFiles } from './private-files'
import { ProtocolServer } from './protocol-server'

const WASM = createRequire(import.meta.url).resolve(
  '@micropython/micropython-webassembly-pyscript/micropython.wasm',
)

const COUNTER = allowed(
  'sell',
  'see_customers',
  'edit_customers',
  'remove_line',
  'void_cart',
  'resume_parked',
  'sell_unknown',
  'reprint',
  'return_with_receipt',
  'exchange',
  'open_shift',
  'close_shift',
  'recount',
  'receive',
  'cash_move',
  'bank_deposit',
  'cash_difference',
  'x_report',
  'training',
  'refund_deposit',
  'sell_on_account',
)

export const PRICEBOOK: Pricebook = {
  ...TERMS,
  employees: [
    {
      id: 'cashier',
      name: 'Camilla',
      role: 'cashier',
      permissions: {
        ...COUNTER,
        open_drawer: { answer: 'approve', limit: null },
        change_payment: { answer: 'approve', limit: null },
        return_with_receipt: { answer: 'allow', limit: 100_000 },
        return_without_receipt: { answer: 'approve', limit: null },
        refund_other_tender: { answer: 'approve', limit: null },
        sell_gift_card: { answer: 'allow', limit: 100_000 },
        pay_out_gift_card: { answer: 'allow', limit: null },
        adjust_gift_card: { answer: 'allow', limit: null },
        line_discount: { answer: 'allow', limit: 1000 },
        cart_discount: { answer: 'allow', limit: 1000 },
      },
    },
    {
      id: 'manager',
      name: 'Mads',
      role: 'manager',
      permissions: {
        ...COUNTER,
        ...allowed(
          'open_drawer',
          'change_payment',
          'line_discount',
          'cart_discount',
          'return_without_receipt',
          'return_late',
          'choose_restock',
          'refund_other_tender',
          'edit_goods',
        ),
      },
    },
    { id: 'mechanic', name: 'Mikkel', role: 'mechanic', permissions: allowed('sell') },
  ],
}

const row = (variant: string, name: string, barcodes: string, price: number | null): GoodsRow => [
  variant,
  `p-${variant}`,
  `S-${variant}`,
  name,
  barcodes,
  price,
  'standard',
  '100',
  'cykler',
  0,
  '',
  '',
  '',
]

export const GOODS: GoodsRow[] = [
  row('bell', 'Ringeklokke', '5701234567899 5701234500018*6 5701234500100*4', 7995),
  row('lock', 'Kædelås', '5701234567882 5701234500100*2', 24900),
  row('repair', 'Arbejdstid', '2000000000008 5701234500025*10', null),
]

/** One for all shops of a file: the loader frees an earlier interpreter's objects in the latest. */
const till = Till.start(WASM, TILL_FILES)

/** As good as new: the rules remember only the latest few terms they were given. */
async function restarted(): Promise<Till> {
  const running = await till
  for (const version of ['a', 'b', 'c', 'd']) running.load({ ...PRICEBOOK, version })
  return running
}

/** A shop with one register, its people and goods, and a server behind a line that may fail. */
export class Shop {
  readonly store = new Store()
  readonly goodsStore = new GoodsStore()
  readonly goods = new Goods(this.goodsStore)
  readonly customerStore = new CustomerStore()
  readonly customers = new Customers(this.customerStore)
  readonly trust = new TrustLine(() => undefined)
  readonly damages: Damage[] = []
  revocations = 0
  /** What asks for a turn gets it when this is over. */
  free: Promise<unknown> = Promise.resolve()
  opening: Opening = { phase: 'unpaired' }
  /** The origin's private files, where this browser has any. */
  files: PrivateFiles | null = null
  private boat: Lifeboat | null = null

  private constructor(readonly server: ProtocolServer) {}

  static async make(goods = GOODS): Promise<Shop> {
    const staff = [
      await member('cashier', 'Camilla', '1234'),
      await member('manager', 'Mads', '9876', 77),
      await member('mechanic', 'Mikkel', '1234'),
    ]
    const server = new ProtocolServer(
      { pricebook: PRICEBOOK, staff, tiles: [], layout: null, posters: [], printers: [] },
      goods,
    )
    vi.stubGlobal('fetch', server.fetch)
    return new Shop(server)
  }

  get counter(): Counter {
    if (this.opening.phase !== 'ready') throw new Error(`the register is ${this.opening.phase}`)
    return this.opening.counter
  }

  pair(code = 'ABCD2345', past: Past = { sound: true, remembered: null }) {
    return pair(this.store, code, { name: 'iPad', agent: 'test', persistent: true }, past)
  }

  /** Open the register, also again after a crash: memory is new, the disk is not. */
  async open(app = '1.0.0', remembered: Remembered | null = null): Promise<Opening> {
    // Whoever is started again answered first, and its turn of the thread was over.
    await new Promise((over) => setTimeout(over))
    const { store, goods, customers, trust } = this
    const hooks = {
      changed: () => undefined,
      loading: () => undefined,
      damaged: (damage: Damage) => void this.damages.push(damage),
      revoked: () => void (this.revocations += 1),
      inTurn: async <T>(work: () => Promise<T>) => this.free.then(work),
    }
    const till = restarted()
    const { signal } = new AbortController()
    this.boat?.close()
    const boat = Lifeboat.launch().then((launched) => (this.boat = launched))
    this.opening = await open({
      store,
      goods,
      customers,
      trust,
      till,
      boat,
      app,
      remembered,
      hooks,
      signal,
    })
    return this.opening
  }

  /** Paired, open, the cashier signed in and 500 kr in the drawer. */
  static async ready(goods = GOODS): Promise<Shop> {
    const shop = await Shop.make(goods)
    await shop.pair()
    await shop.open()
    await shop.counter.staff.signIn('cashier', '1234')
    await shop.counter.shift.open(50000, [{ value: 10000, count: 5 }])
    return shop
  }

  /** Every entry on the device, in order. */
  async journal() {
    return this.store.journal.orderBy('[chain+seq]').toArray()
  }

  async kinds(): Promise<string[]> {
    return (await this.journal()).map((one) => one.kind)
  }

  async close(): Promise<void> {
    if (this.opening.phase === 'ready') await this.counter.stop()
    if (this.opening.phase === 'rescue') await this.opening.rescue.stop()
    this.boat?.close()
    this.files?.remove()
    await Promise.all([this.store.delete(), this.goodsStore.delete(), this.customerStore.delete()])
    vi.unstubAllGlobals()
  }
}

/** Kroner as they were counted, and no notes of other countries. */
export const counting = (denominations: Denomination[]): Counting => ({
  denominations,
  foreign: [],
})

/** A closing that leaves `floatLeft` øre and sends the rest to the bank. */
export const leaving = (floatLeft: number, reason = ''): ClosingWish => ({
  floatLeft,
  bag: '',
  told: [],
  reason,
})
