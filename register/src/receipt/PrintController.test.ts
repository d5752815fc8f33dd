import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Counter } from '../../tests/counter'
import { lineText, type Paper } from '../devices/paper'
import type { Finished } from '../engine/api'
import type { Receipt } from '../engine/shapes'
import { PrintStore } from '../devices/print-store'
import { PrintController } from './PrintController.svelte'
import { sampleReceipt } from './sampleReceipt'

let counter: Counter
let printing: PrintController

beforeEach(async () => {
  counter = await Counter.open()
  counter.session.preferences.set({ printer: 'simulated', columns: 32 })
  printing = new PrintController(counter.session, new PrintStore(`paper ${Math.random()}`))
})

afterEach(async () => {
  printing.queue.leave()
  await counter.close()
})

/** Prints, and waits for the paper. */
async function paper(receipt: Receipt, entryId: string | null = null): Promise<void> {
  await printing.print(receipt, entryId)
  await printing.queue.rest()
}

async function sell(tender: string, tendered: number): Promise<Finished> {
  const { engine, cart } = counter.session
  await cart.change(() => engine.add('bell', 2000))
  await cart.change(() => engine.pay(tender, tendered))
  const answer = await engine.finish()
  if (!answer.ok) throw new Error(JSON.stringify(answer.errors))
  return answer.sale
}

const textOf = (paper: Paper | undefined) =>
  (paper?.marks ?? []).flatMap((mark) => (mark.kind === 'text' ? [lineText(mark)] : []))
const kindsOf = (paper: Paper | undefined) => (paper?.marks ?? []).map(({ kind }) => kind)
const newest = () => printing.simulated.jobs[0]?.paper

describe('the receipt of a cash sale', () => {
  it('says what was sold, paid and given back, in the language of the shop', async () => {
    const sale = await sell('cash', 20000)
    await paper(sale.receipt)
    const lines = textOf(newest())
    for (const line of [
      'Ringeklokke'.padEnd(26) + '159,90',
      '2 stk. × 79,95',
      'I alt     159,90',
      'Øreafrunding'.padEnd(28) + '0,10',
      'Kontant'.padEnd(26) + '200,00',
      'Tilbage'.padEnd(27) + '40,00',
      'Moms 25 % af 127,92'.padEnd(27) + '31,98',
    ]) {
      expect(lines).toContain(line)
    }
    expect(newest()?.unknown).toEqual([])
    expect(newest()?.marks).toContainEqual({ kind: 'barcode', symbology: 73, text: 'K1-1' })
    expect(kindsOf(newest())).not.toContain('drawer')
  })

  it('opens the drawer first, by itself, and prints where the shop prints for all', async () => {
    const sale = await sell('cash', 20000)
    const after = async () => {
      await printing.afterSale(sale.receipt, sale.openDrawer, sale.entryId)
      await printing.queue.rest()
    }
    await after()
    expect(kindsOf(newest())).toEqual(['drawer'])

    counter.session.preferences.set({ autoPrint: true })
    await after()
    const [receipt, pulse, ...before] = printing.simulated.jobs
    expect(kindsOf(pulse?.paper)).toEqual(['drawer'])
    expect(kindsOf(receipt?.paper)).not.toContain('drawer')
    expect(kindsOf(receipt?.paper)).toContain('cut')
    expect(before).toHaveLength(1)
  })

  it('opens the drawer also of a printer without paper', async () => {
    const sale = await sell('cash', 20000)
    printing.simulated.machine.fault = 'no_paper'
    counter.session.preferences.set({ autoPrint: true })
    await printing.afterSale(sale.receipt, sale.openDrawer, sale.entryId)
    await printing.queue.rest()
    expect([...(printing.simulated.jobs[0]?.bytes ?? [])]).toEqual([0x10, 0x14, 1, 0, 2])
    expect(printing.queue.troubled.map(({ state, trouble }) => [state, trouble])).toEqual([
      ['refused', 'no_paper'],
    ])
  })
})

describe('a receipt asked for twice', () => {
  it('comes once while it is on its way, and as a copy afterwards', async () => {
    const sale = await sell('card', 15990)
    const tap = () => printing.printSale(sale.receipt, sale.entryId)
    const papers = () => printing.simulated.jobs.map(({ paper }) => textOf(paper).join())
    await Promise.all([tap(), tap(), tap()])
    await vi.waitFor(() => expect(printing.queue.jobs).toEqual([]))
    expect(papers().map((text) => text.includes('KOPI'))).toEqual([false])
    await tap()
    await vi.waitFor(() => expect(printing.queue.jobs).toEqual([]))
    expect(papers().map((text) => text.includes('KOPI'))).toEqual([true, false])
  })
})

describe('a receipt that may lie in the tray', () => {
  it('is printed again as a copy, and the journal says so', async () => {
    const sale = await sell('card', 15990)
    printing.simulated.machine.fault = 'dies'
    await paper(sale.receipt, sale.entryId)
    const [job] = printing.queue.troubled
    if (!job) throw new Error('nothing is asked about')
    expect([job.state, job.trouble]).toEqual(['unknown', 'broken'])
    const half = printing.simulated.jobs.length

    printing.simulated.machine.fault = null
    await Promise.all([printing.repeat(job), printing.repeat(job)])
    await printing.queue.rest()
    expect(printing.simulated.jobs).toHaveLength(half + 1)
    expect(textOf(newest()).map((line) => line.trim())).toContain('KOPI')
    expect(printing.queue.jobs).toEqual([])
    const kinds = (await counter.journalled()).slice(-2)
    expect(kinds).toEqual(['sale', 'receipt_copied'])
  })

  it('of a report says so too', async () => {
    const { receipt } = await counter.session.engine.xReport()
    printing.simulated.machine.fault = 'dies'
    await paper(receipt)
    printing.simulated.machine.fault = null
    const [job] = printing.queue.troubled
    if (job) await printing.repeat(job)
    await printing.queue.rest()
    expect(textOf(newest())[0]?.trim()).toBe('KOPI')
  })
})

describe('other paper', () => {
  it('of a card sale leaves the drawer shut', async () => {
    const sale = await sell('card', 15990)
    await printing.afterSale(sale.receipt, sale.openDrawer, sale.entryId)
    expect(printing.simulated.jobs).toEqual([])
  })

  it('printed again says that it is a copy', async () => {
    const sale = await sell('card', 15990)
    await paper(await counter.session.engine.copy(sale.entryId))
    expect(textOf(newest()).map((line) => line.trim())).toContain('KOPI')
  })

  it('of an X report names people and ways of paying, not their codes', async () => {
    await sell('card', 15990)
    const { receipt } = await counter.session.engine.xReport()
    await paper(receipt)
    const lines = textOf(newest())
    expect(lines).toContain('Camilla')
    expect(lines).toContain('Kort 1 ×'.padEnd(26) + '159,90')
    expect(lines.join()).not.toContain('cashier')
  })
})

describe('a printer is tried', () => {
  it('by itself, and nobody is owed the page', async () => {
    const sample = sampleReceipt(counter.session.state)
    expect(await printing.try('simulated', sample)).toEqual({ state: 'printed' })
    expect(textOf(newest()).map((line) => line.trim())).toContain('æøå ÆØÅ é ü ß € ½')
    printing.simulated.machine.fault = 'no_paper'
    const refused = { state: 'refused', trouble: 'no_paper' }
    expect(await printing.try('simulated', sample)).toEqual(refused)
    expect(printing.queue.jobs).toEqual([])
    expect(Object.keys(counter.session.devices.used)).toEqual(['printer.simulated'])
  })
})

describe('the drawer after a cash sale', () => {
  it('that does not open is said, where a printer should have opened it', async () => {
    const sale = await sell('cash', 20000)
    printing.simulated.machine.fault = 'off'
    await printing.afterSale(sale.receipt, true, sale.entryId)
    const said = 'Skuffen åbnede ikke. Se efter printeren, eller brug nøglen.'
    expect(counter.told).toEqual([said])
    counter.session.notices.list = []
    counter.session.preferences.set({ printer: 'browser' })
    await printing.afterSale(sale.receipt, true, sale.entryId)
    expect(counter.told).toEqual([])
  })
})
