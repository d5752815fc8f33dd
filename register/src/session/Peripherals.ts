import { HidScanner } from '../devices/hid-scanner'
import { PoleDisplay, type PoleLines } from '../devices/pole-display'
import { SerialLink } from '../devices/serial-link'
import { SerialScanner } from '../devices/serial-scanner'
import { SicsScale } from '../devices/sics-scale'
import { SimulatedPole } from '../devices/simulated-pole.svelte'
import { SimulatedScanner } from '../devices/simulated-scanner.svelte'
import { SimulatedScale } from '../devices/simulated-scale.svelte'
import { WeighingScale } from '../devices/WeighingScale.svelte'
import { WiredScanner } from '../devices/WiredScanner.svelte'
import type { Preferences } from './Preferences.svelte'

/** The scale, the scanner and the display that this device has beside its printer, as its settings say. */
export class Peripherals {
  readonly simulatedScale = new SimulatedScale()
  readonly simulatedPole = new SimulatedPole()
  readonly simulatedScanner = new SimulatedScanner()
  readonly scale: WeighingScale
  readonly scanner: WiredScanner
  readonly #poles: { serial: PoleDisplay; simulated: PoleDisplay }

  constructor(
    private readonly preferences: Preferences,
    oncode: (text: string) => void,
  ) {
    const scales = {
      serial: new SicsScale(new SerialLink(() => preferences.values.serialScale)),
      simulated: new SicsScale(this.simulatedScale),
    }
    this.scale = new WeighingScale(() => {
      const { scale } = preferences.values
      return scale === 'none' ? null : scales[scale]
    })
    const scanners = {
      serial: new SerialScanner(new SerialLink(() => preferences.values.serialScanner)),
      hid: new HidScanner(() => preferences.values.hidScanner),
      simulated: new SerialScanner(this.simulatedScanner),
    }
    this.scanner = new WiredScanner(() => {
      const { wiredScanner } = preferences.values
      return wiredScanner === 'none' ? null : scanners[wiredScanner]
    }, oncode)
    this.#poles = {
      serial: new PoleDisplay(new SerialLink(() => preferences.values.serialPole)),
      simulated: new PoleDisplay(this.simulatedPole),
    }
  }

  /** Shows the customer two lines, where there is a display. */
  show(lines: PoleLines): void {
    const { pole } = this.preferences.values
    if (pole !== 'none') this.#poles[pole].show(lines)
  }
}
