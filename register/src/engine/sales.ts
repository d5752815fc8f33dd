import Dexie from 'dexie'
import type { SaleSummary } from './api'
import { EngineError } from './refusal'
import type { Session } from './session'
import type { Entry, Receipt, SaleBody } from './shapes'
import type { JournalRow } from './store'

/** The sales this device has written, read from its journal. */
export class Sales {
  constructor(private readonly session: Session) {}

  /** The newest first; `before` is the seq of the last one already shown. */
  async list(limit: number, before?: number): Promise<SaleSummary[]> {
    const rows = await this.rows(before).limit(limit).toArray()
    return rows.map(summary)
  }

  /** By the number on the receipt; null where this device did not write it. */
  async byNumber(receiptNo: string): Promise<SaleSummary | null> {
    const number = Number(/^.+-(\d+)$/.exec(receiptNo)?.[1])
    // Receipts are numbered without a gap, so the place of one is known from the last.
    const later = this.session.now.counters.receipts - number
    if (!(later >= 0)) return null
    const row = await this.rows().offset(later).first()
    const sale = row && summary(row)
    return sale?.receiptNo === receiptNo ? sale : null
  }

  /** The receipt as first printed. Throws `entry_unknown`. */
  async receipt(entryId: string): Promise<Receipt> {
    const body = await this.body(entryId)
    return this.session.till.receipt(body, body.training ? 'training' : 'normal')
  }

  /** A copy, marked as such. Writes `receipt_copied` first. */
  async copy(entryId: string): Promise<Receipt> {
    const approved_by = this.session.require('reprint')
    const body = await this.body(entryId)
    const { sale, receipt_no, total } = body
    const copied = { sale, receipt_no, total, approved_by }
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

  private rows(before?: number) {
    const { chain } = this.session.journal.device
    return this.session.store.journal
      .where('[chain+kind+seq]')
      .between([chain, 'sale', Dexie.minKey], [chain, 'sale', before ?? Dexie.maxKey])
      .reverse()
  }

  /** The sale as it was written. Throws `entry_unknown`. */
  async body(entryId: string): Promise<SaleBody> {
    const row = await this.session.store.journal.where('id').equals(entryId).first()
    if (row?.kind !== 'sale') throw new EngineError('entry_unknown')
    return saleOf(row)
  }
}

const saleOf = (row: JournalRow): SaleBody =>
  (JSON.parse(row.entry) as Entry).body as unknown as SaleBody

function summary(row: JournalRow): SaleSummary {
  const body = saleOf(row)
  return {
    entryId: row.id,
    seq: row.seq,
    receiptNo: body.receipt_no,
    at: row.at,
    total: body.total,
    cashier: body.cashier,
    tenders: body.payments.map((payment) => payment.name),
    training: body.training,
    sent: row.sent === 1,
  }
}
