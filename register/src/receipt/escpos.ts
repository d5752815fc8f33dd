/**
 * A receipt as the bytes of a printer: ESC/POS, or StarPRNT for Star's.
 *
 * The code page is forced: left to itself the encoder picks pages that only some printers carry.
 */
import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder'
import type { PrinterLanguage } from '../devices/printer'
import type { Block, Receipt } from '../engine/shapes'
import { code128Data, modulesOf } from './code128'
import { fitRow, wrap } from './columns'
import { runText, spoken, type Speech } from './speech'

/** Pages with æ, ø and å. 865 is the oldest printers' and has no euro sign. */
export type CodePage = 'cp858' | 'cp865' | 'windows1252'

export interface Paper {
  /** Characters of the standard font across: 48 or 42 on 80 mm, 32 on 58 mm. */
  columns: number
  page?: CodePage
  language?: PrinterLanguage
}

/** Lines between the last print and the knife. */
const FEED_BEFORE_CUT = 4
const PULSE = { device: 0, on: 100, off: 500 } as const
const DOTS_PER_COLUMN = 12
/** The encoder's widths of a module, in dots; a module below two dots is read by no scanner. */
const WIDTHS = [
  { width: 2, dots: 3 },
  { width: 1, dots: 2 },
] as const

function encoder({ columns, page = 'cp858', language = 'esc-pos' }: Paper): ReceiptPrinterEncoder {
  return new ReceiptPrinterEncoder({
    language,
    columns,
    codepageCandidates: [page],
    newline: '\n',
    feedBeforeCut: FEED_BEFORE_CUT,
  })
    .initialize()
    .codepage(page)
}

/** Characters the code page lacks and people write all the same. */
function printable(text: string, { page }: Paper): string {
  const plain = text
    .replace(/[\u2212\u2013\u2014]/g, '-')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d\u201e]/g, '"')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/\u2026/g, '...')
  if (page === 'windows1252') return plain
  // The encoder takes the sign for the control character that it once was.
  const legal = plain.replace(/§/g, 'par.')
  return page === 'cp865' ? legal.replace(/€/g, 'EUR').replace(/×/g, 'x') : legal
}

/** Bars as wide as the paper allows; what does not fit becomes a QR code. */
function printCode(to: ReceiptPrinterEncoder, text: string, paper: Paper): void {
  // Star's printers choose how they write digits, and do not say.
  const star = paper.language === 'star-prnt'
  const modules = modulesOf(text, !star)
  const fitting = WIDTHS.find(({ dots }) => modules * dots <= paper.columns * DOTS_PER_COLUMN)
  if (!fitting) return printQr(to, text, text)
  const data = star ? text : code128Data(text)
  const { width } = fitting
  to.align('center').barcode(data, 'code128', { height: 60, width, text: true })
  to.align('left')
}

function printQr(to: ReceiptPrinterEncoder, text: string, caption = ''): void {
  to.align('center').qrcode(text, { size: 6, errorlevel: 'm' })
  if (caption) to.line(caption)
  to.align('left')
}

function printLines(to: ReceiptPrinterEncoder, block: Block, lines: string[]): void {
  const large = block.size === 'large'
  to.bold(block.bold ?? false)
  if (large) to.size(2, 2)
  for (const line of lines) to.line(line)
  if (large) to.size(1, 1)
  to.bold(false)
}

function printText(to: ReceiptPrinterEncoder, block: Block, speech: Speech, paper: Paper): void {
  const columns = block.size === 'large' ? Math.floor(paper.columns / 2) : paper.columns
  if (block.block === 'row') {
    const left = printable(runText(block.left, speech), paper)
    const right = printable(runText(block.right, speech), paper)
    printLines(to, block, fitRow(left, right, columns))
    return
  }
  to.align(block.align ?? 'left')
  printLines(to, block, wrap(printable(runText(block.cells, speech), paper), columns))
  to.align('left')
}

function printBlock(to: ReceiptPrinterEncoder, block: Block, speech: Speech, paper: Paper): void {
  switch (block.block) {
    case 'row':
    case 'line':
      return printText(to, block, speech, paper)
    case 'rule':
      to.line('-'.repeat(paper.columns))
      return
    case 'feed':
      to.newline()
      return
    case 'barcode':
      return printCode(to, block.text ?? '', paper)
    case 'qr':
      return printQr(to, block.text ?? '')
    case 'cut':
      to.cut('partial')
  }
}

/** The bytes of a receipt; with `openDrawer` the pulse comes first, while the printer is idle. */
export function encodeReceipt(
  receipt: Receipt,
  speech: Speech,
  paper: Paper,
  openDrawer = false,
): Uint8Array {
  const to = encoder(paper)
  if (openDrawer) to.pulse(PULSE.device, PULSE.on, PULSE.off)
  const told = spoken(receipt, speech)
  for (const block of receipt.blocks) printBlock(to, block, told, paper)
  return to.encode()
}

/** The bytes that open the drawer and print nothing. */
export function encodePulse(paper: Paper): Uint8Array {
  return encoder(paper).pulse(PULSE.device, PULSE.on, PULSE.off).encode()
}
