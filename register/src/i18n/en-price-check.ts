import type { daPriceCheck } from './da-price-check'

export const enPriceCheck: typeof daPriceCheck = {
  title: 'Price check',
  text: 'Scan an item. It is not put in the cart.',
  unknown: (code) => `No item has the code ${code}`,
  noPrice: 'The price is agreed at the register',
  reserved: (kept) => `${kept} reserved`,
  noStock: 'Stock is seen only with a connection to the server.',
}
