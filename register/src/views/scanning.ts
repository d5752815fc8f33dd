import type { Purpose } from '../customer/CustomerController.svelte'
import { language } from '../i18n/language.svelte'
import type { Desk, Obstacle, Situation } from '../scan/ScanRouter'
import type { Counter } from './counter.svelte'

/** How scans reach the counter: where goods go, and the codes that every counter knows. */
export function serveScans(counter: Counter, sheetOpen: () => boolean): void {
  const { session } = counter
  const { scans } = session
  scans.serve(desk(counter, sheetOpen))
  scans.on('receipt', {
    at: ['selling'],
    act: ({ receiptNo }) => counter.returns.open({ receiptNo }),
  })
  scans.on('exchange_label', {
    at: ['selling'],
    act: ({ code, own }) => counter.returns.exchange(code, own),
  })
  scans.on('parked', {
    at: ['selling'],
    act: ({ own }) => counter.parking.resume({ number: own.fields['number'] ?? 0 }),
  })
  scans.on('order', {
    at: ['selling'],
    act: ({ own }) => counter.orders.scanned(own.fields['number'] ?? 0),
  })
  scans.on('customer', {
    at: ['selling', 'paying'],
    act: ({ own }) => counter.customers.scanned(own.fields['number'] ?? 0, purpose(counter)),
  })
  for (const kind of ['gift_card', 'credit_note'] as const) {
    scans.on(kind, {
      at: ['selling', 'paying'],
      act: ({ own }) => counter.vouchers.scanned(kind, voucherNumber(own.fields)),
    })
  }
  scans.on('coupon', {
    at: ['selling'],
    act: ({ own }) => counter.coupons.scanned(own.fields),
  })
  scans.on('employee', {
    at: ['signed_out', 'unopened', 'selling', 'paying', 'closing'],
    act: ({ own }) => welcome(counter, own.fields['number'] ?? 0),
  })
}

/** The ten digits of a voucher, of which a code keeps no leading zeros. */
export const voucherNumber = (fields: Record<string, number>): string =>
  String(fields['number'] ?? 0).padStart(10, '0')

function desk(counter: Counter, sheetOpen: () => boolean): Desk {
  const { session } = counter
  return {
    sheetOpen,
    situation: () => situation(counter),
    read: (text) => session.attempt(() => session.engine.read(text)),
    sell: async (text) => {
      const { version } = session.cart
      const other = await counter.goods.scan(text)
      if (session.cart.version === version) session.cart.touchNothing()
      if (!other) counter.cartTouched()
      return other
    },
    refuse: (obstacle) => {
      session.sounds.bad()
      session.notices.warn(words(obstacle))
    },
  }
}

function situation({ session, navigation, zReport }: Counter): Situation {
  const { state } = session
  if (state?.phase !== 'ready' || zReport) return 'away'
  if (state.employee === null) return 'signed_out'
  if (state.shift === null) return 'unopened'
  if (navigation.place === 'pay') return 'paying'
  return navigation.place === 'close' ? 'closing' : 'selling'
}

function words(obstacle: Obstacle): string {
  const t = language.words.scan
  const said = {
    away: t.away,
    signed_out: t.signedOut,
    unopened: t.unopened,
    selling: t.unhandled,
    paying: t.paying,
    closing: t.closing,
    sheet: t.sheet,
    unhandled: t.unhandled,
  }
  return said[obstacle]
}

/** A card scanned while the receipt is still shown is for the sale that was just paid. */
function purpose({ navigation, tender }: Counter): Purpose {
  const { finished } = tender
  const late = navigation.place === 'finish' && finished?.customer === null
  return late ? { for: 'sale', sale: finished.entryId } : { for: 'cart' }
}

async function welcome({ session }: Counter, badge: number): Promise<void> {
  const person = await session.attempt(() => session.engine.signInByBadge(badge))
  if (person) session.sounds.ok()
  else session.sounds.bad()
  const t = language.words.scan
  if (person) session.notices.tell(t.welcome(person.name))
  else session.notices.warn(t.badgeUnknown)
}
