import { formatShortAmount } from './amount'
import type { ErrorCode } from './da-errors'
import { formatDate } from './time'
import type { Word } from './word'

/** A refusal in plain English: what happened and what to do. */
export const enErrors: Record<ErrorCode, Word> = {
  bad_request: 'The register did not understand itself. Try again; call support if it repeats.',
  price_needed: 'The item has no price. Type the price.',
  price_invalid: 'The price cannot be used. Type an amount between 0 and 999,999.99.',
  quantity_invalid: 'The quantity cannot be used. Pieces are sold in whole numbers.',
  vat_class_unknown: 'The VAT code of the item does not exist. Correct the item in the office.',
  cart_has_payments: 'Remove the payments first. Then the cart can be changed.',
  cart_begun: 'A sale has begun already. Park or finish it first.',
  coupon_unknown: 'The coupon does not hold now. It is over or has not begun.',
  account_closed: 'The customer has no account. The office can give them a credit limit.',
  account_settled:
    'The customer’s account is used in this sale. Remove that line or payment first.',
  customer_needed: 'Choose the customer first.',
  line_ordered: 'The line is of an order. Take it out, and fetch the order again.',
  order_in_cart: 'The order is in the cart already.',
  order_of_goods:
    'An order is made of goods only. Take returns, gift cards and deposits out first.',
  quote_expired: ({ due }) => `The quote was valid until ${formatDate(String(due), 'en')}.`,
  order_settled: 'There is nothing left on the order.',
  coupon_used: 'A coupon of that kind is used in this sale already.',
  cart_full: 'The cart is full. Finish the sale and begin a new one.',
  layaway_unpaid: ({ most }) =>
    Number(most) > 0
      ? `What is laid away is paid before it is taken. At most ${formatShortAmount(Number(most), 'en')} kr may go on account.`
      : 'What is laid away is paid before it is taken. It cannot go on account.',
  label_redeemed: 'The exchange label has been used already.',
  label_unknown: 'This exchange label is not from this shop.',
  line_returned: 'To change a return, remove the line and choose the goods again.',
  not_returnable: 'This line cannot be returned.',
  return_exceeds_sale: 'Nothing more of these goods is left to return on that receipt.',
  line_unknown: 'The line is no longer there.',
  discount_invalid: 'The discount cannot be used. Look at the number again.',
  reason_needed: 'Pick a reason for the discount.',
  reason_unknown: 'The reason no longer exists. Pick another.',
  not_discountable: 'This item may not be discounted.',
  approval_needed: 'Somebody who may must approve it. It has not been done.',
  not_allowed: 'You may not do that. Ask somebody who may to do it.',
  age_check_needed: ({ age }) =>
    `The customer must be ${String(age)}. That has not been confirmed.`,
  line_linked: 'The deposit follows its goods. Change their quantity instead.',
  no_deposit: 'This is not a bottle deposit.',
  serial_needed: 'The item needs its serial number.',
  address_invalid: 'The address or the number cannot be used.',
  serial_other: ({ serial, sold }) =>
    `The piece has another number (${String(serial)}) than the one that was sold (${String(sold)}).`,
  serial_taken: ({ serial }) => `Serial number ${String(serial)} is already in the cart.`,
  shift_over: 'Only sales of the open shift of this register can be corrected.',
  slip_redeemed: 'The bottle slip has been paid out already.',
  tender_unknown: 'The way of paying no longer exists. Pick another.',
  amount_invalid: ({ multiple }) =>
    multiple
      ? `Cash amounts must be multiples of ${String(multiple)} øre.`
      : 'The amount cannot be used. Type an amount above zero.',
  amount_exceeds_due: 'The amount is more than remains. Only cash gives change.',
  cash_limit: ({ limit }) =>
    `At most ${formatShortAmount(Number(limit), 'en')} kr may be paid in cash. Use a card or a transfer.`,
  voucher_blocked: 'The card is blocked. Ask the manager.',
  voucher_cash_out: ({ limit }) =>
    `What is left is paid out only with a connection, and up to kr. ${formatShortAmount(Number(limit), 'en')}.`,
  voucher_empty: 'There is no more money on it.',
  voucher_expired: ({ expires }) => `It expired on ${formatDate(String(expires), 'en')}.`,
  voucher_kind_unknown: 'The shop does not use that kind of card.',
  voucher_offline_limit: ({ limit }) =>
    `Without a connection one card pays at most ${formatShortAmount(Number(limit), 'en')} kr.`,
  voucher_pays_nothing: 'It cannot pay for what is in the cart.',
  voucher_used: 'The card is in this sale already.',
  currency_unknown: 'The shop does not take that currency. Take kroner or a card.',
  tip_invalid: 'The tip cannot be used. Enter an amount above zero.',
  cart_empty: 'The cart is empty.',
  settled: 'The sale is already paid.',
  not_settled: 'The sale is not fully paid.',
  payment_by_terminal: 'The terminal charged the amount. Take the goods back, and sell them again.',
  payment_fixed: ({ tender }) => `A payment by ${String(tender)} cannot be corrected.`,
  payment_refunded: ({ tender }) =>
    `Money went back by ${String(tender)}. The payment cannot be corrected.`,
  payment_unknown: 'The payment is no longer there.',
  payments_full: 'There are too many payments on the sale. Remove some.',
  pricebook_unknown: 'The prices have not arrived yet. Wait a moment and try again.',
  shift_mismatch: 'The entry belongs to another shift. Call support.',
  training_mismatch: 'Training cannot be switched in the middle of a sale.',
  entry_changed: 'An entry of the journal was changed. Call support.',
  entry_gap: 'An entry of the journal is missing. Call support.',
  entry_link: 'The chain of the journal is broken. Call support.',
  entry_malformed: 'An entry of the journal cannot be read. Call support.',
  not_signed_in: 'Sign in first.',
  not_ready: 'The register is not ready yet. Wait a moment.',
  no_shift: 'The register is not open. Open it first.',
  shift_open: 'The register is already open.',
  cart_open: 'There are goods in the cart. Finish or cancel the sale first.',
  entry_unknown: 'The receipt is not on this device.',
  item_unknown: 'The item no longer exists. Search for it again.',
  float_invalid: 'No more can stay than was counted.',
  difference_unexplained: 'The drawer is off. Say shortly why.',
  recount_unexplained: 'Say why it is counted again.',
  not_overdue: 'The shift is of today. Count the drawer and close it.',
  photo_unreadable: 'The picture of the bill could not be read.',
  not_counted: 'The drawer has not been counted yet.',
  storage_full: 'The device is full and nothing was written. Make room on it, then try again.',
  elsewhere: 'The register is open in another window.',
  malformed: 'The server could not read it. Call support.',
  kind_unknown: 'The server is older than the register. Try again once it is updated.',
  layout_newer: ({ name }) =>
    `The tiles were not saved: ${name ? String(name) : 'somebody else'} has changed them since. Change them again.`,
  layout_invalid: 'The tiles could not be saved. Each page needs a name of its own.',
  not_found: 'It no longer exists.',
  customer_invalid: ({ detail }) => `The customer could not be saved. ${String(detail ?? '')}`,
  customer_too_late: 'The sale is of another day, or has a customer already.',
  id_taken: 'It was sent in another version. Call support.',
  revoked: 'This device was shut out. Connect it again from the office.',
  parked_taken: ({ employee, register }) =>
    `The sale was taken up by ${String(employee)} at register ${String(register)}.`,
  parked_gone: 'The parked sale was taken up or given up elsewhere.',
  code_unknown: 'The code does not fit or is too old. Make a new one in the office.',
  slow_down: 'Too many tries. Wait ten minutes and try again.',
  unreachable: 'There is no connection to the server. Check the internet and try again.',
  device_replaced: 'Another device is connected as this register.',
  unexpected: 'Something went wrong. Try again.',
}
