import type { Asked, CartChange } from './api'
import type { Checkout } from './checkout'
import type { Goods } from './goods'
import { changesOf } from './payment-changes'
import { saleOf } from './ledger'
import { EngineError } from './refusal'
import type {
  ReturnableLine,
  ReturnableSale,
  ReturnedGoods,
  ReturnedLine,
  ReturnedSale,
  WhichSale,
} from './returnable'
import { type Approved, approvedFor, type Session } from './session'
import type { Receipt, SaleBody } from './shapes'
import type { JournalRow } from './store'

type Ask = <T>(kind: string, body: object) => Promise<Asked<T>>

/** What came back of a sale's line, both positive, and the labels that were used for it. */
interface Back {
  line: number
  quantity_milli: number
  total: number
  labels: string[]
}

interface Refunded {
  tender: string
  amount: number
}

/** By which tender a payment stands. */
interface Paid {
  tender: string
  kind: string
  amount: number
}

/** A sale with what is known to have come back of it, and how it stands paid now. */
interface Known {
  body: SaleBody
  payments: Paid[]
  store: string | null
  back: Back[]
  refunded: Refunded[]
  checked: boolean
}

type Told = Omit<Known, 'checked'> & { store: string }

/** Sales that were looked up lately; the screens name them by id. */
const KEPT = 20

/**
 * Goods that come back. This device knows its own sales and its own returns without a network;
 * the server knows all that reached it. Together they are what is left of a sale.
 */
export class Returns {
  private readonly known = new Map<string, Known>()

  constructor(
    private readonly session: Session,
    private readonly checkout: Checkout,
    private readonly goods: Goods,
    private readonly ask: Ask,
    /** Puts a customer on the cart: what was bought on account goes back to it. */
    private readonly whose: (customer: string) => Promise<CartChange>,
  ) {}

  /** A sale of this device; null where it did not write it. */
  async here(which: WhichSale): Promise<ReturnableSale | null> {
    const body = await this.written(which)
    if (!body || body.training) return null
    const { back, refunded } = await this.ofJournal(body.sale, () => true)
    const payments = (await this.putRight(body)) ?? body.payments
    return this.keep({ body, payments, store: null, back, refunded, checked: false })
  }

  /** A sale of the chain, with all that came back of it anywhere. Online only. */
  async anywhere(which: WhichSale): Promise<Asked<ReturnableSale>> {
    const asked = await this.ask<Told>('sale', named(which))
    if (!asked.ok) return asked
    const { body, store, back, refunded } = asked.answer
    const payments = (await this.putRight(body)) ?? asked.answer.payments
    const unsent = await this.ofJournal(body.sale, (row) => row.sent === 0)
    const known = {
      body,
      payments,
      store,
      back: [...back, ...unsent.back],
      refunded: [...refunded, ...unsent.refunded],
      checked: true,
    }
    return { ok: true, answer: this.keep(known) }
  }

  take(wish: ReturnedLine | ReturnedSale): Promise<CartChange> {
    return wish.line === 'all' ? this.all(wish) : this.line(wish)
  }

  /** Takes back all that is left of a sale. Whoever must say yes is asked once, for all of it. */
  async all({ sale, ...wish }: ReturnedSale): Promise<CartChange> {
    const { session, checkout } = this
    const known = this.known.get(sale)
    if (!known) throw new EngineError('entry_unknown')
    const rest = returnable(known).lines.filter(({ leftMilli }) => leftMilli > 0)
    const yes = session.require('return_with_receipt', this.worth(known, rest))
    const approved = approvedFor('return_with_receipt', yes)
    let change: CartChange = { cart: checkout.cart(), errors: [], line: null }
    for (const { line, leftMilli: quantityMilli } of rest) {
      change = await this.line({ ...wish, sale, line: line.no, quantityMilli }, approved)
      if (change.errors.length > 0) return change
    }
    return change
  }

  /** What `rest` and all else in the cart that comes back by receipt was paid with, in øre. */
  private worth({ body, back }: Known, rest: ReturnableLine[]): number {
    const here = rest.map(({ line }) => line.no)
    const others = this.checkout
      .cart()
      .lines.filter(({ origin }) => origin?.by === 'receipt' && origin.sale !== body.sale)
    const came = back.filter(({ line }) => here.includes(line))
    const paid = sum(rest.map(({ line }) => line.total)) - sum(came.map(({ total }) => total))
    return paid - sum(others.map(({ total }) => total))
  }

  /** Takes so much of a sale's line back; said again, it sets how much. */
  async line(wish: ReturnedLine, approved: Approved = {}): Promise<CartChange> {
    const known = this.known.get(wish.sale)
    const sold = known?.body.lines.find(({ no }) => no === wish.line)
    if (!known || !sold) throw new EngineError('entry_unknown')
    const back = known.back.filter(({ line }) => line === wish.line)
    if (wish.label) await this.checkLabel(wish.label, back)
    const { sale, receipt_no, ended_at } = known.body
    const change = await this.checkout.apply({
      name: 'return_line',
      sale: { sale, receipt_no, at: ended_at, line: sold, paid: paidFor(known) },
      returned: {
        quantity_milli: sum(back.map(({ quantity_milli }) => quantity_milli)),
        total: sum(back.map(({ total }) => total)),
      },
      quantity_milli: wish.quantityMilli,
      reason: wish.reason,
      restock: wish.restock,
      label: wish.label,
      serial: this.checkout.serials.take(sold.variant),
      ...approved,
    })
    const owing = known.body.payments.find(({ account }) => account)?.account?.customer
    const theirs = owing && !wish.label && change.errors.length === 0
    if (!theirs || change.cart.customer !== null) return change
    return { ...(await this.whose(owing)), line: change.line }
  }

  /** Takes goods back of which no sale is known. */
  async item(wish: ReturnedGoods): Promise<CartChange> {
    const item = this.goods.item(wish.variant)
    if (!item) throw new EngineError('item_unknown', { variant: wish.variant })
    if (wish.label) await this.checkLabel(wish.label, [])
    return this.checkout.apply({
      name: 'return_item',
      item,
      quantity_milli: wish.quantityMilli,
      price: wish.price,
      reason: wish.reason,
      restock: wish.restock,
      label: wish.label,
      serial: wish.serial ?? this.checkout.serials.take(wish.variant),
    })
  }

  /** Exchange labels of a sale of this device: by the shop's rule, and for the lines named. */
  async labels(entryId: string, lines: number[] | 'all', columns: number): Promise<Receipt[]> {
    const body = await this.written({ sale: entryId })
    if (!body) throw new EngineError('entry_unknown')
    const named = lines === 'all' ? body.lines.map(({ no }) => no) : lines
    return this.session.till.labels(this.session.pricebook.version, body, named, columns)
  }

  /** A label is taken once on this device, and once where the server could say so. */
  private async checkLabel(label: string, back: Back[]): Promise<void> {
    const used = back.some(({ labels }) => labels.includes(label))
    if (used || (await isTaken(this.session, label))) throw new EngineError('label_redeemed')
  }

  private keep(known: Known): ReturnableSale {
    const { sale } = known.body
    this.known.delete(sale)
    this.known.set(sale, known)
    for (const old of [...this.known.keys()].slice(0, -KEPT)) this.known.delete(old)
    return returnable(known)
  }

  /** The tenders by which money of a sale went back on this device. */
  async refundedBy(sale: string): Promise<string[]> {
    const { refunded } = await this.ofJournal(sale, () => true)
    return refunded.filter(({ amount }) => amount > 0).map(({ tender }) => tender)
  }

  /** How a sale stands paid where this device put something right of it, or null. */
  private async putRight(body: SaleBody): Promise<Paid[] | null> {
    const changes = await changesOf(this.session, body.sale)
    if (changes.length === 0) return null
    return this.session.till.payments({ body }, changes, []).map(({ now }) => now)
  }

  private takers(what: string) {
    return this.session.store.journal.where('takes').equals(what)
  }

  private async ofJournal(sale: string, wanted: (row: JournalRow) => boolean) {
    const rows = await this.takers(sale).filter(wanted).toArray()
    const bodies = rows.map(saleOf).filter(({ training }) => !training)
    const back = bodies.flatMap(({ lines }) =>
      lines.flatMap(({ origin, quantity_milli, total }) =>
        origin?.sale === sale && origin.line !== null
          ? [
              {
                line: origin.line,
                quantity_milli: -quantity_milli,
                total: -total,
                labels: origin.label === null ? [] : [origin.label],
              },
            ]
          : [],
      ),
    )
    const refunded = bodies.flatMap(({ refunds }) => refunds.filter((each) => each.sale === sale))
    return { back, refunded }
  }

  private async written(which: WhichSale): Promise<SaleBody | null> {
    const { journal } = this.session.store
    const { register_code, register_number } = this.session.pricebook
    if (which.sale !== undefined) {
      const row = await journal.where('id').equals(which.sale).first()
      return row?.kind === 'sale' ? saleOf(row) : null
    }
    const theirs = which.register !== undefined && which.register !== register_number
    if (theirs) return null
    const receiptNo = which.receiptNo ?? `${register_code}-${String(which.number)}`
    const row = await journal.where('receipt').equals(receiptNo).last()
    return row ? saleOf(row) : null
  }
}

/** Whether a sale of this device that was no training took a label or slip already. */
export async function isTaken({ store }: Session, what: string): Promise<boolean> {
  const takers = store.journal.where('takes').equals(what)
  return (await takers.filter((row) => !saleOf(row).training).count()) > 0
}

/** What an entry is found by: its receipt's number, and the sales, labels and slips it takes. */
export function keysOf({ receipt_no, lines }: SaleBody): Pick<JournalRow, 'receipt' | 'takes'> {
  const takes = lines.flatMap(({ origin, slip }) => [origin?.sale, origin?.label, slip])
  return { receipt: receipt_no, takes: takes.filter((key) => typeof key === 'string') }
}

/** What was paid by each tender, in worth: cash before its rounding, and what went back before. */
function paidFor({ body, payments, refunded }: Known) {
  const tenders = [...new Set(payments.map(({ tender }) => tender))]
  const rounding = sum(payments.map(({ amount }) => amount)) - body.total - body.tip
  return tenders.map((tender) => {
    const own = payments.filter((payment) => payment.tender === tender)
    const kind = own[0]?.kind ?? 'manual'
    const kept = sum(own.map(({ amount }) => amount))
    const before = refunded.filter((each) => each.tender === tender)
    return {
      tender,
      kind,
      paid: kind === 'cash' ? kept - rounding : kept,
      before: sum(before.map(({ amount }) => amount)),
    }
  })
}

function returnable({ body, store, back, checked }: Known): ReturnableSale {
  const { sale, receipt_no, ended_at, total, cashier } = body
  const lines = body.lines.map((line) => {
    const gone = back.filter((each) => each.line === line.no)
    const left = line.quantity_milli - sum(gone.map(({ quantity_milli }) => quantity_milli))
    const back_ = line.origin !== null || line.voucher !== null
    return { line, leftMilli: back_ ? 0 : Math.max(0, left) }
  })
  return { sale, receiptNo: receipt_no, at: ended_at, total, cashier, store, lines, checked }
}

function named({ sale, receiptNo, register, number }: WhichSale): object {
  return { sale, receipt_no: receiptNo, register, number }
}

const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0)
