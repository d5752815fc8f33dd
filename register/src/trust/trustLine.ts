import type { Trust } from '../engine/api'
import type { Dictionary } from '../i18n/da'
import { minutesSince } from '../i18n/time'
import type { IconName } from '../ui/icons'

export interface TrustLine {
  tone: 'calm' | 'waiting' | 'warn'
  icon: IconName
  text: string
}

/** From here on the device is said to be filling up. */
const NEARLY_FULL = 0.8

/** One quiet sentence on how sure the shop can be that everything sold is at the server. */
export function trustLine(trust: Trust, words: Dictionary, now: number): TrustLine {
  const t = words.trust
  if (trust.refused) return { tone: 'warn', icon: 'alert', text: t.refused }
  if (trust.refusedRequests > 0) {
    const text = words.uplink.refusedLine(trust.refusedRequests)
    return { tone: 'warn', icon: 'alert', text }
  }
  if (trust.full) return { tone: 'warn', icon: 'alert', text: t.full }
  if (trust.storageUsed !== null && trust.storageUsed >= NEARLY_FULL) {
    return { tone: 'warn', icon: 'alert', text: t.storage(Math.round(trust.storageUsed * 100)) }
  }
  const icon = trust.reachable ? 'cloudUp' : 'cloudOff'
  if (trust.heldSales > 0) {
    const minutes = trust.oldestAt ? minutesSince(trust.oldestAt, now) : 0
    return { tone: 'waiting', icon, text: t.waiting(trust.heldSales, minutes) }
  }
  if (trust.requests > 0) {
    return { tone: 'waiting', icon, text: words.uplink.waiting(trust.requests) }
  }
  if (!trust.reachable) return { tone: 'waiting', icon, text: t.offline }
  if (trust.held > 0) return { tone: 'calm', icon, text: t.entries(trust.held) }
  return { tone: 'calm', icon: 'cloudCheck', text: t.allSent }
}
