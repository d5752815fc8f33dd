/** The part of WebHID (WICG) that a scanner needs. */
interface HIDDevice extends EventTarget {
  readonly opened: boolean
  readonly vendorId: number
  readonly productId: number
  readonly productName: string
  readonly collections: readonly { usagePage: number; usage: number }[]
  open(): Promise<void>
  close(): Promise<void>
  oninputreport: ((event: HIDInputReportEvent) => void) | null
}

interface HIDInputReportEvent extends Event {
  readonly reportId: number
  readonly data: DataView
}

interface HID extends EventTarget {
  getDevices(): Promise<HIDDevice[]>
  requestDevice(options: { filters: { usagePage: number }[] }): Promise<HIDDevice[]>
}

interface Navigator {
  readonly hid: HID
}
