import type { Link } from './link'

/** What can be wrong with a simulated printer. */
export type Fault = 'off' | 'no_paper' | 'slow' | 'dies' | null

const SLOW_MS = 8_000
const DLE = 0x10
const ASKED = { offlineCause: 2, paper: 4 }

/**
 * A receipt printer in memory: takes bytes, answers as the command reference says, and breaks in
 * every way a real one does. `dies`: the next job reaches it only by half, then it is off.
 */
export class SimulatedLink implements Link {
  onbyte: ((byte: number) => void) | null = null
  fault: Fault = null
  slowMs = SLOW_MS
  #open = false

  constructor(private readonly onprint: (bytes: Uint8Array) => void) {}

  async open(): Promise<'open' | 'gone'> {
    this.#open = this.fault !== 'off'
    return this.#open ? 'open' : 'gone'
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (!this.#open || this.fault === 'off') throw new Error('off')
    const asked = questionOf(bytes)
    if (asked === 'in turn') return this.#answerInTurn()
    if (asked !== null) return this.#answer(this.#health(asked))
    if (this.fault === 'dies') {
      this.fault = 'off'
      this.#open = false
      this.onprint(bytes.slice(0, bytes.length / 2))
      throw new Error('died')
    }
    this.onprint(bytes)
  }

  async close(): Promise<void> {
    this.#open = false
  }

  #health(asked: number): number {
    const empty = this.fault === 'no_paper'
    const idle = 0x12
    if (asked === ASKED.paper) return empty ? idle | 0x60 : idle
    return empty ? idle | 0x20 : idle
  }

  #answer(byte: number): void {
    queueMicrotask(() => this.onbyte?.(byte))
  }

  #answerInTurn(): void {
    if (this.fault === 'slow') setTimeout(() => this.onbyte?.(0), this.slowMs)
    else this.#answer(0)
  }
}

function questionOf(bytes: Uint8Array): number | 'in turn' | null {
  if (bytes.length !== 3) return null
  if (bytes[0] === DLE && bytes[1] === 0x04) return bytes[2] ?? null
  return bytes[0] === 0x1d && bytes[1] === 0x72 ? 'in turn' : null
}
