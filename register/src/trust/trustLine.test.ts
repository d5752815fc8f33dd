import { describe, expect, it } from 'vitest'
import type { Trust } from '../engine/api'
import { da } from '../i18n/da'
import { en } from '../i18n/en'
import { trustLine } from './trustLine'

const now = Date.parse('2026-11-21T14:07:30+01:00')
const sure: Trust = {
  held: 0,
  heldSales: 0,
  oldestAt: null,
  reachable: true,
  lastContact: '2026-11-21T14:07:00+01:00',
  refused: null,
  persistent: true,
  storageUsed: 0.02,
  full: false,
  copied: true,
  requests: 0,
  refusedRequests: 0,
}
const line = (change: Partial<Trust>) => trustLine({ ...sure, ...change }, da, now)

describe('the trust line', () => {
  it('says that everything is sent', () => {
    expect(line({})).toEqual({ tone: 'calm', icon: 'cloudCheck', text: 'Alt er sendt' })
  })

  it('says how many sales wait and how old the oldest is', () => {
    const waiting = { held: 4, heldSales: 3, oldestAt: '2026-11-21T14:03:07+01:00' }
    expect(line(waiting).text).toBe('3 salg venter, ældste 4 min')
    expect(trustLine({ ...sure, ...waiting }, en, now).text).toBe('3 sales waiting, oldest 4 min')
    expect(line({ ...waiting, oldestAt: '2026-11-21T10:03:07+01:00' }).text).toContain('4 t')
    expect(line({ ...waiting, oldestAt: '2026-11-21T14:07:10+01:00' }).text).toBe('3 salg venter')
  })

  it('stays calm without a network', () => {
    expect(line({ reachable: false })).toEqual({
      tone: 'waiting',
      icon: 'cloudOff',
      text: 'Uden forbindelse · alt virker',
    })
  })

  it('counts requests once the sales are safe', () => {
    expect(line({ requests: 1 }).text).toBe('1 ændring venter på at blive sendt')
    expect(line({ requests: 2, heldSales: 1, reachable: false }).text).toBe('1 salg venter')
    expect(line({ refusedRequests: 2, heldSales: 1 })).toEqual({
      tone: 'warn',
      icon: 'alert',
      text: '2 ændringer blev afvist · se menuen',
    })
  })

  it('warns of a refused entry and of a full device before anything else', () => {
    expect(line({ refused: 'fork', heldSales: 2 }).tone).toBe('warn')
    expect(line({ storageUsed: 0.83, heldSales: 2 }).text).toBe('Enheden er 83 % fuld')
    expect(line({ full: true }).text).toBe('Enheden er fuld · ryd plads på den i dag')
  })
})
