import type { PrinterKind } from '../devices/printer'

/** Everything at this counter that can be used. */
export type DeviceName =
  | `printer.${PrinterKind}`
  | 'drawer'
  | 'scanner'
  | 'wiredScanner'
  | 'camera'
  | 'scale'
  | 'pole'
  | 'display'
  | 'sharedDisplay'

const KEY = 'bon.devices'
/** Written down no more often: what is scanned by the minute need not be. */
const FINE_MS = 60_000

/** When each device of this register was used last: kept on it, never sent. */
export class DeviceLog {
  used = $state.raw<Partial<Record<DeviceName, number>>>({})

  constructor(
    private readonly storage: Storage,
    private readonly now: () => number = Date.now,
  ) {
    this.used = kept(storage)
  }

  note(device: DeviceName): void {
    const at = this.now()
    if (Math.abs(at - (this.used[device] ?? -FINE_MS)) < FINE_MS) return
    this.used = { ...this.used, [device]: at }
    try {
      this.storage.setItem(KEY, JSON.stringify(this.used))
    } catch {
      // A full storage is no reason not to scan.
    }
  }
}

function kept(storage: Storage): DeviceLog['used'] {
  try {
    const told: unknown = JSON.parse(storage.getItem(KEY) ?? '{}')
    return Object.fromEntries(
      Object.entries(told as object).filter(([, at]) => typeof at === 'number'),
    ) as DeviceLog['used']
  } catch {
    return {}
  }
}
