import { fromCp858 } from './cp858'
import type { Link } from './link'
import { POLE_COLUMNS, type PoleLines } from './pole-display'

const COMMANDS: Record<number, number> = { 0x1b40: 0, 0x1b74: 1, 0x1f24: 2 }

/** A pole display on the screen: it reads the very bytes a real one would get. */
export class SimulatedPole implements Link {
  onbyte = null
  lines = $state.raw<PoleLines>(['', ''])

  open = () => Promise.resolve('open' as const)
  close = () => Promise.resolve()

  async write(bytes: Uint8Array): Promise<void> {
    let text = ''
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0
      const taken = COMMANDS[byte * 256 + (bytes[at + 1] ?? 0)]
      if (taken !== undefined) at += 1 + taken
      else if (byte >= 0x20) text += fromCp858(byte)
    }
    this.lines = [text.slice(0, POLE_COLUMNS), text.slice(POLE_COLUMNS)]
  }
}
