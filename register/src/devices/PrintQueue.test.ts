import 'fake-indexeddb/auto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Receipt } from '../engine/shapes'
import { PrintQueue } from './PrintQueue.svelte'
import { PrintStore } from './print-store'
import type { Outcome, Printer, PrinterKind, PrintJob } from './printer'

const receipt = (receipt_no: string): Receipt => ({ kind: 'normal', receipt_no, blocks: [] })
const refused: Outcome = { state: 'refused', trouble: 'off' }
const unknown: Outcome = { state: 'unknown', trouble: 'broken' }
const printed: Outcome = { state: 'printed' }
const handed: Outcome = { state: 'handed' }

/** A printer that ends as told, once each; then well. */
class Told implements Printer {
  readonly opensDrawer = false
  readonly seen: string[] = []
  most = 0
  #now = 0

  constructor(
    readonly kind: PrinterKind,
    private readonly outcomes: (Outcome | Promise<Outcome>)[] = [],
  ) {}

  async print(job: PrintJob): Promise<Outcome> {
    this.seen.push(job.name)
    this.most = Math.max(this.most, ++this.#now)
    const outcome = await (this.outcomes.shift() ?? printed)
    this.#now -= 1
    return outcome
  }

  check = () => Promise.resolve(null)
  pulse = () => Promise.resolve(false)
}

const queues: PrintQueue[] = []
let name = ''

interface Server {
  became: (id: string) => Promise<Outcome | null>
}

function open(chain: Printer[], server: Server = { became: () => Promise.resolve(null) }) {
  const window = new Told('browser')
  const queue = new PrintQueue(
    new PrintStore(name),
    {
      chain: () => chain,
      one: () => window,
      job: ({ id, receipt: { receipt_no } }) => ({
        id,
        name: receipt_no,
        bytes: () => new Uint8Array(),
        page: () => Promise.resolve(),
      }),
      ended: () => undefined,
      became: server.became,
    },
    5,
  )
  queue.open()
  queues.push(queue)
  return { queue, window }
}

const states = (queue: PrintQueue) => queue.jobs.map(({ state, trouble }) => [state, trouble])

async function print(queue: PrintQueue, ...numbers: string[]): Promise<void> {
  for (const no of numbers) await queue.add(receipt(no), `sale ${no}`, false)
  await queue.rest()
}

afterEach(() => {
  for (const queue of queues.splice(0)) queue.leave()
})

describe('paper on its way', () => {
  it('comes once each, in order, one at a time', async () => {
    name = 'order'
    const printer = new Told('usb')
    const { queue } = open([printer])
    await Promise.all(['1', '2', '3'].map((no) => queue.add(receipt(no), null, false)))
    await vi.waitFor(() => expect(queue.jobs).toEqual([]))
    expect(printer.seen).toEqual(['1', '2', '3'])
    expect(printer.most).toBe(1)
  })

  it('goes the next way where it certainly did not come, and tells nobody', async () => {
    name = 'reserve'
    const [lan, usb] = [new Told('epos', [refused]), new Told('usb')]
    const { queue } = open([lan, usb])
    await print(queue, '1')
    expect([lan.seen, usb.seen, states(queue)]).toEqual([['1'], ['1'], []])
  })

  it('never goes the next way where it may have come', async () => {
    name = 'tray'
    const [lan, usb] = [new Told('epos', [unknown]), new Told('usb')]
    const { queue } = open([lan, usb])
    await print(queue, '1', '2')
    expect([lan.seen, usb.seen]).toEqual([['1', '2'], []])
    expect(states(queue)).toEqual([['unknown', 'broken']])
    await queue.retry()
    await queue.rest()
    expect(lan.seen).toEqual(['1', '2'])
    await queue.drop(queue.jobs[0]?.id ?? '')
    expect(states(queue)).toEqual([])
  })

  it('goes no other way when it was under way as somebody gave it up', async () => {
    name = 'unwanted'
    let end: (outcome: Outcome) => void = () => undefined
    const lan = new Told('epos', [refused, new Promise((resolve) => (end = resolve))])
    const usb = new Told('usb', [refused])
    const { queue } = open([lan, usb])
    await print(queue, '1')
    await vi.waitFor(() => expect(states(queue)).toEqual([['sending', 'off']]))
    await queue.drop(queue.jobs[0]?.id ?? '')
    expect(states(queue)).toEqual([])
    end(refused)
    await queue.rest()
    expect([lan.seen, usb.seen, states(queue)]).toEqual([['1', '1'], ['1'], []])
    expect(await new PrintStore(name).jobs.count()).toBe(0)
  })

  it('that was given up is gone from the disk before it is gone from the screen', async () => {
    name = 'given up'
    const { queue } = open([new Told('usb', [unknown])])
    await print(queue, '1')
    const dropped = queue.drop(queue.jobs[0]?.id ?? '')
    expect(states(queue)).toEqual([['unknown', 'broken']])
    await dropped
    expect([states(queue), await new PrintStore(name).jobs.count()]).toEqual([[], 0])
  })

  it('that waits to be tried again is not printed by hand as well', async () => {
    name = 'by hand'
    const printer = new Told('usb', [refused, refused])
    const { queue, window } = open([printer])
    await print(queue, '1', '2')
    await Promise.all([queue.retry(), queue.printBy('browser', queue.jobs[1]?.id ?? '')])
    await vi.waitFor(() => expect(queue.jobs).toEqual([]))
    expect([...printer.seen, ...window.seen]).toEqual(['1', '2', '1', '2'])
  })

  it('is tried again by itself until the printer is back', async () => {
    name = 'again'
    const printer = new Told('usb', [refused, refused, refused])
    const { queue } = open([printer])
    await print(queue, '1')
    expect(queue.troubled.map(({ trouble }) => trouble)).toEqual(['off'])
    await vi.waitFor(() => expect(queue.jobs).toEqual([]))
    expect(printer.seen).toEqual(['1', '1', '1', '1'])
  })

  it('goes to the print window by a tap, and only what certainly did not come', async () => {
    name = 'window'
    const printer = new Told('usb', [unknown, ...Array<Outcome>(50).fill(refused)])
    const { queue, window } = open([printer])
    await print(queue, '1', '2')
    await vi.waitFor(() => expect(queue.jobs[1]?.state).toBe('refused'))
    const ids = queue.jobs.map(({ id }) => id)
    for (const id of ids) await queue.printBy('browser', id)
    expect(window.seen).toEqual(['2'])
    expect(states(queue)).toEqual([['unknown', 'broken']])
  })

  it('outlives the page; what was under way when it closed may lie in the tray', async () => {
    name = 'closed'
    const never = new Promise<Outcome>(() => undefined)
    const first = open([new Told('usb', [never])])
    for (const no of ['1', '2']) await first.queue.add(receipt(no), null, false)
    await vi.waitFor(() => expect(first.queue.busy).toBe(true))
    const printer = new Told('usb')
    const { queue } = open([printer])
    await vi.waitFor(() => expect(states(queue)).toEqual([['unknown', 'broken']]))
    expect(printer.seen).toEqual(['2'])
  })

  it('that the server has is asked after until it is printed', async () => {
    name = 'handed'
    const answers: (Outcome | null)[] = [null, null, printed]
    const became = vi.fn(() => Promise.resolve(answers.shift() ?? null))
    const printer = new Told('polling', [handed])
    const { queue } = open([printer], { became })
    await print(queue, '1')
    expect(queue.troubled).toEqual([])
    await vi.waitFor(() => expect(queue.jobs).toEqual([]))
    expect(became).toHaveBeenCalledTimes(3)
    expect(printer.seen).toEqual(['1'])
  })

  it('that the server could not print is tried anew or asked about, as it says', async () => {
    name = 'server says'
    const answers: Outcome[] = [refused, unknown]
    const became = () => Promise.resolve(answers.shift() ?? null)
    const printer = new Told('polling', [handed, handed])
    const { queue } = open([printer], { became })
    await print(queue, '1')
    await vi.waitFor(() => expect(states(queue)).toEqual([['unknown', 'broken']]))
    expect(printer.seen).toEqual(['1', '1'])
  })

  it('of a printer that breaks its word may lie in the tray', async () => {
    name = 'throws'
    const printer = new Told('usb')
    printer.print = () => Promise.reject(new Error('a bug'))
    const { queue } = open([printer])
    await print(queue, '1')
    expect(states(queue)).toEqual([['unknown', 'failed']])
  })
})
