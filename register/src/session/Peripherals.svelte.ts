import { HidScanner } from '../devices/hid-scanner'
import { PoleDisplay, type PoleLines } from '../devices/pole-display'
import { SerialLink } from '../devices/serial-link'
import { SerialScanner } from '../devices/serial-scanner'
import { SicsScale } from '../devices/sics-scale'
import { SimulatedPole } from '../devices/simulated-pole.svelte'
import { SimulatedScale } from '../devices/simulated-scale.svelte'
import { SimulatedScanner } from '../devices/simulated-scanner.svelte'
import { WeighingScale } from '../devices/WeighingScale.svelte'
import { type WireState, WiredScanner } from '../devices/WiredScanner.svelte'
import type { DeviceLog } from './DeviceLog.svelte'
import type { Preferences } from './Preferences.svelte'

/** What hears of these devices. */
export interface Listeners {
  /** A code of the scanner with a wire of its own. */
  oncode: (text: string) => void
  /** That scanner went, or came back. */
  onscanner: (state: WireState) => void
  /** The customer's two lines went dark, or came back. */
  onpole: (there: boolean) => void
}

/** The scale, the scanner and the display that this device has beside its printer, as its
 * settings say. */
export class Peripherals {
  readonly simulatedScale = new SimulatedScale()
  readonly simulatedPole = new SimulatedPole()
  readonly simulatedScanner = new SimulatedScanner()
  readonly scale: WeighingScale
  readonly scanner: WiredScanner
  /** Whether the last lines came to be shown; null before any. */
  poleThere = $state<boolean | null>(null)
  readonly #poles: { serial: PoleDisplay; simulated: PoleDisplay }

  constructor(
    private readonly preferences: Preferences,
    log: DeviceLog,
    listeners: Listeners,
  ) {
    const values = () => preferences.values
    const scales = {
      serial: new SicsScale(new SerialLink(() => values().serialScale)),
      simulated: new SicsScale(this.simulatedScale),
    }
    this.scale = new WeighingScale(() => {
      const { scale } = values()
      return scale === 'none' ? null : scales[scale]
    })
    this.scale.ontake = () => log.note('scale')
    const scanners = {
      serial: new SerialScanner(new SerialLink(() => values().serialScanner)),
      hid: new HidScanner(() => values().hidScanner),
      simulated: new SerialScanner(this.simulatedScanner),
    }
    this.scanner = new WiredScanner(() => {
      const { wiredScanner } = values()
      return wiredScanner === 'none' ? null : scanners[wiredScanner]
    }, listeners.oncode)
    this.scanner.onturn = listeners.onscanner
    this.#poles = {
      serial: new PoleDisplay(new SerialLink(() => values().serialPole)),
      simulated: new PoleDisplay(this.simulatedPole),
    }
    for (const pole of Object.values(this.#poles)) {
      pole.ontold = (shown) => {
        if (shown) log.note('pole')
        const before = this.poleThere
        this.poleThere = shown
        if (shown !== (before ?? true)) listeners.onpole(shown)
      }
    }
  }

  /** Shows the customer two lines, where there is a display. */
  show(lines: PoleLines): void {
    const { pole } = this.preferences.values
    if (pole !== 'none') this.#poles[pole].show(lines)
  }
}
