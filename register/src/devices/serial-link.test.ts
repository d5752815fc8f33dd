import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { chooseSerial, type SerialDevice, SerialLink } from './serial-link'

const MAKE = { vendorId: 0x0403, productId: 0x6001 }
const CABLE: SerialDevice = { ...MAKE, baudRate: 9600, place: 0, alike: 1 }

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
/** What the cashier taps in the browser's own list. */
let tapped: Port
const tap = (port: Port) => (tapped = port)

beforeEach(() => {
  ports = [new Port()]
  vi.stubGlobal('navigator', {
    serial: { getPorts: () => Promise.resolve(ports), requestPort: () => Promise.resolve(tapped) },
  })
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
  expect(ports.map(({ opened }) => opened)).toEqual([1])
})

/** As after a reload: what the settings keep, and nothing else. */
const kept = (device: SerialDevice | null) =>
  new SerialLink(() => JSON.parse(JSON.stringify(device)) as SerialDevice)

it('tells two cables of one make from each other by their order', async () => {
  const [scale, other] = [new Port(), new Port()]
  const foreign = new Port()
  foreign.getInfo = () => ({ usbVendorId: 0x1a86, usbProductId: 0x7523 })
  ports = [scale, foreign, other]
  tap(other)
  const printer = await chooseSerial(19_200)
  expect(printer).toEqual({ ...MAKE, baudRate: 19_200, place: 1, alike: 2 })
  expect(await kept(printer).open()).toBe('open')
  expect([scale.opened, other.opened]).toEqual([0, 1])
})

it('opens none of two where one was chosen, and says that it must be chosen anew', async () => {
  const [first, second] = [new Port(), new Port()]
  ports = [first]
  tap(first)
  const alone = await chooseSerial(9600)
  ports = [second, first]
  expect(await kept(alone).open()).toBe('not_chosen')
  tap(first)
  const anew = await chooseSerial(9600)
  ports = [second]
  expect(await kept(anew).open()).toBe('gone')
  expect([first.opened, second.opened]).toEqual([0, 0])
  ports = [second, first]
  expect(await kept(anew).open()).toBe('open')
  expect([first.opened, second.opened]).toEqual([1, 0])
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
