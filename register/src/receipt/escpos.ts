/**
 * A receipt as ESC/POS bytes.
 *
 * Code page 858 is forced: it has æ, ø, å and €, and left to itself the encoder picks
 * pages that only some printers carry.
 */
import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder'
import type { Block, Receipt } from '../engine/shapes'
import { fitRow, wrap } from './columns'
import { runText, type Speech } from './speech'

export interface Paper {
  /** Characters of the standard font across: 48 or 42 on 80 mm, 32 on 58 mm. */
  columns: number
}

/** Lines between the last print and the knife. */
const FEED_BEFORE_CUT = 4
const PULSE = { device: 0, on: 100, off: 500 } as const

function encoder({ columns }: Paper): ReceiptPrinterEncoder {
  return new ReceiptPrinterEncoder({
    language: 'esc-pos',
    columns,
    codepageCandidates: ['cp858'],
    newline: '\n',
    feedBeforeCut: FEED_BEFORE_CUT,
  })
    .initialize()
    .codepage('cp858')
}

/** Characters code page 858 lacks and people write all the same. */
function printable(text: string): string {
  return text
    .replace(/[\u2212\u2013\u2014]/g, '-')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d\u201e]/g, '"')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/\u2026/g, '...')
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
    const left = printable(runText(block.left, speech))
    const right = printable(runText(block.right, speech))
    printLines(to, block, fitRow(left, right, columns))
    return
  }
  to.align(block.align ?? 'left')
  printLines(to, block, wrap(printable(runText(block.cells, speech)), columns))
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
      to.align('center').barcode(block.text ?? '', 'code128', { height: 60, width: 2, text: true })
      to.align('left')
      return
    case 'qr':
      to.align('center').qrcode(block.text ?? '', { size: 6, errorlevel: 'm' })
      to.align('left')
      return
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
  for (const block of receipt.blocks) printBlock(to, block, speech, paper)
  return to.encode()
}

/** The bytes that open the drawer and print nothing. */
export function encodePulse(paper: Paper): Uint8Array {
  return encoder(paper).pulse(PULSE.device, PULSE.on, PULSE.off).encode()
}
