import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LinkPrinter } from './link-printer'
import type { PrintJob } from './printer'
import { SimulatedLink } from './simulated-link'

const PULSE = new Uint8Array([0x1b, 0x70, 0, 50, 250])
const job = (...bytes: number[]): PrintJob => ({
  id: String(bytes),
  name: 'bon',
  bytes: () => new Uint8Array(bytes),
  page: () => Promise.resolve(),
})

let paper: number[][]
let machine: SimulatedLink
let printer: LinkPrinter

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  paper = []
  machine = new SimulatedLink((bytes) => paper.push([...bytes]))
  printer = new LinkPrinter(
    'usb',
    machine,
    () => 'esc-pos',
    () => PULSE,
  )
})

afterEach(() => vi.useRealTimers())

/** The outcome, whatever time it takes. */
async function soon<T>(work: Promise<T>): Promise<T> {
  await vi.advanceTimersByTimeAsync(60_000)
  return work
}

describe('a printer on a wire', () => {
  it('prints, and says so when the last byte is on paper', async () => {
    expect(await soon(printer.print(job(65, 66)))).toEqual({ state: 'printed' })
    expect(paper).toEqual([[65, 66]])
  })

  it('that is off prints nothing, for certain', async () => {
    machine.fault = 'off'
    expect(await soon(printer.print(job(65)))).toEqual({ state: 'refused', trouble: 'off' })
    expect(paper).toEqual([])
  })

  it('without paper is sent nothing but what opens its drawer', async () => {
    machine.fault = 'no_paper'
    expect(await soon(printer.print(job(65)))).toEqual({ state: 'refused', trouble: 'no_paper' })
    expect(await soon(printer.pulse())).toBe(true)
    expect(paper).toEqual([[0x10, 0x14, 1, 0, 2]])
  })

  it('says how it is without printing anything', async () => {
    expect(await soon(printer.check())).toBeNull()
    machine.fault = 'no_paper'
    expect(await soon(printer.check())).toBe('no_paper')
    machine.fault = 'off'
    expect(await soon(printer.check())).toBe('off')
    expect(paper).toEqual([])
  })

  it('that dies midway may have printed', async () => {
    machine.fault = 'dies'
    const outcome = await soon(printer.print(job(65, 66, 67, 68)))
    expect(outcome).toEqual({ state: 'unknown', trouble: 'broken' })
    expect(paper).toEqual([[65, 66]])
    expect(await soon(printer.print(job(70)))).toEqual({ state: 'refused', trouble: 'off' })
  })

  it('that takes longer than a receipt may take, may print yet', async () => {
    machine.fault = 'slow'
    machine.slowMs = 30_000
    expect(await soon(printer.print(job(65)))).toEqual({ state: 'unknown', trouble: 'slow' })
    machine.slowMs = 10_000
    expect(await soon(printer.print(job(66)))).toEqual({ state: 'printed' })
  })

  it('that never answers is believed', async () => {
    machine.onbyte = null
    expect(await soon(printer.print(job(65)))).toEqual({ state: 'printed' })
    expect(paper).toEqual([[65]])
  })

  it('opens the drawer with its pulse', async () => {
    expect(await soon(printer.pulse())).toBe(true)
    expect(paper).toEqual([[...PULSE]])
    machine.fault = 'off'
    expect(await soon(printer.pulse())).toBe(false)
  })

  it('never mixes the bytes of two jobs', async () => {
    const write = machine.write.bind(machine)
    machine.write = async (bytes) => {
      await new Promise((resolve) => setTimeout(resolve, 50))
      return write(bytes)
    }
    const both = Promise.all([printer.print(job(1, 1)), printer.print(job(2, 2)), printer.pulse()])
    expect(await soon(both)).toEqual([{ state: 'printed' }, { state: 'printed' }, true])
    expect(paper).toEqual([[1, 1], [2, 2], [...PULSE]])
  })
})
