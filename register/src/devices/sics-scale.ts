/**
 * A scale that speaks MT-SICS, the open protocol of Mettler-Toledo that many others speak too:
 * lines of text; `SI` asks what lies on it, `S S      1.250 kg` answers.
 */
import type { Link } from './link'
import { within } from './printer'

/** What a scale says. Only a stable weight above nothing is one to sell by. */
export type Reading =
  | { state: 'stable'; grams: number }
  /** Something is being put on, or taken off. */
  | { state: 'moving' }
  | { state: 'empty' }
  /** More than it can carry, or less than nothing. */
  | { state: 'over' }
  | { state: 'off' }

const ASK = new TextEncoder().encode('SI\r\n')
const ANSWER_MS = 1_000
const LINE_FEED = 10

export class SicsScale {
  #line = ''
  #answer: ((line: string) => void) | null = null

  constructor(private readonly link: Link) {
    link.onbyte = (byte) => this.#take(byte)
  }

  /** What lies on it now. Never throws. */
  async read(): Promise<Reading> {
    try {
      if ((await this.link.open()) !== 'open') return { state: 'off' }
      this.#line = ''
      const answer = new Promise<string>((resolve) => (this.#answer = resolve))
      await this.link.write(ASK)
      const line = await within(ANSWER_MS, answer, null)
      return line === null ? { state: 'off' } : readingOf(line)
    } catch {
      return { state: 'off' }
    } finally {
      this.#answer = null
    }
  }

  #take(byte: number): void {
    if (byte !== LINE_FEED) this.#line += String.fromCharCode(byte)
    else {
      this.#answer?.(this.#line.trim())
      this.#line = ''
    }
  }
}

/** A line of MT-SICS. What cannot be understood is no weight. */
export function readingOf(line: string): Reading {
  const weight = /^S ([SD])\s+(-?\d{1,6})(?:\.(\d{1,6}))?\s*(kg|g)$/.exec(line)
  if (weight) {
    const [, state, whole = '', rest = '', unit] = weight
    if (state === 'D') return { state: 'moving' }
    if (whole.startsWith('-')) return { state: 'over' }
    const grams =
      unit === 'kg'
        ? gramsOf(whole + rest.padEnd(4, '0').slice(0, 4))
        : gramsOf(whole + rest.padEnd(1, '0').slice(0, 1))
    return grams === 0 ? { state: 'empty' } : { state: 'stable', grams }
  }
  if (/^S I/.test(line)) return { state: 'moving' }
  return /^S [+-]/.test(line) ? { state: 'over' } : { state: 'off' }
}

/** Tenths of a gram as whole grams, halves up. */
const gramsOf = (tenths: string): number => Math.floor((Number(tenths) + 5) / 10)
