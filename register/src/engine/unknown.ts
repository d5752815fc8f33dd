import { requestOf } from './requests'
import type { Session } from './session'
import type { Item } from './shapes'
import { uuidv7 } from './uuid'

/** The article group of what no group is known of (SAF-T basicType 04). */
const OTHER_GOODS = '04999'
/** More than this nobody sells unknown between two looks at the list in the office. */
const MOST = 200

/** What a cashier says of goods that the register does not know. */
export interface Described {
  code: string
  name: string
  /** Øre, VAT included. */
  price: number
  vat: string
}

/** Goods sold under a code nobody knows: known here from then on, and told to the office. */
export class UnknownGoods {
  constructor(private readonly session: Session) {}

  find(code: string): Item | null {
    return this.session.now.unknown.find(({ barcode }) => barcode === code) ?? null
  }

  /** Who approved selling them, null where nobody had to. Throws `not_allowed`, `approval_needed`. */
  approver(): string | null {
    return this.session.require('sell_unknown').approved_by
  }

  /** The goods as an item. */
  describe({ code, name, price, vat }: Described): Item {
    return itemOf(this.find(code)?.variant ?? uuidv7(), code, name, price, vat)
  }

  /** They were sold: known here from now on, and told to the office. */
  async remember(item: Item, approvedBy: string | null): Promise<void> {
    const { session } = this
    const { variant, barcode, name, price, vat } = item
    const others = session.now.unknown.filter((other) => other.barcode !== barcode)
    const { employee, training } = session.now
    const body = { variant, barcode, name, price, vat }
    const told = requestOf({ kind: 'unknown_sold', body, employee, approvedBy })
    await session.keep({ unknown: [...others, item].slice(-MOST) }, training ? [] : [told])
  }
}

function itemOf(variant: string, code: string, name: string, price: number, vat: string): Item {
  return {
    variant,
    product: variant,
    sku: code,
    name,
    barcode: code,
    price,
    vat,
    group: OTHER_GOODS,
    category: '',
    brand: '',
    tags: [],
    prices: [],
    unit: 'pcs',
    weighed: false,
    discountable: true,
  }
}
