import type { Link } from './link'

/** How a chosen printer is known again. */
export interface UsbDevice {
  vendorId: number
  productId: number
  serialNumber: string
  name: string
}

/** The class of printers in USB, and the makers whose receipt printers call themselves otherwise. */
const PRINTER_CLASS = 7
const MAKERS = [0x04b8, 0x0519, 0x0483, 0x0416, 0x0419, 0x1504, 0x1d90, 0x05d9, 0x0fe6, 0x1fc9]
const STAR = 0x0519
const READ_BYTES = 64

/**
 * Lets somebody choose a printer, one that calls itself that or is of these makers: needs a tap.
 * Null where nothing was chosen.
 */
export async function chooseUsb(makers: readonly number[] = MAKERS): Promise<UsbDevice | null> {
  try {
    const filters = [{ classCode: PRINTER_CLASS }, ...makers.map((vendorId) => ({ vendorId }))]
    const chosen = await navigator.usb.requestDevice({ filters })
    const { vendorId, productId, serialNumber, productName } = chosen
    const name = productName?.trim() ?? ''
    return { vendorId, productId, serialNumber: serialNumber ?? '', name }
  } catch {
    return null
  }
}

export const speaksStar = ({ vendorId }: { vendorId: number }): boolean => vendorId === STAR

/** A printer on USB. Under Windows its driver keeps it to itself: there, WebSerial is the way. */
export class UsbLink implements Link {
  onbyte: ((byte: number) => void) | null = null
  #device: USBDevice | null = null
  /** What `#device` was opened as: where another is chosen, it is given up. */
  #opened: UsbDevice | null = null
  #out = 0

  constructor(private readonly chosen: () => UsbDevice | null) {}

  async open(): Promise<'open' | 'gone' | 'not_chosen'> {
    const chosen = this.chosen()
    if (this.#device?.opened && chosen === this.#opened) return 'open'
    if (this.#device) await this.close().catch(() => undefined)
    if (!chosen) return 'not_chosen'
    const device = (await navigator.usb.getDevices()).find(
      (one) =>
        one.vendorId === chosen.vendorId &&
        one.productId === chosen.productId &&
        (one.serialNumber ?? '') === chosen.serialNumber,
    )
    if (!device) return 'gone'
    await this.#claim(device)
    this.#opened = chosen
    return 'open'
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (!this.#device) throw new Error('closed')
    const { status } = await this.#device.transferOut(this.#out, bytes as BufferSource)
    if (status !== 'ok') throw new Error(status)
  }

  async close(): Promise<void> {
    const device = this.#device
    this.#device = null
    await device?.close()
  }

  async #claim(device: USBDevice): Promise<void> {
    await device.open()
    if (!device.configuration) await device.selectConfiguration(1)
    const faces = device.configuration?.interfaces ?? []
    const face = faces.find((one) => one.alternate.interfaceClass === PRINTER_CLASS) ?? faces[0]
    const endpoints = face?.alternate.endpoints ?? []
    const out = endpoints.find(({ direction, type }) => direction === 'out' && type === 'bulk')
    if (!face || !out) throw new Error('no printer')
    await device.claimInterface(face.interfaceNumber)
    this.#device = device
    this.#out = out.endpointNumber
    const back = endpoints.find(({ direction, type }) => direction === 'in' && type === 'bulk')
    if (back) void this.#listen(device, back.endpointNumber)
  }

  async #listen(device: USBDevice, endpoint: number): Promise<void> {
    try {
      while (device === this.#device) {
        const { data } = await device.transferIn(endpoint, READ_BYTES)
        for (let at = 0; at < (data?.byteLength ?? 0); at++) this.onbyte?.(data?.getUint8(at) ?? 0)
      }
    } catch {
      // Unplugged: the next job opens it anew, or finds it gone.
      if (device === this.#device) this.#device = null
    }
  }
}
