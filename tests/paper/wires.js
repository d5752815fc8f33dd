/**
 * Printers on USB, a serial port and Bluetooth, as a browser's page meets them. Each answers as an
 * ESC/POS printer does and hands its bytes to the test, which outlives the page. `wires.usb.fault`
 * is `off`, `no_paper`, `dies` (half of the next job reaches it) or nothing.
 */
;(() => {
  const [DLE, EOT, GS, ASK] = [0x10, 0x04, 0x1d, 0x72]
  const IDLE = 0x12
  const KNOWN = { vendorId: 0x04b8, productId: 0x0202, serialNumber: 'X7KT', productName: 'TM-T88' }

  class Machine {
    fault = null
    onbyte = () => {}
    constructor(kind) {
      this.kind = kind
    }
    take(data) {
      const bytes = [...new Uint8Array(data.buffer ?? data, data.byteOffset ?? 0, data.byteLength)]
      if (this.fault === 'off') throw new Error('off')
      if (bytes.length === 3 && bytes[0] === DLE && bytes[1] === EOT) {
        const empty = this.fault === 'no_paper'
        return this.say(empty ? IDLE | (bytes[2] === 4 ? 0x60 : 0x20) : IDLE)
      }
      if (bytes.length === 3 && bytes[0] === GS && bytes[1] === ASK) {
        if (this.fault !== 'slow') this.say(0)
        return
      }
      if (this.fault === 'dies') {
        this.fault = 'off'
        onpaper(this.kind, bytes.slice(0, bytes.length / 2))
        throw new Error('died')
      }
      onpaper(this.kind, bytes)
    }
    say(byte) {
      queueMicrotask(() => this.onbyte(byte))
    }
  }

  const wires = (window.wires = {
    usb: new Machine('usb'),
    serial: new Machine('serial'),
    bluetooth: new Machine('bluetooth'),
  })
  const put = (name, value) => Object.defineProperty(navigator, name, { value, configurable: true })

  // --- USB ---
  const endpoints = [
    { direction: 'out', type: 'bulk', endpointNumber: 1 },
    { direction: 'in', type: 'bulk', endpointNumber: 2 },
  ]
  const usb = {
    ...KNOWN,
    opened: false,
    configuration: {
      interfaces: [{ interfaceNumber: 0, alternate: { interfaceClass: 7, endpoints } }],
    },
    open: async () => {
      if (wires.usb.fault === 'off') throw new Error('off')
      usb.opened = true
    },
    close: async () => void (usb.opened = false),
    claimInterface: async () => {},
    transferOut: async (_endpoint, data) => {
      wires.usb.take(data)
      return { status: 'ok' }
    },
    transferIn: () =>
      new Promise((resolve) => {
        wires.usb.onbyte = (byte) => resolve({ data: new DataView(Uint8Array.of(byte).buffer) })
      }),
  }
  put('usb', { requestDevice: async () => usb, getDevices: async () => [usb] })

  // --- a serial port ---
  const serial = {
    getInfo: () => ({ usbVendorId: KNOWN.vendorId, usbProductId: KNOWN.productId }),
    open: async () => {
      if (wires.serial.fault === 'off') throw new Error('off')
      serial.writable = new WritableStream({ write: (bytes) => wires.serial.take(bytes) })
      serial.readable = new ReadableStream({
        start: (stream) => {
          wires.serial.onbyte = (byte) => stream.enqueue(Uint8Array.of(byte))
        },
      })
    },
    close: async () => void (serial.writable = serial.readable = null),
  }
  put('serial', { requestPort: async () => serial, getPorts: async () => [serial] })

  // --- Bluetooth ---
  const status = new EventTarget()
  status.startNotifications = async () => {
    wires.bluetooth.onbyte = (byte) => {
      status.value = new DataView(Uint8Array.of(byte).buffer)
      status.dispatchEvent(new Event('characteristicvaluechanged'))
    }
  }
  const print = { writeValueWithResponse: async (bytes) => wires.bluetooth.take(bytes) }
  const service = {
    getCharacteristic: async (name) => (name.startsWith('00002af1') ? print : status),
  }
  const gatt = {
    connected: false,
    connect: async () => {
      gatt.connected = true
      return { getPrimaryService: async () => service }
    },
    disconnect: () => void (gatt.connected = false),
  }
  const bluetooth = { id: 'bt', name: 'MPT-II', gatt }
  put('bluetooth', { requestDevice: async () => bluetooth, getDevices: async () => [bluetooth] })
})()
