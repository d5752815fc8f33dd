import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Counter } from '../../tests/counter'
import { lineText, type Paper } from '../devices/paper'
import type { Finished } from '../engine/api'
import { PrintController } from './PrintController.svelte'

let counter: Counter
let printing: PrintController

beforeEach(async () => {
  counter = await Counter.open()
  counter.session.preferences.set({ printer: 'simulated', columns: 32 })
  printing = new PrintController(counter.session)
})

afterEach(() => counter.close())

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
    await printing.print(sale.receipt)
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

  it('opens the drawer, with paper where the shop prints for all', async () => {
    const sale = await sell('cash', 20000)
    await printing.afterSale(sale.receipt, sale.openDrawer)
    expect(kindsOf(newest())).toEqual(['drawer'])

    counter.session.preferences.set({ autoPrint: true })
    await printing.afterSale(sale.receipt, sale.openDrawer)
    expect(kindsOf(newest())[0]).toBe('drawer')
    expect(kindsOf(newest())).toContain('cut')
    expect(printing.simulated.jobs).toHaveLength(2)
  })
})

describe('other paper', () => {
  it('of a card sale leaves the drawer shut', async () => {
    const sale = await sell('card', 15990)
    await printing.afterSale(sale.receipt, sale.openDrawer)
    expect(printing.simulated.jobs).toEqual([])
  })

  it('printed again says that it is a copy', async () => {
    const sale = await sell('card', 15990)
    await printing.print(await counter.session.engine.copy(sale.entryId))
    expect(textOf(newest()).map((line) => line.trim())).toContain('KOPI')
  })

  it('of an X report names people and ways of paying, not their codes', async () => {
    await sell('card', 15990)
    const { receipt } = await counter.session.engine.xReport()
    await printing.print(receipt)
    const lines = textOf(newest())
    expect(lines).toContain('Camilla')
    expect(lines).toContain('Kort 1 ×'.padEnd(26) + '159,90')
    expect(lines.join()).not.toContain('cashier')
  })
})
