import { describe, expect, it, vi } from 'vitest'
import { PoleDisplay } from './pole-display'
import { SimulatedPole } from './simulated-pole.svelte'

describe('the display for the customer', () => {
  it('shows two lines of twenty signs, Danish letters and all', async () => {
    const machine = new SimulatedPole()
    new PoleDisplay(machine).show(['Rødgrød med fløde på tallerken', 'ÆØÅ € 1.234,50'])
    const lines = ['Rødgrød med fløde på', 'ÆØÅ € 1.234,50      ']
    await vi.waitFor(() => expect(machine.lines).toEqual(lines))
  })

  it('shows the latest; what was overtaken while it wrote is left out', async () => {
    const machine = new SimulatedPole()
    const write = vi.spyOn(machine, 'write')
    const pole = new PoleDisplay(machine)
    for (const no of ['1', '2', '3', '3']) pole.show([no, ''])
    await vi.waitFor(() => expect(machine.lines[0].trim()).toBe('3'))
    pole.show(['3', ''])
    expect(write).toHaveBeenCalledTimes(2)
  })

  it('that is not there is left alone until there is something new', async () => {
    const machine = new SimulatedPole()
    const open = vi.spyOn(machine, 'open').mockRejectedValueOnce(new Error('unplugged'))
    const pole = new PoleDisplay(machine)
    const told: boolean[] = []
    pole.ontold = (shown) => told.push(shown)
    pole.show(['1', ''])
    await vi.waitFor(() => expect(open).toHaveBeenCalledTimes(1))
    await Promise.resolve()
    pole.show(['1', ''])
    await vi.waitFor(() => expect(machine.lines[0].trim()).toBe('1'))
    expect(told).toEqual([false, true])
  })
})
