import Dexie from 'dexie'
import type { Asked } from './api'
import { saleOf, unsentSales } from './ledger'
import { EngineError } from './refusal'
import { tendersNow } from './payment-changes'
import { wished, wishFor } from './sale-wish'
import type { FoundSales, SaleSummary, SaleWish } from './sales-api'
import type { Session } from './session'
import type { Receipt, SaleBody } from './shapes'
import type { JournalRow } from './store'

type Ask = <T>(kind: string, body: object) => Promise<Asked<T>>

/** A sale as the server tells it in a list. */
interface Told {
  entry: string
  receipt_no: string
  at: string
  total: number
  cashier: string
  /** Their codes. */
  tenders: string[]
  store: string
  goods: string[]
  customer: string | null
}

const PAGE = 30
/** So many of its own sales a device looks through at a time: some hundredths of a second. */
const READ_AT_ONCE = 1000
/** Sales of other registers that were looked at lately. */
const KEPT = 20

/** The sales that are written: this device's from its journal, all others from the server. */
export class Sales {
  private readonly others = new Map<string, SaleBody>()

  constructor(
    private readonly session: Session,
    /** The ids of the customers that this device knows by such a text. */
    private readonly customers: (text: string) => string[],
    private readonly ask: Ask,
  ) {}

  /** Of this device, the newest first. */
  async here(wish: SaleWish, after: string | null): Promise<FoundSales> {
    const wanted = this.wanted(wish)
    const rows = await this.rows(after)
      .limit(wished(wish) ? READ_AT_ONCE : PAGE)
      .toArray()
    const end = rows.at(-1)?.seq ?? 0
    const older = await this.rows(String(end)).first()
    return {
      sales: await this.summaries(rows.filter((row) => wanted(saleOf(row)))),
      next: older ? String(end) : null,
    }
  }

  /** Of the store, or of the chain where something is looked for. What the server has not got
   * yet is put where it belongs. */
  async anywhere(wish: SaleWish, after: string | null): Promise<Asked<FoundSales>> {
    const { text, since, until, least, most } = wish
    const asked = await this.ask<{ sales: Told[]; next: string | null }>('sales_like', {
      ...{ text: text.trim(), since, until, least, most, after: after ?? '' },
      everywhere: wished(wish),
    })
    if (!asked.ok) return asked
    const told = asked.answer.sales.map((sale) => this.told(sale))
    const known = new Set(told.map(({ entryId }) => entryId))
    const unsent = after === null ? await this.unsent(wish) : []
    const sales = [...told, ...unsent.filter(({ entryId }) => !known.has(entryId))]
    sales.sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
    return { ok: true, answer: { sales, next: asked.answer.next } }
  }

  /** By the number on the receipt; null where this device did not write it. */
  async byNumber(receiptNo: string): Promise<SaleSummary | null> {
    const number = Number(/^.+-(\d+)$/.exec(receiptNo)?.[1])
    // Receipts are numbered without a gap, so the place of one is known from the last.
    const later = this.session.now.counters.receipts - number
    if (!(later >= 0)) return null
    const row = await this.rows(null).offset(later).first()
    const [sale] = row ? await this.summaries([row]) : []
    return sale?.receiptNo === receiptNo ? sale : null
  }

  /** The receipt as first printed. Throws `entry_unknown`, `unreachable`. */
  async receipt(entryId: string): Promise<Receipt> {
    const body = await this.body(entryId)
    return this.session.till.receipt(body, body.training ? 'training' : 'normal')
  }

  /** A copy, marked as such. Writes `receipt_copied` first. */
  async copy(entryId: string): Promise<Receipt> {
    const yes = this.session.require('reprint')
    const body = await this.body(entryId)
    const { sale, receipt_no, total } = body
    const copied = { sale, receipt_no, total, ...yes }
    await this.session.record([this.session.draft('receipt_copied', copied)])
    return this.session.till.receipt(body, body.training ? 'training' : 'copy')
  }

  /** The goods without prices. Writes `other`: it is neither a receipt nor a copy of one. */
  async giftReceipt(entryId: string): Promise<Receipt> {
    const body = await this.body(entryId)
    const { sale, receipt_no } = body
    const printed = { what: 'gift_receipt', sale, receipt_no }
    await this.session.record([this.session.draft('other', printed)])
    return this.session.till.receipt(body, 'gift')
  }

  /** The sale as it was written. Throws `entry_unknown`, `unreachable`. */
  async body(entryId: string): Promise<SaleBody> {
    const row = await this.session.store.journal.where('id').equals(entryId).first()
    if (row && row.kind !== 'sale') throw new EngineError('entry_unknown')
    const known = row ? saleOf(row) : this.others.get(entryId)
    if (known) return known
    const asked = await this.ask<{ body: SaleBody }>('sale', { sale: entryId })
    if (!asked.ok)
      throw new EngineError(asked.error === 'unreachable' ? 'unreachable' : 'entry_unknown')
    this.others.set(entryId, asked.answer.body)
    for (const old of [...this.others.keys()].slice(0, -KEPT)) this.others.delete(old)
    return asked.answer.body
  }

  private wanted(wish: SaleWish): (sale: SaleBody) => boolean {
    const text = wish.text.trim()
    return wishFor(wish, new Set(text === '' ? [] : this.customers(text)))
  }

  private rows(before: string | null) {
    const { chain } = this.session.journal.device
    const end = before === null ? Dexie.maxKey : Number(before)
    return this.session.store.journal
      .where('[chain+kind+seq]')
      .between([chain, 'sale', Dexie.minKey], [chain, 'sale', end])
      .reverse()
  }

  private async unsent(wish: SaleWish): Promise<SaleSummary[]> {
    const wanted = this.wanted(wish)
    const rows = await unsentSales(this.session)
    return this.summaries(rows.filter((row) => wanted(saleOf(row))))
  }

  private async summaries(rows: JournalRow[]): Promise<SaleSummary[]> {
    const tenders = await tendersNow(this.session, rows.map(saleOf))
    return rows.map((row) => summary(row, tenders.get(row.id)))
  }

  private told({ entry, receipt_no, at, tenders, store, ...rest }: Told): SaleSummary {
    const { register_code, tenders: ways } = this.session.pricebook
    const names = tenders.map((code) => ways.find((way) => way.code === code)?.name ?? code)
    const own = receipt_no.startsWith(`${register_code}-`)
    return {
      ...{ entryId: entry, receiptNo: receipt_no, at, ...rest, tenders: [...new Set(names)] },
      ...{ own, store: own ? null : store, training: false, sent: true },
    }
  }
}

/** `tenders`: their names where a payment was put right. */
function summary(row: JournalRow, tenders?: string[]): SaleSummary {
  const { receipt_no, total, cashier, payments, lines, customer, training } = saleOf(row)
  return {
    entryId: row.id,
    receiptNo: receipt_no,
    at: row.at,
    total,
    cashier,
    tenders: [...new Set(tenders ?? payments.map(({ name }) => name))],
    goods: lines.map(({ name }) => name),
    customer,
    own: true,
    store: null,
    training,
    sent: row.sent === 1,
  }
}
