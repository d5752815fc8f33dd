import type { Link } from './link'

/** The services small receipt printers print through, and where they say how they are. */
const SERVICES = [
  {
    service: '000018f0-0000-1000-8000-00805f9b34fb',
    print: '00002af1-0000-1000-8000-00805f9b34fb',
    status: '00002af0-0000-1000-8000-00805f9b34fb',
  },
  {
    service: '49535343-fe7d-4ae5-8fa9-9fafd205e455',
    print: '49535343-8841-43f4-a8d4-ecbe34729bb3',
    status: '49535343-1e4d-4bd9-ba61-23c647249616',
  },
]
/** What a printer takes at once: more is lost by the small ones. */
const PART_BYTES = 100

/**
 * A printer on Bluetooth Low Energy. Browsers forget it when the page is closed, unless they know
 * `getDevices`: then it has to be chosen again.
 */
export class BluetoothLink implements Link {
  onbyte: ((byte: number) => void) | null = null
  #device: BluetoothDevice | null = null
  #print: BluetoothRemoteGATTCharacteristic | null = null

  constructor(private readonly chosen: () => string | null) {}

  /** Lets the cashier choose a printer: needs a tap. Its id and name, or null. */
  async choose(): Promise<{ id: string; name: string } | null> {
    try {
      const filters = SERVICES.map(({ service }) => ({ services: [service] }))
      const device = await navigator.bluetooth.requestDevice({ filters })
      await this.close()
      this.#device = device
      return { id: device.id, name: device.name ?? '' }
    } catch {
      return null
    }
  }

  async open(): Promise<'open' | 'gone' | 'not_chosen'> {
    if (this.#print && this.#device?.gatt?.connected) return 'open'
    const device = this.#device ?? (await this.#known())
    if (!device?.gatt) return 'not_chosen'
    this.#device = device
    const server = await device.gatt.connect()
    const found = await this.#service(server)
    if (!found) return 'gone'
    const { service, names } = found
    this.#print = await service.getCharacteristic(names.print)
    await this.#listen(service, names.status)
    return 'open'
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (!this.#print) throw new Error('closed')
    for (let at = 0; at < bytes.length; at += PART_BYTES) {
      await this.#print.writeValueWithResponse(bytes.slice(at, at + PART_BYTES))
    }
  }

  async close(): Promise<void> {
    this.#device?.gatt?.disconnect()
    this.#print = null
  }

  async #known(): Promise<BluetoothDevice | null> {
    const id = this.chosen()
    // Behind a flag in browsers of today.
    if (!id || !('getDevices' in navigator.bluetooth)) return null
    return (await navigator.bluetooth.getDevices()).find((one) => one.id === id) ?? null
  }

  async #service(server: BluetoothRemoteGATTServer) {
    for (const names of SERVICES) {
      const service = await server.getPrimaryService(names.service).catch(() => null)
      if (service) return { service, names }
    }
    return null
  }

  async #listen(service: BluetoothRemoteGATTService, name: string): Promise<void> {
    const status = await service.getCharacteristic(name).catch(() => null)
    if (!status) return
    status.addEventListener('characteristicvaluechanged', () => {
      const { value } = status
      for (let at = 0; at < (value?.byteLength ?? 0); at++) this.onbyte?.(value?.getUint8(at) ?? 0)
    })
    await status.startNotifications().catch(() => undefined)
  }
}
