import 'fake-indexeddb/auto'
import { describe, expect, it } from 'vitest'
import { Counter } from '../../tests/counter'
import { HandlerStack } from './HandlerStack'
import { Navigation } from './Navigation.svelte'
import { Preferences } from './Preferences.svelte'

class Kept implements Pick<Storage, 'getItem' | 'setItem'> {
  constructor(public text: string | null = null) {}
  getItem = () => this.text
  setItem = (_key: string, text: string) => void (this.text = text)
}

describe('input', () => {
  it('goes to the innermost taker, and back out when it lets go', () => {
    const heard: string[] = []
    const stack = new HandlerStack<string>()
    stack.deliver('nobody is there')
    stack.take((code) => heard.push(`register ${code}`))
    const leave = stack.take((code) => heard.push(`settings ${code}`))
    stack.deliver('1')
    leave()
    stack.deliver('2')
    expect(heard).toEqual(['settings 1', 'register 2'])
  })
})

describe('preferences', () => {
  it('stay on the device', () => {
    const storage = new Kept() as unknown as Storage
    new Preferences(storage).set({ theme: 'dark', columns: 32 })
    expect(new Preferences(storage).values).toMatchObject({
      theme: 'dark',
      columns: 32,
      sound: true,
    })
  })

  it('that are damaged are no reason not to sell', () => {
    const storage = new Kept('{"theme":') as unknown as Storage
    expect(new Preferences(storage).values.theme).toBe('auto')
  })
})

describe('going about', () => {
  it('leaves one step back to selling, from anywhere', () => {
    const steps: string[] = []
    const history = {
      pushState: ({ place }: { place: string }) => steps.push(`push ${place}`),
      replaceState: ({ place }: { place: string }) => steps.push(`replace ${place}`),
    } as unknown as History
    const navigation = new Navigation(history)
    navigation.go('sales')
    navigation.go('settings')
    navigation.go('settings')
    expect(steps).toEqual(['push sales', 'replace settings'])
    navigation.go('sell')
    expect(steps).toHaveLength(2)
    expect(navigation.place).toBe('sell')
  })
})

describe('what is offered', () => {
  it('is what the person at the register may, and changes with the person', async () => {
    const counter = await Counter.open()
    const { session } = counter
    const offered = () => ['x_report', 'open_drawer'].filter((one) => session.may(one))
    expect(offered()).toEqual(['x_report', 'open_drawer'])
    expect(session.asks('open_drawer')).toBe(true)
    await session.engine.signIn('manager', '9876')
    expect(offered()).toEqual(['x_report', 'open_drawer'])
    expect(session.asks('open_drawer')).toBe(false)
    await session.engine.signIn('mechanic', '1234')
    expect(offered()).toEqual([])
    await session.engine.signOut()
    expect(offered()).toEqual([])
    await counter.close()
  })
})
