import { loadMicroPython } from '@micropython/micropython-webassembly-pyscript/micropython.mjs'
import type { OwnKind } from './api'
import { type Brief, whole } from './brief'
import type { Counting } from './drawer-api'
import type {
  Cart,
  Closing,
  Effect,
  Entry,
  Envelope,
  Error as Refusal,
  Figures,
  GrandTotals,
  Hint,
  Meaning,
  Order,
  ParkedSlip,
  PaymentChanged,
  PaymentStanding,
  Pricebook,
  Receipt,
  Result,
  SaleBody,
  Seller,
} from './shapes'

/** The canonical text of an entry and its SHA-256 in hex. */
export interface Sealed {
  entry: string
  hash: string
}

/** A settled cart as an entry, and what the host does once it is durable. */
export interface FinalisedSale extends Sealed {
  body: SaleBody
  effects: Effect[]
}

interface RefusedSale {
  errors: Refusal[]
}

export const isRefused = (sale: FinalisedSale | RefusedSale): sale is RefusedSale =>
  'errors' in sale && sale.errors.length > 0

/** A cart command of `docs/reference/port.md`. */
export interface Command {
  name: string
  at: string
  employee: string
  approved_by?: string
  approvals?: Record<string, string>
  [field: string]: unknown
}

/** May this person do that, with that approval? `amount`: what a limit is compared with. */
export interface Asked {
  permission: string
  employee: string
  approved_by: string | null
  amount: number
}

export interface ShiftStart {
  shift: string
  number: number
  register: string
  opened_at: string
  opening_float: number
  /** What the last closing left; null before the first. */
  float_left: number | null
  first_seq: number
  grand: GrandTotals
}

/** Where the sources live inside the interpreter. */
const HOME = '/bon'
/** Room for the largest cart, so that an ordinary sale never waits for a collection to grow it. */
const HEAP_BYTES = 8 * 1024 * 1024
/** Left alone, the interpreter collects after every 16 kB, which is less than one cart. */
const GARBAGE_BYTES = HEAP_BYTES / 2
/** So many commands leave less behind than that, whatever the sale. */
const UNTIDY = 8

/** The rules of a sale, run by MicroPython. Only text crosses: the border corrupts numbers. */
export class Till {
  /** The cart the interpreter holds too: it does not cross again. */
  private last: Cart | null = null
  private sinceCollected = 0

  private constructor(
    private readonly handle: (request: string) => string,
    private readonly collect: () => void,
  ) {}

  /**
   * Start the interpreter from the WebAssembly at `wasm` with `files` (path → source). Once in a
   * thread: the loader keeps the latest interpreter in a global and frees objects of an earlier
   * one in it, which ends in a memory fault some time later.
   */
  static async start(wasm: string, files: Record<string, string>): Promise<Till> {
    const python = await loadMicroPython({ url: wasm, heapsize: HEAP_BYTES })
    for (const [path, source] of Object.entries(files)) {
      python.FS.mkdirTree(`${HOME}/${path}`.replace(/\/[^/]*$/, ''))
      python.FS.writeFile(`${HOME}/${path}`, source)
    }
    python.runPython(`import gc, sys\ngc.threshold(${String(GARBAGE_BYTES)})`)
    python.runPython(`sys.path.insert(0, '${HOME}')\nfrom till.port import handle`)
    const { globals } = python
    return new Till(
      globals.get('handle') as (request: string) => string,
      (globals.get('gc') as { collect: () => void }).collect,
    )
  }

  load(pricebook: Pricebook): void {
    this.ask('load', { pricebook })
  }

  cart(pricebook: string, cart: Cart | null, command: Command): Result {
    const answer = this.ask<Brief<Result>>('cart', { cart: this.asked(cart), pricebook, command })
    if (!('cart' in answer)) throw new Error(`till refused cart: ${JSON.stringify(answer)}`)
    this.last = cart !== null && answer.errors.length > 0 ? cart : whole(answer.cart, cart)
    return { ...answer, cart: this.last }
  }

  /** What one more piece of goods in the cart would open. */
  hints(pricebook: string, cart: Cart): Hint[] {
    const asked = { cart: this.asked(cart), pricebook }
    return this.ask<{ hints?: Hint[] }>('hints', asked).hints ?? []
  }

  finalise(
    pricebook: string,
    cart: Cart,
    envelope: Envelope,
    number: number,
    secret: string,
  ): FinalisedSale | RefusedSale {
    return this.ask('finalise', { cart: this.asked(cart), pricebook, envelope, number, secret })
  }

  entry(envelope: Envelope, kind: string, body: object): Sealed {
    return this.sure('entry', { envelope, kind, body })
  }

  receipt(body: SaleBody, kind: Receipt['kind']): Receipt {
    return this.sure('receipt', { body, kind })
  }

  slip(body: SaleBody, number: string, code: string, kind: 'normal' | 'copy'): Receipt {
    return this.sure('voucher_slip', { body, number, code, kind })
  }

  /** The payments of a finished sale as they stand. `refunded`: tenders by which money went back. */
  payments(sale: object, changes: PaymentChanged[], refunded: string[]): PaymentStanding[] {
    const request = { sale, changes, refunded }
    return this.sure<{ payments: PaymentStanding[] }>('payments', request).payments
  }

  /** The body of the entry that puts a payment right, or why it may not be. */
  changePayment(
    pricebook: string,
    sale: Entry,
    changes: PaymentChanged[],
    refunded: string[],
    wish: object,
  ): { body?: PaymentChanged; errors: Refusal[] } {
    return this.ask('change_payment', { pricebook, sale, changes, refunded, wish })
  }

  xReport(figures: Figures, seller: Seller, blind: boolean): Receipt {
    return this.sure('report', { figures, seller, kind: 'x', blind })
  }

  zReport(figures: Figures, seller: Seller, closing: Closing): Receipt {
    return this.sure('report', { figures, seller, kind: 'z', closing })
  }

  /** The cart in the form of a sale, for a print that is no receipt. Null for an empty one. */
  proforma(pricebook: string, cart: Cart, envelope: Envelope): SaleBody | null {
    const answer = this.ask<{ body?: SaleBody }>('proforma', {
      cart: this.asked(cart),
      pricebook,
      envelope,
    })
    return answer.body ?? null
  }

  /** Øre that notes of another country count for; null for one the shop does not take. */
  worth(pricebook: string, currency: string, amount: number): number | null {
    return this.ask<{ worth?: number }>('worth', { pricebook, currency, amount }).worth ?? null
  }

  labels(pricebook: string, body: SaleBody, lines: number[], columns: number): Receipt[] {
    const request = { pricebook, body, lines, columns }
    return this.sure<{ labels: Receipt[] }>('labels', request).labels
  }

  openShift(start: ShiftStart): Figures {
    return this.sure<{ figures: Figures }>('shift', { command: 'open', ...start }).figures
  }

  fold(figures: Figures, entries: Entry[]): Figures {
    return this.sure<{ figures: Figures }>('shift', { command: 'add', figures, entries }).figures
  }

  count(figures: Figures, counting: Counting): Figures {
    const request = { command: 'count', figures, ...counting }
    return this.sure<{ figures: Figures }>('shift', request).figures
  }

  code(pricebook: string, kind: OwnKind, fields: Record<string, number>): string {
    return this.sure<{ code: string }>('code', { pricebook, kind, fields }).code
  }

  orderSlip(order: Order, at: string, seller: Seller): Receipt {
    return this.sure('order_slip', { order, at, seller })
  }

  parkedSlip(parked: ParkedSlip, seller: Seller): Receipt {
    return this.sure('parked_slip', { parked, seller })
  }

  scan(pricebook: string, text: string): Meaning[] {
    return this.sure<{ meanings: Meaning[] }>('scan', { pricebook, text }).meanings
  }

  /** Why somebody may not do what is no cart command, or null where they may. */
  authority(pricebook: string, asked: Asked): Refusal | null {
    return this.ask<{ errors: Refusal[] }>('authority', { pricebook, ...asked }).errors[0] ?? null
  }

  /** Between commands, when nobody waits: what they left behind is collected. */
  rest(): void {
    if (this.sinceCollected < UNTIDY) return
    this.sinceCollected = 0
    this.collect()
  }

  private asked(cart: Cart | null): Cart | 'last' | null {
    return cart !== null && cart === this.last ? 'last' : cart
  }

  private ask<T>(what: string, request: object): T {
    this.sinceCollected += 1
    return JSON.parse(this.handle(JSON.stringify({ ...request, do: what }))) as T
  }

  /** For questions the engine only asks in a form the rules accept: a refusal is a defect. */
  private sure<T>(what: string, request: object): T {
    const answer = this.ask<T & { errors?: Refusal[] }>(what, request)
    const refusal = answer.errors?.[0]
    if (refusal) throw new Error(`till refused ${what}: ${JSON.stringify(refusal)}`)
    return answer
  }
}
