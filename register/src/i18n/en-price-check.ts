import type { daPriceCheck } from './da-price-check'

export const enPriceCheck: typeof daPriceCheck = {
  title: 'Price check',
  text: 'Scan an item. It is not put in the cart.',
  unknown: (code) => `No item has the code ${code}`,
  noPrice: 'The price is agreed at the register',
  reserved: (kept) => `${kept} reserved`,
  coming: (count) => `${count} on the way`,
  places: {
    floor: (count) => `${count} in the shop`,
    back: (count) => `${count} in the back room`,
    workshop: (count) => `${count} in the workshop`,
    defect: (count) => `${count} defective`,
  },
  noStock: 'Stock is seen only with a connection to the server.',
}
