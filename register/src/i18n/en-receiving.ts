import type { daReceiving } from './da-receiving'

export const enReceiving: typeof daReceiving = {
  title: 'Receive goods',
  offline: 'Goods can only be received with a connection to the server.',
  waiting: (count) =>
    count === 1
      ? '1 scan is waiting for the connection. It is not counted yet.'
      : `${count} scans are waiting for the connection. They are not counted yet.`,
  none: 'No deliveries are expected.',
  noDay: 'no date',
  due: (day) => `due ${day}`,
  begun: 'being counted',
  order: (number) => `Order ${number}`,
  goods: (count) => (count === 1 ? '1 item' : `${count} items`),
  all: 'All received',
  sure: (supplier) => `Has everything come from ${supplier}?`,
  scan: 'Scan the goods. Each scan counts one.',
  strange: (code) => `No item has the code ${code}. Put it aside.`,
  forCustomer: 'For a customer',
  of: (count) => `of ${count}`,
  book: 'Put in stock',
  booked: 'Put in stock',
  pieces: (count) => `${count} pieces are now in the shop.`,
  customers: (count) =>
    count === 1
      ? '1 customer is waiting for the goods'
      : `${count} customers are waiting for the goods`,
  aside: 'Put the goods aside with the order number.',
  ways: { sms: 'Text message', email: 'E-mail' },
  ready: 'Ready, no message',
  told: 'Marked as ready',
  further: 'Next delivery',
}
