import type { State, TookOver } from './api'
import { localTime } from './clock'
import type { Counter } from './counter'
import { summaries } from './parking'
import type { Session } from './session'
import { isOverdue } from './shift'
import type { TrustLine } from './trust'

/** What a screen may need that no desk at the counter knows. */
export interface Outline {
  phase: State['phase']
  recovery: State['recovery']
  goods: number
  goodsTotal: number | null
}

const NOTHING = { tiles: [], printers: [], posters: [] }

/** Everything a screen may need at a glance. */
export function stateOf(
  outline: Outline,
  counter: Counter | null,
  trust: TrustLine,
  app: string,
): State {
  const session = counter?.session ?? null
  const standing = session?.now ?? null
  const pricebook = standing?.feed.pricebook ?? null
  const shift = standing?.shift ?? null
  const member = session?.member(standing?.employee ?? null) ?? null
  return {
    phase: outline.phase,
    recovery: outline.recovery,
    registerCode: pricebook?.register_code ?? '',
    registerName: pricebook?.register_code ?? '',
    storeName: pricebook?.seller.store ?? '',
    language: pricebook?.language ?? 'da',
    goods: outline.goods,
    goodsLoaded: outline.goods,
    goodsTotal: outline.goodsTotal,
    employee: member && {
      id: member.id,
      name: member.name,
      role: member.role,
      permissions: session?.permissions(member.id) ?? {},
    },
    employees:
      standing?.feed.staff.map(({ id, name, pin }) => ({ id, name, pinDigits: pin.digits })) ?? [],
    shift: shift && {
      id: shift.id,
      number: shift.number,
      openedAt: shift.openedAt,
      openingFloat: shift.openingFloat,
      overdue: isOverdue(shift, localTime()),
    },
    training: standing?.training ?? false,
    receipts: standing?.counters.receipts ?? 0,
    tookOver: session && tookOver(session),
    cartOpen: session?.cartOpen ?? false,
    parked: summaries(standing?.parked ?? []),
    pricebook,
    ...shown(counter),
    trust: trust.now,
    proposedFloat: standing?.counters.floatCounted ? standing.counters.floatLeft : null,
    floatCounted: standing?.counters.floatCounted ?? true,
    app,
  }
}

/** What the office has laid out for this register. */
function shown(counter: Counter | null): Pick<State, 'tiles' | 'printers' | 'posters'> {
  if (!counter) return NOTHING
  const { printers, posters } = counter.session.now.feed
  return { tiles: counter.tiles.pages, printers, posters }
}

function tookOver({ journal, now }: Session): TookOver | null {
  const { skipped, origin } = journal.device
  return skipped?.last === now.counters.receipts ? { entries: origin.seq, skipped } : null
}
