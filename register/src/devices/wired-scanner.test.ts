import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { HidScanner } from './hid-scanner'
import { SerialScanner } from './serial-scanner'
import { SimulatedScanner } from './simulated-scanner.svelte'
import { type CodeReader, LONGEST_CODE } from './wired-scanner'
import { WiredScanner, type WireState } from './WiredScanner.svelte'

let codes: string[]

beforeEach(() => {
  vi.useFakeTimers()
  codes = []
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const bytes = (text: string) => [...new TextEncoder().encode(text)]

describe('a scanner on a serial port', () => {
  let machine: SimulatedScanner

  beforeEach(() => {
    machine = new SimulatedScanner()
    new SerialScanner(machine).oncode = (text) => codes.push(text)
  })
  const send = (text: string) => bytes(text).forEach((byte) => machine.onbyte?.(byte))

  it('sends each code once, whatever it puts around it', () => {
    send('5701234567899\r\n')
    send('\u0002]E05701234567899\u0003')
    send('\r\n\r\n')
    send('Smørrebrød 1 €\t')
    expect(codes).toEqual(['5701234567899', ']E05701234567899', 'Smørrebrød 1 €'])
  })

  it('keeps what separates the parts of a GS1 code', () => {
    send(']d2010570123456789917271231\u001d10AB\r')
    expect(codes).toEqual([']d2010570123456789917271231\u001d10AB'])
  })

  it('that ends no code is understood by its pauses', async () => {
    send('570123')
    await vi.advanceTimersByTimeAsync(50)
    send('4567899')
    expect(codes).toEqual([])
    await vi.advanceTimersByTimeAsync(150)
    expect(codes).toEqual(['5701234567899'])
  })

  it('that ends its codes is waited for, and half a code is none', async () => {
    send('40001\r')
    send('570123')
    await vi.advanceTimersByTimeAsync(500)
    send('4567899\r')
    expect(codes).toEqual(['40001', '5701234567899'])
    send('570123')
    await vi.advanceTimersByTimeAsync(3_000)
    send('40002\r')
    expect(codes.at(-1)).toBe('40002')
  })

  it('that sends on and on is not listened to', () => {
    send('7'.repeat(LONGEST_CODE))
    send('7\r')
    send('40001\r')
    expect(codes).toEqual(['40001'])
  })
})

describe('a scanner in HID POS mode', () => {
  class Device {
    vendorId = 0x0c2e
    productId = 0x0b61
    productName = ' Voyager 1400g '
    opened = false
    collections = [{ usagePage: 0x8c, usage: 2 }]
    oninputreport: ((event: HIDInputReportEvent) => void) | null = null
    open = async () => void (this.opened = true)
    close = async () => void (this.opened = false)
    report(symbology: string, text: string, more = false, reportId = 2): void {
      const data = new Uint8Array(63)
      data[0] = text.length
      data.set(bytes(symbology), 1)
      data.set(bytes(text), 4)
      data[62] = more ? 1 : 0
      const view = new DataView(data.buffer)
      this.oninputreport?.({ reportId, data: view } as HIDInputReportEvent)
    }
  }

  let device: Device
  let there: Device[]
  let scanner: HidScanner
  const known = { vendorId: 0x0c2e, productId: 0x0b61, name: 'Voyager 1400g' }

  beforeEach(() => {
    device = new Device()
    there = [device]
    vi.stubGlobal('navigator', { hid: { getDevices: () => Promise.resolve(there) } })
    scanner = new HidScanner(() => known)
    scanner.oncode = (text) => codes.push(text)
  })

  it('tells the code and what kind of code it was', async () => {
    expect(await scanner.open()).toBe('open')
    device.report(']E0', '5701234567899')
    device.report('\0\0\0', '40001')
    expect(codes).toEqual([']E05701234567899', '40001'])
  })

  it('puts a long code together', async () => {
    await scanner.open()
    device.report(']Q3', 'https://id.gs1.org/01/05701234567899/10/ABCDEFGHIJKLMNOP', true)
    expect(codes).toEqual([])
    device.report(']Q3', '?17=271231')
    expect(codes).toEqual([']Q3https://id.gs1.org/01/05701234567899/10/ABCDEFGHIJKLMNOP?17=271231'])
  })

  it('says nothing in reports that are none of codes', async () => {
    await scanner.open()
    device.report(']E0', '5701234567899', false, 7)
    const short = new DataView(new ArrayBuffer(2))
    device.oninputreport?.({ reportId: 2, data: short } as HIDInputReportEvent)
    expect(codes).toEqual([])
  })

  it('is gone without its cable, and back with it', async () => {
    await scanner.open()
    there = []
    expect(await scanner.open()).toBe('gone')
    const back = new Device()
    there = [back]
    expect(await scanner.open()).toBe('open')
    back.report(']E0', '5701234567899')
    expect(codes).toEqual([']E05701234567899'])
    expect(await new HidScanner(() => null).open()).toBe('not_chosen')
  })
})

describe('the scanner of this device', () => {
  let machine: SimulatedScanner
  let chosen: CodeReader | null
  let turns: WireState[]
  let scanner: WiredScanner

  beforeEach(() => {
    machine = new SimulatedScanner()
    chosen = new SerialScanner(machine)
    turns = []
    scanner = new WiredScanner(
      () => chosen,
      (text) => codes.push(text),
    )
    scanner.onturn = (state) => turns.push(state)
  })
  const soon = () => vi.advanceTimersByTimeAsync(1_100)

  it('is found again by itself when its cable is back, and both are said', async () => {
    scanner.listen()
    await soon()
    expect([scanner.state, turns]).toEqual(['ready', []])
    machine.plugged = false
    await soon()
    expect([scanner.state, turns]).toEqual(['gone', ['gone']])
    machine.plugged = true
    await soon()
    machine.scan('5701234567899')
    expect([scanner.state, turns]).toEqual(['ready', ['gone', 'ready']])
    expect(codes).toEqual(['5701234567899'])
  })

  it('that is not there from the start is said too', async () => {
    machine.plugged = false
    scanner.listen()
    await soon()
    expect(turns).toEqual(['gone'])
  })

  it('that another program has is tried again', async () => {
    let taken = true
    machine.open = () => (taken ? Promise.reject(new Error('taken')) : Promise.resolve('open'))
    scanner.listen()
    await soon()
    expect(scanner.state).toBe('busy')
    taken = false
    await soon()
    expect(scanner.state).toBe('ready')
  })

  it('is let go for another window, and changed for another scanner', async () => {
    const close = vi.spyOn(machine, 'close')
    const leave = scanner.listen()
    await soon()
    leave()
    machine.scan('5701234567899')
    expect([scanner.state, codes, close.mock.calls.length]).toEqual(['none', [], 1])
    scanner.listen()
    await soon()
    chosen = null
    await soon()
    machine.scan('5701234567899')
    expect([scanner.state, codes, turns]).toEqual(['none', [], []])
  })
})
