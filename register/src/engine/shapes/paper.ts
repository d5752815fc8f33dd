// Generated from till/shapes/ by register/scripts/shapes.py. Do not edit.

/** One piece of a receipt line. `word` is a key in the host's dictionary, with `data`. */
export interface Cell {
  kind: 'text' | 'word' | 'money' | 'quantity' | 'rate' | 'time'
  text?: string
  word?: string
  data?: Record<string, unknown>
  value?: number
}

/** `row`: left and right cells; `line`: cells in one run; `rule`, `feed`, `cut`;
 * `barcode` (Code 128) and `qr` with `text`. */
export interface Block {
  block: 'row' | 'line' | 'rule' | 'feed' | 'barcode' | 'qr' | 'cut'
  left?: Cell[]
  right?: Cell[]
  cells?: Cell[]
  align?: 'left' | 'center' | 'right'
  size?: 'normal' | 'large'
  bold?: boolean
  text?: string
}

export interface Receipt {
  kind: 'normal' | 'copy' | 'training' | 'proforma' | 'gift' | 'parked' | 'order' | 'label'
  receipt_no: string
  language?: 'da' | 'en' // where the customer reads another than the shop's
  blocks: Block[]
}

/** What a slip says of a parked sale; `code` is one of the shop's own. */
export interface ParkedSlip {
  name: string
  at: string
  total: number
  code: string
}
