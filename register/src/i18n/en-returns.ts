import type { daReturns } from './da-returns'

export const enReturns: typeof daReturns = {
  title: 'Return',
  looking: (receiptNo) => `Finding receipt ${receiptNo} …`,
  unknown: (receiptNo) => `There is no receipt ${receiptNo}.`,
  unreachable: (receiptNo) =>
    `Receipt ${receiptNo} is not from this register, and there is no connection. Take the goods back without a receipt, or try again.`,
  of: (receiptNo) => `Return of receipt ${receiptNo}`,
  unchecked: 'Without a connection: only what this register itself took back is subtracted.',
  why: 'Why?',
  lines: 'Goods on the receipt',
  left: (left, sold) => `${left} of ${sold} can be returned`,
  gone: 'Has come back',
  notBack: 'Cannot be returned',
  taken: (quantity) => `${quantity} back`,
  less: 'One back less',
  all: 'Everything back',
  close: 'Close the return',
  show: 'Show receipt',
  back: 'Return',
  turnTitle: 'Return without receipt',
  turnText: (name, amount) => `${name}, ${amount} kr. Why does it come back?`,
  labelTitle: 'Exchange label',
  labelText: (amount) =>
    `The label is genuine and worth ${amount} kr. The sale cannot be seen from here: scan the goods, or search for them.`,
  labelSearch: 'Search goods',
  labels: 'Exchange labels',
  labelsAll: 'Label on everything',
  labelOn: 'Exchange label',
  labelsPrinted: (count) =>
    count === 1
      ? 'The label was sent to the printer'
      : `${String(count)} labels were sent to the printer`,
  payBack: 'Back to the customer',
  asPaid: 'As paid',
  paidBack: 'Given back',
  exchanged: 'Exchanged evenly',
}
