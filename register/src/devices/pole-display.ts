/**
 * The two lines that the customer reads: a display on a serial port that speaks ESC/POS as
 * Epson's DM-D do, and most others when told to.
 */
import { CP858, toCp858 } from './cp858'
import type { Link } from './link'
import { within } from './printer'

export const POLE_COLUMNS = 20
const ESC = 0x1b
const US = 0x1f
const CLEAR = 0x0c

/** Longer than this, nothing takes two lines. */
const WRITE_MS = 3_000

/** An upper and a lower line. */
export type PoleLines = [string, string]

export class PoleDisplay {
  /** Told after each try whether the lines are shown. */
  ontold: ((shown: boolean) => void) | null = null
  #wanted: PoleLines | null = null
  #shown = ''
  #showing = false

  constructor(private readonly link: Link) {}

  /** Shows the latest lines; what is asked while it writes waits, and only the last of it. */
  show(lines: PoleLines): void {
    this.#wanted = lines
    if (!this.#showing) void this.#work()
  }

  /** A display that is not there is left alone until there is something new to show. */
  async #work(): Promise<void> {
    this.#showing = true
    while (this.#wanted) {
      const lines = this.#wanted
      this.#wanted = null
      if (lines.join('\n') === this.#shown) continue
      const told = await this.#tell(lines).catch(() => false)
      this.#shown = told ? lines.join('\n') : ''
      this.ontold?.(told)
    }
    this.#showing = false
  }

  async #tell(lines: PoleLines): Promise<boolean> {
    if ((await this.link.open()) !== 'open') return false
    const written = this.link.write(bytesOf(lines)).then(() => true)
    return within(WRITE_MS, written, false)
  }
}

/** The page, nothing left of before, and each line at its place. */
export function bytesOf([upper, lower]: PoleLines): Uint8Array {
  const line = (text: string) => toCp858(text.slice(0, POLE_COLUMNS).padEnd(POLE_COLUMNS))
  const at = (row: number) => [US, 0x24, 1, row]
  return new Uint8Array(
    [[ESC, 0x40, ESC, 0x74, CP858, CLEAR], at(1), line(upper), at(2), line(lower)].flatMap(
      (part) => [...part],
    ),
  )
}
