import type { Block, Receipt } from '../engine/shapes'

const mark: Block = {
  block: 'line',
  align: 'center',
  size: 'large',
  bold: true,
  cells: [{ kind: 'word', word: 'receipt.copy' }],
}

/** Paper that is no sale's, printed again: it says so at the top. */
export function asCopy(receipt: Receipt): Receipt {
  if (receipt.kind === 'copy') return receipt
  return { ...receipt, kind: 'copy', blocks: [mark, ...receipt.blocks] }
}
