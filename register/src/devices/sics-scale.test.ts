import { describe, expect, it, vi } from 'vitest'
import { readingOf, SicsScale } from './sics-scale'
import { SimulatedScale } from './simulated-scale.svelte'
import { WeighingScale } from './WeighingScale.svelte'

describe('a scale', () => {
  it.each([
    ['S S      1.250 kg', { state: 'stable', grams: 1250 }],
    ['S S     100.00 g', { state: 'stable', grams: 100 }],
    ['S S     100.50 g', { state: 'stable', grams: 101 }],
    ['S S     0.0004 kg', { state: 'empty' }],
    ['S S      0.000 kg', { state: 'empty' }],
    ['S D      1.250 kg', { state: 'moving' }],
    ['S S     -0.015 kg', { state: 'over' }],
    ['S I', { state: 'moving' }],
    ['S +', { state: 'over' }],
    ['S -', { state: 'over' }],
    ['ES', { state: 'off' }],
    ['S S 12.5 lb', { state: 'off' }],
    ['S S 1234567.0 g', { state: 'off' }],
  ])('that says %s means %o', (line, reading) => {
    expect(readingOf(line)).toEqual(reading)
  })

  it('that is not there gives no weight', async () => {
    const machine = new SimulatedScale()
    machine.open = () => Promise.reject(new Error('unplugged'))
    expect(await new SicsScale(machine).read()).toEqual({ state: 'off' })
  })
})

describe('a weight', () => {
  it('is sold by once, when it is at rest, and the next only after it', async () => {
    const machine = new SimulatedScale()
    const scale = new WeighingScale(() => sics, 2)
    const sics = new SicsScale(machine)
    const stop = scale.watch()
    const says = (grams: number | null) => vi.waitFor(() => expect(scale.grams).toBe(grams))
    await says(null)
    machine.moving = true
    machine.grams = 350
    await vi.waitFor(() => expect(scale.reading.state).toBe('moving'))
    expect(scale.take()).toBeNull()
    machine.moving = false
    await says(350)
    expect(scale.take()).toBe(350)
    expect(scale.take()).toBeNull()
    machine.grams = 0
    await vi.waitFor(() => expect(scale.reading.state).toBe('empty'))
    machine.grams = 200
    await says(200)
    stop()
  })

  it('is nothing where there is no scale', () => {
    const scale = new WeighingScale(() => null)
    expect([scale.present, scale.grams, scale.take()]).toEqual([false, null, null])
  })
})
