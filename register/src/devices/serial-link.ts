import type { Link } from './link'

/**
 * How a chosen port is known again, and the speed its device talks at. Browsers tell no more of a
 * cable than its make: of `alike` ones it was the one at `place`, counted from 0, in their order.
 */
export interface SerialDevice {
  vendorId: number | null
  productId: number | null
  baudRate: number
  place: number
  alike: number
}

type Make = Pick<SerialDevice, 'vendorId' | 'productId'>

const makeOf = (port: SerialPort): Make => {
  const { usbVendorId = null, usbProductId = null } = port.getInfo()
  return { vendorId: usbVendorId, productId: usbProductId }
}

/** Cables that nobody can tell from each other by what they say. */
export const sameMake = (one: Make, other: Make): boolean =>
  one.vendorId === other.vendorId && one.productId === other.productId

async function portsLike(make: Make): Promise<SerialPort[]> {
  const ports = await navigator.serial.getPorts()
  return ports.filter((port) => sameMake(makeOf(port), make))
}

/** Lets the cashier choose a port: needs a tap. Null where nothing was chosen. */
export async function chooseSerial(baudRate: number): Promise<SerialDevice | null> {
  try {
    const port = await navigator.serial.requestPort()
    const make = makeOf(port)
    const like = await portsLike(make)
    return { ...make, baudRate, place: like.indexOf(port), alike: like.length }
  } catch {
    return null
  }
}

/** A device on a serial port: a printer, a pole display, a scale, a scanner. */
export class SerialLink implements Link {
  onbyte: ((byte: number) => void) | null = null
  #port: SerialPort | null = null
  /** What `#port` was opened as: where another is chosen, it is given up. */
  #opened: SerialDevice | null = null
  #reader: ReadableStreamDefaultReader<Uint8Array> | null = null

  constructor(private readonly chosen: () => SerialDevice | null) {}

  async open(): Promise<'open' | 'gone' | 'not_chosen'> {
    const chosen = this.chosen()
    if (this.#port?.writable && chosen === this.#opened) return 'open'
    if (this.#port) await this.close().catch(() => undefined)
    if (!chosen) return 'not_chosen'
    const like = await portsLike(chosen)
    // With one more than there were, nobody knows which it is: better none than another device's.
    if (like.length > chosen.alike) return 'not_chosen'
    const port = like.length < chosen.alike ? undefined : like[chosen.place]
    // One that is open is another device's.
    if (!port || port.writable) return 'gone'
    await port.open({ baudRate: chosen.baudRate })
    this.#port = port
    this.#opened = chosen
    void this.#listen(port)
    return 'open'
  }

  async write(bytes: Uint8Array): Promise<void> {
    const writer = this.#port?.writable?.getWriter()
    if (!writer) throw new Error('closed')
    try {
      await writer.write(bytes)
    } finally {
      writer.releaseLock()
    }
  }

  async close(): Promise<void> {
    const port = this.#port
    this.#port = null
    await this.#reader?.cancel().catch(() => undefined)
    await port?.close()
  }

  async #listen(port: SerialPort): Promise<void> {
    const reader = port.readable?.getReader()
    if (!reader) return
    this.#reader = reader
    try {
      for (;;) {
        const { value, done } = await reader.read()
        if (done) break
        for (const byte of value) this.onbyte?.(byte)
      }
    } catch {
      // Unplugged: what comes next opens it anew, or finds it gone.
    }
    reader.releaseLock()
    if (port !== this.#port) return
    this.#port = null
    // A port that was not closed cannot be opened when its device is back.
    await port.close().catch(() => undefined)
  }
}
