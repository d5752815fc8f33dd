import { describe, expect, it } from 'vitest'
import { lineText, lineWidth, type PaperText, readPaper } from '../devices/paper'
import type { Block, Pricebook, Receipt } from '../engine/shapes'
import { da } from '../i18n/da'
import { encodePulse, encodeReceipt } from './escpos'
import type { Speech } from './speech'

const pricebook = {
  discount_reasons: [{ code: 'regular', name: 'Stamkunde' }],
  tenders: [],
  employees: [],
  cash: { reasons: [] },
} as unknown as Pricebook
const speech: Speech = { language: 'da', words: da, pricebook }
const text = (content: string) => ({ kind: 'text' as const, text: content })
const money = (value: number) => ({ kind: 'money' as const, value })

const blocks: Block[] = [
  {
    block: 'line',
    align: 'center',
    size: 'large',
    bold: true,
    cells: [text('Rødgrød & Æbler')],
  },
  { block: 'rule' },
  { block: 'row', left: [text('Skærmsæt 28" – sølv')], right: [money(27950)] },
  {
    block: 'row',
    left: [
      { kind: 'word', word: 'receipt.discount', data: { reason: 'regular' } },
      { kind: 'rate', value: 1000 },
    ],
    right: [money(-2795)],
  },
  {
    block: 'row',
    size: 'large',
    bold: true,
    left: [{ kind: 'word', word: 'receipt.total' }],
    right: [money(25155)],
  },
  { block: 'feed' },
  { block: 'barcode', text: 'K1-42', align: 'center' },
  { block: 'qr', text: 'https://bon.example/r/1' },
  { block: 'cut' },
]
const receipt: Receipt = { kind: 'normal', receipt_no: 'K1-42', blocks }

const paperOf = (columns: number, openDrawer = false) =>
  readPaper(encodeReceipt(receipt, speech, { columns }, openDrawer))
const linesOf = (columns: number) =>
  paperOf(columns).marks.filter((mark): mark is PaperText => mark.kind === 'text')

describe('a receipt sent to an ESC/POS printer', () => {
  it('stands on the paper in Danish letters, at both edges', () => {
    const lines = linesOf(42).map(lineText)
    expect(lines).toContain('Skærmsæt 28" - sølv'.padEnd(36) + '279,50')
    expect(lines).toContain('Rabat, Stamkunde 10 %'.padEnd(36) + '-27,95')
    expect(lines.some((line) => line.trim() === 'Rødgrød & Æbler')).toBe(true)
  })

  it('prints the head and the total large and bold', () => {
    const large = linesOf(42).filter(({ runs }) => runs.some((run) => run.wide && run.tall))
    expect(large.map((line) => lineText(line).trim())).toEqual([
      'Rødgrød & Æbler',
      'I alt          251,55',
    ])
    expect(large.every(({ runs }) => runs.at(-1)?.bold)).toBe(true)
  })

  it.each([48, 42, 32])('never runs over the edge of %i columns', (columns) => {
    expect(Math.max(...linesOf(columns).map(lineWidth))).toBeLessThanOrEqual(columns)
  })

  it('carries the number as Code 128 and the address as a QR code', () => {
    const { marks } = paperOf(42)
    expect(marks).toContainEqual({ kind: 'barcode', symbology: 73, text: 'K1-42' })
    expect(marks).toContainEqual({ kind: 'qr', text: 'https://bon.example/r/1' })
  })

  it('is cut once, last, and opens the drawer first, only when asked to', () => {
    const visible = paperOf(42, true).marks.filter(
      (mark) => mark.kind !== 'text' || mark.runs.length > 0,
    )
    const kinds = visible.map(({ kind }) => kind)
    expect(kinds[0]).toBe('drawer')
    expect(kinds.at(-1)).toBe('cut')
    expect(kinds.filter((kind) => kind === 'cut')).toHaveLength(1)
    expect(paperOf(42).marks.some(({ kind }) => kind === 'drawer')).toBe(false)
  })

  it('uses no command a plain printer would not know', () => {
    expect(paperOf(42, true).unknown).toEqual([])
  })

  it('chooses code page 858 and no other', () => {
    const bytes = encodeReceipt(receipt, speech, { columns: 42 })
    const pages = [...bytes.keys()]
      .filter((at) => bytes[at] === 0x1b && bytes[at + 1] === 0x74)
      .map((at) => bytes[at + 2])
    expect(new Set(pages)).toEqual(new Set([19]))
  })
})

describe('the drawer alone', () => {
  it('gets one pulse and no paper', () => {
    const { marks, unknown } = readPaper(encodePulse({ columns: 42 }))
    expect(marks).toEqual([{ kind: 'drawer', pin: 2, onMs: 100 }])
    expect(unknown).toEqual([])
  })
})
