import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { WebLocks } from '../../tests/web-locks'
import { WriterLock } from './lock'

/** What each tab was told, in order. */
let told: string[]
let channels: BroadcastChannel[]

beforeEach(() => {
  told = []
  channels = []
  const { BroadcastChannel } = globalThis
  class Channel extends BroadcastChannel {
    constructor(name: string) {
      super(name)
      channels.push(this)
    }
  }
  vi.stubGlobal('BroadcastChannel', Channel)
  vi.stubGlobal('navigator', { locks: new WebLocks() })
})
afterEach(() => {
  for (const channel of channels) channel.close()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function tab(name: string, leave: () => Promise<void> = async () => undefined): WriterLock {
  const lock = new WriterLock({
    granted: () => told.push(`${name} writes`),
    elsewhere: () => told.push(`${name} waits`),
    leave: async () => {
      told.push(`${name} leaves`)
      await leave()
    },
  })
  lock.start()
  return lock
}

const hears = (...expected: string[]) =>
  vi.waitFor(() => expect(told).toEqual(expected), { timeout: 4_000 })

it('lets one tab write and the other wait', async () => {
  tab('first')
  tab('second')
  await hears('first writes', 'second waits')
})

it('passes from tab to tab when the cashier asks for it, and back', async () => {
  const first = tab('first')
  const second = tab('second')
  await hears('first writes', 'second waits')
  void second.takeOver()
  await hears('first writes', 'second waits', 'first leaves', 'first waits', 'second writes')
  told = []
  void first.takeOver()
  await hears('second leaves', 'second waits', 'first writes')
  await new Promise((resolve) => setTimeout(resolve, 2_100))
  expect(told).toEqual(['second leaves', 'second waits', 'first writes'])
})

it('is given away only when the writer has finished what it was doing', async () => {
  let finish = (): void => undefined
  tab('first', () => new Promise((resolve) => (finish = resolve)))
  const second = tab('second')
  await hears('first writes', 'second waits')
  void second.takeOver()
  await hears('first writes', 'second waits', 'first leaves')
  finish()
  await hears('first writes', 'second waits', 'first leaves', 'first waits', 'second writes')
})

it('is taken after two seconds from a tab that does not answer, and passes on from there', async () => {
  let wake = (): void => undefined
  const asleep = new Promise<void>((resolve) => (wake = resolve))
  const first = tab('first', () => asleep)
  const second = tab('second')
  await hears('first writes', 'second waits')
  const asked = performance.now()
  void second.takeOver()
  await vi.waitFor(() => expect(told).toContain('second writes'), { timeout: 4_000 })
  expect(performance.now() - asked).toBeGreaterThan(1_990)
  expect(told).not.toContain('first waits')

  told = []
  wake()
  await hears('first waits')
  void first.takeOver()
  await hears('first waits', 'second leaves', 'second waits', 'first writes')
  told = []
  await new Promise((resolve) => setTimeout(resolve, 2_100))
  void second.takeOver()
  await hears('first leaves', 'first waits', 'second writes')
})

it('stays with the writer that asks for what it has', async () => {
  const first = tab('first')
  await hears('first writes')
  await first.takeOver()
  expect(told).toEqual(['first writes'])
})
