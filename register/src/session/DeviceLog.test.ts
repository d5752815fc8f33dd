import { expect, it } from 'vitest'
import { DeviceLog } from './DeviceLog.svelte'

function storage(text: string | null = null) {
  const kept = { text, written: 0 }
  const storage = {
    getItem: () => kept.text,
    setItem: (_key: string, value: string) => {
      kept.text = value
      kept.written += 1
    },
  } as unknown as Storage
  return { kept, storage }
}

it('remembers when a device was used last, and writes it down once a minute', () => {
  const { kept, storage: own } = storage()
  let now = 1_000_000
  const log = new DeviceLog(own, () => now)
  log.note('scanner')
  now += 30_000
  log.note('scanner')
  log.note('drawer')
  expect(kept.written).toBe(2)
  now += 30_000
  log.note('scanner')
  expect(new DeviceLog(own).used).toEqual({ scanner: 1_060_000, drawer: 1_030_000 })
})

it('that is damaged or full is no reason not to scan', () => {
  const { storage: damaged } = storage('{"scanner":"yesterday","drawer":7}')
  expect(new DeviceLog(damaged).used).toEqual({ drawer: 7 })
  expect(new DeviceLog(storage('[').storage).used).toEqual({})
  const full = {
    ...storage().storage,
    setItem: () => {
      throw new Error('full')
    },
  }
  const log = new DeviceLog(full as unknown as Storage, () => 5)
  log.note('scale')
  expect(log.used).toEqual({ scale: 5 })
})
