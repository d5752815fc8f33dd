import type { daApproval, daPermission } from './da-approval'

/** Words of an approval on the spot. */
export const enApproval: typeof daApproval = {
  who: 'Choose who approves, or scan a badge.',
  approve: 'Approve',
  notTheirs: 'The PIN fits, but they may not approve this.',
  nobody: 'None of those who can sign in at this register may approve it.',
  unnamed: 'Needs approval',
  askLeader: 'Ask a manager',
  waiting: 'Waiting for a manager to answer',
  stopAsking: 'Stop waiting',
  no: (by, reason) => `${by} says no${reason ? `: ${reason}` : '.'}`,
  noAnswer: 'Nobody answered. Ask again, or let a colleague enter their PIN.',
  unreachable: 'There is no connection. Let a colleague enter their PIN.',
}

/** What is asked for, by the code of the permission. */
export const enPermission: Record<keyof typeof daPermission, string> = {
  adjust_gift_card: 'Correct and block gift cards',
  bank_deposit: 'Send cash to the bank',
  cart_discount: 'Discount on the whole sale',
  cash_difference: 'Close with a cash difference',
  cash_move: 'Put cash in or take cash out',
  choose_restock: 'Choose where the goods are put',
  close_shift: 'Close the register',
  exchange: 'Exchange goods',
  line_discount: 'Discount on an item',
  open_drawer: 'Open the drawer without a sale',
  open_shift: 'Open the register',
  recount: 'Count again',
  pay_out_gift_card: 'Pay out what is left on a gift card',
  refund_deposit: 'Pay out bottle deposits',
  refund_other_tender: 'Pay back another way',
  remove_line: 'Take an item out of the sale',
  reprint: 'Print a copy of a receipt',
  resume_parked: "Taking up a colleague's parked sale",
  return_late: 'Take back after the deadline',
  return_with_receipt: 'Take back with receipt',
  return_without_receipt: 'Take back without receipt',
  sell_gift_card: 'Sell gift cards',
  exceed_credit: 'Sell beyond the customer’s credit limit',
  sell_on_account: 'Sell on account',
  sell_unknown: 'Selling an item the register does not know',
  take_over_parked: 'Taking over a parked sale from another register',
  training: 'Switch training on',
  void_cart: 'Cancel the sale',
  x_report: 'Take an X report',
}
