import type { Link } from './link'
import { type CodeReader, LONGEST_CODE, textOf } from './wired-scanner'

/** In front of a code, and behind it. */
const STX = 0x02
const ENDS = [0x03, 0x09, 0x0a, 0x0d]
/** Without an end of its own a code ends where the line is quiet for so long. */
const QUIET_MS = 100
/** Half a code that nothing follows is nothing. */
const STALE_MS = 2_000

/**
 * A scanner on a serial port. Most send a carriage return behind each code; one that has done so
 * is held to it, so that a code which comes in two pieces is one.
 */
export class SerialScanner implements CodeReader {
  oncode: ((text: string) => void) | null = null
  #bytes: number[] = []
  #ends = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly link: Link) {
    link.onbyte = (byte) => this.#take(byte)
  }

  open(): Promise<'open' | 'gone' | 'not_chosen'> {
    return this.link.open()
  }

  async close(): Promise<void> {
    this.#forget()
    this.#ends = false
    await this.link.close()
  }

  #take(byte: number): void {
    clearTimeout(this.#timer)
    if (ENDS.includes(byte)) {
      this.#ends = true
      return this.#hand()
    }
    if (byte === STX) this.#bytes = []
    else this.#bytes.push(byte)
    if (this.#bytes.length > LONGEST_CODE) this.#bytes = []
    if (this.#ends) this.#timer = setTimeout(() => this.#forget(), STALE_MS)
    else this.#timer = setTimeout(() => this.#hand(), QUIET_MS)
  }

  #hand(): void {
    const text = textOf(this.#bytes).trim()
    this.#forget()
    if (text) this.oncode?.(text)
  }

  #forget(): void {
    clearTimeout(this.#timer)
    this.#bytes = []
  }
}
