import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { LabelPrinter, type Sent } from './label-printer'
import { chooseUsb, type UsbDevice, UsbLink } from './usb-link'

const ZEBRA: UsbDevice = { vendorId: 0x0a5f, productId: 0x0166, serialNumber: 'D4J', name: 'ZD421' }
const LABEL = '^XA^CI28^LH0,0\n^PW456^LL256\n^FO20,20^A0N,36,36^FH^FDRugbrød^FS\n^PQ1^XZ\n'
const RUN = new TextEncoder().encode(LABEL.repeat(300))

/** A printer as the browser has it. */
class Machine {
  readonly vendorId = ZEBRA.vendorId
  readonly productId = ZEBRA.productId
  readonly serialNumber = ZEBRA.serialNumber
  readonly productName = 'ZD421 '
  opened = false
  plugged = true
  /** By another program, or by Windows' driver. */
  held = false
  /** So much it takes, then it is out of labels. */
  room = Infinity
  paper: number[] = []
  configuration = {
    interfaces: [
      {
        interfaceNumber: 0,
        alternate: {
          interfaceClass: 7,
          endpoints: [
            { direction: 'out', type: 'bulk', endpointNumber: 3 },
            { direction: 'in', type: 'bulk', endpointNumber: 4 },
          ],
        },
      },
    ],
  }
  #waiting: (() => void)[] = []
  #lost: ((error: Error) => void)[] = []

  open = async (): Promise<void> => {
    if (!this.plugged) throw Object.assign(new Error('gone'), { name: 'NotFoundError' })
    this.opened = true
  }

  close = async (): Promise<void> => {
    this.opened = false
    for (const lose of this.#lost.splice(0)) lose(new Error('cancelled'))
  }

  claimInterface = async (): Promise<void> => {
    if (this.held) throw new Error('Unable to claim interface.')
  }

  transferIn = (): Promise<never> => new Promise((_resolve, reject) => this.#lost.push(reject))

  transferOut = async (endpoint: number, bytes: Uint8Array): Promise<{ status: string }> => {
    expect(endpoint).toBe(3)
    if (this.paper.length + bytes.length > this.room) {
      await new Promise<void>((resolve, reject) => {
        this.#waiting.push(resolve)
        this.#lost.push(reject)
      })
    }
    this.paper.push(...bytes)
    return { status: 'ok' }
  }

  fill(): void {
    this.room = Infinity
    for (const go of this.#waiting.splice(0)) go()
  }

  pullOut(): void {
    this.plugged = false
    this.opened = false
    for (const lose of this.#lost.splice(0)) lose(new Error('lost'))
  }
}

let machine: Machine
let printer: LabelPrinter
let chosen: UsbDevice | null
let told: (number | string)[]
const tell = {
  taken: (bytes: number) => told.push(bytes),
  stalled: (is: boolean) => is && told.push('stalled'),
}
const send = (): Promise<Sent> => printer.send(RUN, tell)

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  machine = new Machine()
  told = []
  chosen = ZEBRA
  printer = new LabelPrinter(new UsbLink(() => chosen))
  const getDevices = async () => (machine.plugged ? [machine] : [])
  vi.stubGlobal('navigator', { usb: { getDevices, requestDevice: async () => machine } })
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('takes every byte in its order, and is let go of', async () => {
  expect(await send()).toBe('sent')
  expect(machine.paper).toEqual([...RUN])
  expect(told).toEqual([8_192, 16_384, RUN.length])
  expect(machine.opened).toBe(false)
})

it('is chosen among what calls itself a printer', async () => {
  const asked = vi.spyOn(navigator.usb, 'requestDevice')
  expect(await chooseUsb([])).toEqual(ZEBRA)
  expect(asked).toHaveBeenCalledWith({ filters: [{ classCode: 7 }] })
})

it('that is not chosen, switched off or held by others is sent nothing', async () => {
  chosen = null
  expect(await send()).toBe('not_chosen')
  chosen = ZEBRA
  machine.held = true
  expect(await send()).toBe('held')
  machine.held = false
  machine.plugged = false
  expect(await send()).toBe('gone')
  expect(machine.paper).toEqual([])
  expect(told).toEqual([])
})

it('unplugged in the middle has not taken it, and takes all of it when it is back', async () => {
  machine.room = 8_192
  const sending = send()
  await vi.advanceTimersByTimeAsync(100)
  machine.pullOut()
  expect(await sending).toBe('broken')
  expect(told).toEqual([8_192])
  expect(await send()).toBe('gone')
  const before = machine
  machine = new Machine()
  expect(await send()).toBe('sent')
  expect(machine.paper).toEqual([...RUN])
  expect(before.paper).toEqual([...RUN.slice(0, 8_192)])
})

it('out of labels makes us wait, says so, and goes on by itself', async () => {
  machine.room = 8_192
  const sending = send()
  await vi.advanceTimersByTimeAsync(9_000)
  expect(told).toEqual([8_192])
  await vi.advanceTimersByTimeAsync(60_000)
  expect(told).toEqual([8_192, 'stalled'])
  machine.fill()
  expect(await sending).toBe('sent')
  expect(machine.paper).toEqual([...RUN])
})

it('that is waited for is given up when somebody says so', async () => {
  machine.room = 0
  const sending = send()
  await vi.advanceTimersByTimeAsync(20_000)
  await printer.stop()
  expect(await sending).toBe('broken')
  expect(told).toEqual(['stalled'])
  expect(machine.paper).toEqual([])
})
