import type { State } from '../engine/api'
import type { Block, Receipt } from '../engine/shapes'

/**
 * A page for setting up a printer: who we are, all Danish letters, both edges, large type, a
 * barcode and the knife. It is no receipt and says nothing of a sale.
 */
export function sampleReceipt(state: State | null): Receipt {
  const line = (text: string): Block => ({
    block: 'line',
    align: 'center',
    cells: [{ kind: 'text', text }],
  })
  const blocks: Block[] = [
    { ...line(state?.storeName ?? ''), size: 'large', bold: true },
    line(state?.registerName ?? ''),
    { block: 'rule' },
    line('æøå ÆØÅ é ü ß € ½'),
    {
      block: 'row',
      left: [{ kind: 'text', text: '<' }],
      right: [{ kind: 'text', text: '>' }],
    },
    { block: 'rule' },
    { block: 'barcode', text: state?.registerCode ?? '', align: 'center' },
    { block: 'cut' },
  ]
  return { kind: 'normal', receipt_no: 'test', blocks }
}
