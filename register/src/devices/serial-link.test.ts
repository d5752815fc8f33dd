import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type SerialDevice, SerialLink } from './serial-link'

const CABLE: SerialDevice = { vendorId: 0x0403, productId: 0x6001, baudRate: 9600 }

/** A port as the browser has it: it must be closed before it can be opened again. */
class Port {
  readable: ReadableStream<Uint8Array> | null = null
  writable: WritableStream<Uint8Array> | null = null
  opened = 0
  #say: ReadableStreamDefaultController<Uint8Array> | null = null

  getInfo = () => ({ usbVendorId: CABLE.vendorId, usbProductId: CABLE.productId })

  open = async (): Promise<void> => {
    if (this.writable) throw new Error('already open')
    this.opened += 1
    this.readable = new ReadableStream({ start: (controller) => void (this.#say = controller) })
    this.writable = new WritableStream()
  }

  close = async (): Promise<void> => {
    if (this.readable?.locked) throw new Error('locked')
    this.readable = this.writable = null
  }

  say(...bytes: number[]): void {
    this.#say?.enqueue(new Uint8Array(bytes))
  }

  pullOut(): void {
    this.#say?.error(new Error('lost'))
  }
}

let ports: Port[]

beforeEach(() => {
  ports = [new Port()]
  vi.stubGlobal('navigator', { serial: { getPorts: () => Promise.resolve(ports) } })
})
afterEach(() => vi.unstubAllGlobals())

it('is found gone when the cable is out, and open when it is back', async () => {
  const [port] = ports as [Port]
  const link = new SerialLink(() => CABLE)
  const heard: number[] = []
  link.onbyte = (byte) => heard.push(byte)
  expect(await link.open()).toBe('open')
  port.say(65)
  await vi.waitFor(() => expect(heard).toEqual([65]))
  ports = []
  port.pullOut()
  await vi.waitFor(() => expect(port.writable).toBeNull())
  expect(await link.open()).toBe('gone')
  ports = [port]
  expect(await link.open()).toBe('open')
  port.say(66)
  await vi.waitFor(() => expect(heard).toEqual([65, 66]))
  expect(port.opened).toBe(2)
})

it('leaves a port alone that another device has open', async () => {
  const one = new SerialLink(() => CABLE)
  const other = new SerialLink(() => CABLE)
  expect(await one.open()).toBe('open')
  expect(await other.open()).toBe('gone')
  ports.push(new Port())
  expect(await other.open()).toBe('open')
  expect(ports.map(({ opened }) => opened)).toEqual([1, 1])
})

it('gives the port up when another one is chosen', async () => {
  let chosen: SerialDevice | null = CABLE
  const link = new SerialLink(() => chosen)
  await link.open()
  chosen = { ...CABLE, baudRate: 115_200 }
  expect(await link.open()).toBe('open')
  chosen = null
  expect(await link.open()).toBe('not_chosen')
  expect(ports.map(({ opened, writable }) => [opened, writable])).toEqual([[2, null]])
})
