import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { PinController, type PinAnswer } from './PinController.svelte'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('takes digits only and tries when asked to', async () => {
  const tried: string[] = []
  const pin = new PinController(async (typed) => {
    tried.push(typed)
    return { ok: true }
  })
  pin.press('12')
  await pin.submit()
  expect(tried).toEqual([])
  pin.press('3x4')
  expect(pin.pin).toBe('1234')
  await pin.submit()
  expect(tried).toEqual(['1234'])
  expect(pin.pin).toBe('')
})

it('says that it was wrong, and makes the impatient wait', async () => {
  let answer: PinAnswer = { ok: false, waitSeconds: 0 }
  const pin = new PinController(async () => answer)
  pin.type('9999')
  await pin.submit()
  expect(pin.error).toBe('Forkert pinkode. Prøv igen.')

  answer = { ok: false, waitSeconds: 3 }
  pin.type('9999')
  await pin.submit()
  expect([pin.wait, pin.error]).toEqual([3, ''])
  pin.type('1234')
  expect(pin.pin).toBe('')
  vi.advanceTimersByTime(3000)
  expect(pin.wait).toBe(0)
  pin.type('1234')
  expect(pin.pin).toBe('1234')
})
