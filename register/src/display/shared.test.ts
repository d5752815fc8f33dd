import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { Door } from '../engine/door'
import type { Picture } from './picture'
import { RemoteDisplay, type Trouble } from './RemoteDisplay'
import { SharedPicture } from './SharedPicture.svelte'

const picture = { kind: 'idle', store: 'Hjulet' } as Picture

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it('tells many changes of one moment together, and that the register is there', async () => {
  const tell = vi.fn(() => Promise.resolve(2))
  const shared = new SharedPicture(() => picture, tell)
  shared.send()
  expect(tell).not.toHaveBeenCalled()
  const close = shared.open()
  for (let scans = 0; scans < 10; scans += 1) shared.send()
  await vi.advanceTimersByTimeAsync(600)
  expect(tell).toHaveBeenCalledTimes(2)
  expect(shared.displays).toBe(2)
  await vi.advanceTimersByTimeAsync(21_000)
  expect(tell).toHaveBeenCalledTimes(3)
  close()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(tell).toHaveBeenCalledTimes(3)
})

/** A server as a display meets it; `answer` null is a network that is gone. */
function display(answer: () => { status: number; body: object } | null) {
  const kept = new Map([['bon.display', 'own']])
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  } as unknown as Storage
  const door = (token: string) =>
    new Door(token, '/', () => {
      const said = answer()
      if (!said) return Promise.reject(new TypeError('gone'))
      const headers = { 'Content-Type': 'application/json' }
      return Promise.resolve(new Response(JSON.stringify(said.body), { ...said, headers }))
    })
  const seen: (Picture | Trouble)[] = []
  const note = (what: Picture | Trouble): void => {
    if (seen.at(-1) !== what) seen.push(what)
  }
  const leave = new RemoteDisplay('own', storage, door).watch(note, note)
  return { seen, kept, leave }
}

it('says that the network is gone, and comes back by itself', async () => {
  let online = true
  const { seen, leave } = display(() =>
    online ? { status: 200, body: { version: 1, age: 3, picture: null } } : null,
  )
  await vi.advanceTimersByTimeAsync(1_000)
  online = false
  await vi.advanceTimersByTimeAsync(5_000)
  expect(seen).toEqual([null, 'offline'])
  online = true
  await vi.advanceTimersByTimeAsync(2_500)
  expect(seen).toEqual([null, 'offline', null])
  leave()
})

it('shows no old cart of a register that is away, and forgets one that forgot it', async () => {
  let told = { status: 200, body: { version: 1, age: 51, picture: null } as object }
  const { seen, kept } = display(() => told)
  await vi.advanceTimersByTimeAsync(100)
  expect(seen).toEqual(['silent'])
  told = { status: 401, body: { error: 'unauthorised' } }
  await vi.advanceTimersByTimeAsync(1_000)
  expect(seen.at(-1)).toBe('forgotten')
  expect(kept.size).toBe(0)
})
