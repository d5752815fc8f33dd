import type { daReceiving } from './da-receiving'

export const enReceiving: typeof daReceiving = {
  title: 'Receive goods',
  menu: 'Receive goods',
  offline: 'Goods are received only with a connection to the server.',
  waiting: (count) =>
    count === 1
      ? '1 scan waits for the connection. It is not counted yet.'
      : `${count} scans wait for the connection. They are not counted yet.`,
  again: 'Try again',
  none: 'No deliveries are expected.',
  noDay: 'no day',
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
  less: (name) => `One less of ${name}`,
  more: (name) => `One more of ${name}`,
  allOf: (name) => `All of ${name}`,
  book: 'Put in stock',
  booked: 'Put in stock',
  pieces: (count) => `${count} pieces lie in the shop now.`,
  customers: (count) =>
    count === 1 ? '1 customer waits for the goods' : `${count} customers wait for the goods`,
  aside: 'Put the goods aside with the number of the order.',
  ways: { sms: 'Text message', email: 'E-mail' },
  ready: 'Ready, tell nobody',
  told: 'Said to be ready',
  further: 'Next delivery',
}
