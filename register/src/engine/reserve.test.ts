import 'fake-indexeddb/auto'
import { statSync } from 'node:fs'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { PrivateFiles } from '../../tests/private-files'
import { Reserve } from './reserve'
import { Store } from './store'

const MB = 1024 * 1024
let files: PrivateFiles
const size = () => statSync(files.path('reserve')).size
const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'))

beforeEach(() => (files = PrivateFiles.install()))
afterEach(() => {
  files.remove()
  vi.unstubAllGlobals()
})

it('is laid once, given back once, and laid again at the next start', async () => {
  const reserve = new Reserve()
  await reserve.lay()
  await reserve.lay()
  expect([size(), reserve.spent]).toEqual([8 * MB, false])
  expect(await reserve.spend()).toBe(true)
  expect([size(), reserve.spent]).toEqual([0, true])
  expect(await reserve.spend()).toBe(false)
  await new Reserve().lay()
  expect(size()).toBe(8 * MB)
})

it('is none where there is no room for it, or no place', async () => {
  files.room = MB
  const reserve = new Reserve()
  await reserve.lay()
  expect([size(), reserve.spent]).toEqual([0, true])
  vi.unstubAllGlobals()
  const nowhere = new Reserve()
  await nowhere.lay()
  expect([nowhere.spent, await nowhere.spend()]).toEqual([false, false])
})

it('lets what would not fit be written, and says so when even that is used up', async () => {
  const store = new Store()
  await store.reserve.lay()
  const write = vi.fn(full).mockImplementationOnce(full)
  write.mockImplementationOnce(() => Promise.resolve() as Promise<never>)
  await store.guarded(write)
  expect(write).toHaveBeenCalledTimes(2)
  expect(store.reserve.spent).toBe(true)
  await expect(store.guarded(full)).rejects.toMatchObject({ code: 'storage_full' })
})

it('is for all writes that find no room before it is given back', async () => {
  const store = new Store()
  await store.reserve.lay()
  const tight = () => vi.fn(() => Promise.resolve('kept')).mockImplementationOnce(full)
  const cart = store.guarded(tight())
  const sale = store.guarded(tight())
  const late = store.guarded(
    tight()
      .mockReset()
      .mockResolvedValue('kept')
      .mockImplementationOnce(async () => {
        await sale
        return full()
      }),
  )
  expect(await Promise.all([cart, sale, late])).toEqual(['kept', 'kept', 'kept'])
  expect([size(), store.full]).toEqual([0, true])
})

it('is there again once it is laid again', async () => {
  const reserve = new Reserve()
  await reserve.lay()
  await reserve.spend()
  await reserve.lay()
  expect([size(), reserve.spent]).toEqual([8 * MB, false])
  expect(await reserve.spend()).toBe(true)
})

it('is not touched for any other trouble', async () => {
  const store = new Store()
  await store.reserve.lay()
  const broken = () => Promise.reject(new Error('broken'))
  await expect(store.guarded(broken)).rejects.toThrow('broken')
  expect([size(), store.reserve.spent]).toEqual([8 * MB, false])
})
