import { entriesSince } from './ledger'
import type { Session } from './session'
import type { KnownOrder, Order, OrderGivenUp, PlacedOrder } from './shapes'
import { type Sold, soldBehind, soldSince } from './sold'

/** The store's orders: those open when the server told of them, with what was done here since. */
export async function knownOrders(session: Session): Promise<KnownOrder[]> {
  const sales = await soldSince(session)
  const placed = await entriesSince(session, 'order_placed')
  const ended = await entriesSince(session, 'order_given_up')
  const gone = new Set(ended.map(({ body }) => (body as unknown as OrderGivenUp).order))
  const own = [
    ...placed.map(({ body }) => (body as unknown as PlacedOrder).order),
    ...sales.flatMap(({ body, before }) => (before === null ? (body.order ?? []) : [])),
  ].map(fresh)
  const all = [...own.reverse(), ...session.now.ledger.orders]
  return all.map((order) => sales.reduce(after, order)).filter(({ id }) => !gone.has(id))
}

/** An order as the server told it, with what this register did to it behind its entry `seq`. */
export async function broughtUp(session: Session, order: KnownOrder, seq: number) {
  return (await soldBehind(session, seq)).reduce(after, order)
}

/** An order that was just made, before anything of its prepayment is counted. */
function fresh({ id, number, kind, customer, due, lines }: Order): KnownOrder {
  const whole = lines.map((line) => ({ ...line, left_milli: line.quantity_milli }))
  return { id, number, kind, customer, due, lines: whole, prepaid: [], cash: 0, ready: false }
}

/** The order after a sale, or after what was put right of one. */
function after(order: KnownOrder, { body, coins, before }: Sold): KnownOrder {
  const own = body.lines.filter((line) => line.order?.order === order.id)
  if (own.length === 0) return order
  if (before !== null) return { ...order, cash: order.cash + coins - before }
  const back = own.some((line) => line.order?.part === 'refund')
  const prepaid = new Map(order.prepaid.map(({ vat, amount }) => [vat, amount]))
  for (const { order: ref, vat_code: vat, total } of own) {
    if (ref?.part !== 'goods') prepaid.set(vat, Math.max(0, (prepaid.get(vat) ?? 0) + total))
  }
  const picked = (no: number) =>
    own
      .filter((line) => line.order?.part === 'goods' && line.order.line === no)
      .reduce((sum, { quantity_milli }) => sum + quantity_milli, 0)
  return {
    ...order,
    lines: order.lines.map((line) => ({
      ...line,
      left_milli: back ? 0 : Math.max(0, line.left_milli - picked(line.no)),
    })),
    prepaid: [...prepaid].sort().map(([vat, amount]) => ({ vat, amount })),
    cash: order.cash + coins,
  }
}
