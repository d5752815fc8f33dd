/**
 * A scanner in HID POS mode (USB: HID Point of Sale Usage Tables 1.02, page 0x8C): each report
 * holds up to 56 bytes of a code, its AIM symbology identifier, and whether there is more.
 */
import { type CodeReader, LONGEST_CODE, textOf } from './wired-scanner'

/** How a chosen scanner is known again. */
export interface HidDevice {
  vendorId: number
  productId: number
  name: string
}

const SCANNER_PAGE = 0x8c
const SCANNED_DATA = 2
/** Where in a scanned data report things stand, its number not counted. */
const AT = { length: 0, symbology: 1, data: 4, more: 62 }
const MOST_DATA = 56
const BRACKET = 0x5d

/** Lets the cashier choose a scanner: needs a tap. Null where nothing was chosen. */
export async function chooseHid(): Promise<HidDevice | null> {
  try {
    const filters = [{ usagePage: SCANNER_PAGE }]
    const [chosen] = await navigator.hid.requestDevice({ filters })
    if (!chosen) return null
    const { vendorId, productId, productName } = chosen
    return { vendorId, productId, name: productName.trim() }
  } catch {
    return null
  }
}

export class HidScanner implements CodeReader {
  oncode: ((text: string) => void) | null = null
  #device: HIDDevice | null = null
  #bytes: number[] = []

  constructor(private readonly chosen: () => HidDevice | null) {}

  async open(): Promise<'open' | 'gone' | 'not_chosen'> {
    const chosen = this.chosen()
    if (!chosen) return 'not_chosen'
    // Browsers may still call one open that was pulled out: those that are there are counted.
    const device = (await navigator.hid.getDevices()).find(
      ({ vendorId, productId, collections }) =>
        vendorId === chosen.vendorId &&
        productId === chosen.productId &&
        collections.some(({ usagePage }) => usagePage === SCANNER_PAGE),
    )
    if (!device) return 'gone'
    if (device.opened && device === this.#device) return 'open'
    await device.open()
    device.oninputreport = (report) => this.#take(report)
    this.#device = device
    this.#bytes = []
    return 'open'
  }

  async close(): Promise<void> {
    const device = this.#device
    this.#device = null
    this.#bytes = []
    if (!device) return
    device.oninputreport = null
    await device.close()
  }

  #take({ reportId, data }: HIDInputReportEvent): void {
    if (reportId !== SCANNED_DATA || data.byteLength < AT.data) return
    const byte = (at: number): number => (at < data.byteLength ? data.getUint8(at) : 0)
    const length = Math.min(byte(AT.length), MOST_DATA, data.byteLength - AT.data)
    if (this.#bytes.length === 0) this.#bytes = symbologyOf(byte)
    for (let at = 0; at < length; at++) this.#bytes.push(byte(AT.data + at))
    if (this.#bytes.length > LONGEST_CODE) this.#bytes = []
    if (byte(AT.more) & 1) return
    const text = textOf(this.#bytes).trim()
    this.#bytes = []
    if (text) this.oncode?.(text)
  }
}

/** `]E0` and the like, where the scanner tells it. */
function symbologyOf(byte: (at: number) => number): number[] {
  const told = [0, 1, 2].map((at) => byte(AT.symbology + at))
  return told[0] === BRACKET ? told : []
}
