import { formatShortAmount } from './amount'
import type { ErrorCode } from './da-errors'
import type { Word } from './word'

/** A refusal in plain English: what happened and what to do. */
export const enErrors: Record<ErrorCode, Word> = {
  bad_request: 'The register did not understand itself. Try again; call support if it repeats.',
  price_needed: 'The item has no price. Type the price.',
  price_invalid: 'The price cannot be used. Type an amount between 0 and 999,999.99.',
  quantity_invalid: 'The quantity cannot be used. Pieces are sold in whole numbers.',
  vat_class_unknown: 'The VAT code of the item does not exist. Correct the item in the office.',
  cart_has_payments: 'Remove the payments first. Then the cart can be changed.',
  cart_full: 'The cart is full. Finish the sale and begin a new one.',
  line_unknown: 'The line is no longer there.',
  discount_invalid: 'The discount cannot be used. Look at the number again.',
  reason_needed: 'Pick a reason for the discount.',
  reason_unknown: 'The reason no longer exists. Pick another.',
  not_discountable: 'This item may not be discounted.',
  approval_needed: 'The discount must be approved by somebody who may give that much.',
  tender_unknown: 'The way of paying no longer exists. Pick another.',
  amount_invalid: ({ multiple }) =>
    multiple
      ? `Cash amounts must be multiples of ${String(multiple)} øre.`
      : 'The amount cannot be used. Type an amount above zero.',
  amount_exceeds_due: 'The amount is more than remains. Only cash gives change.',
  cash_limit: ({ limit }) =>
    `At most ${formatShortAmount(Number(limit), 'en')} kr may be paid in cash. Use a card or a transfer.`,
  cart_empty: 'The cart is empty.',
  settled: 'The sale is already paid.',
  not_settled: 'The sale is not fully paid.',
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
  permission_needed: 'You may not do that. Ask somebody who may.',
  entry_unknown: 'The receipt is not on this device.',
  item_unknown: 'The item no longer exists. Search for it again.',
  not_counted: 'The drawer has not been counted yet.',
  storage_full: 'The device is full. Make room before selling on.',
  elsewhere: 'The register is open in another window.',
  code_unknown: 'The code does not fit or is too old. Make a new one in the office.',
  slow_down: 'Too many tries. Wait ten minutes and try again.',
  unreachable: 'There is no connection to the server. Check the internet and try again.',
  device_replaced: 'Another device is connected as this register.',
  unexpected: 'Something went wrong. Try again.',
}
