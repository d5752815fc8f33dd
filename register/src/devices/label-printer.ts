import type { Link } from './link'

/** A printer that is full takes the next piece when labels have come out. */
const PIECE_BYTES = 8_192
/** One that takes nothing for so long is out of labels, or open. */
const STALLED_MS = 10_000

/**
 * How sending ended. `sent`: the printer has taken every byte. `not_chosen`, `gone` (switched off,
 * not connected), `held` (by another program, or by the system's driver): it was sent nothing.
 * `broken`: on the way; some labels may have come out, and nobody can know how many.
 */
export type Sent = 'sent' | 'not_chosen' | 'gone' | 'held' | 'broken'

/** Told while it is under way. */
export interface Progress {
  taken(bytes: number): void
  /** Whether the printer makes us wait; it goes on by itself when it can. */
  stalled(is: boolean): void
}

/**
 * A label printer on a wire. It prints what it takes: it is not asked, as half of those that speak
 * ZPL never answer.
 */
export class LabelPrinter {
  constructor(private readonly link: Link) {}

  /** All of it, or not `sent`. Afterwards other programs may have the printer. */
  async send(bytes: Uint8Array, progress: Progress): Promise<Sent> {
    const opened = await this.link.open().catch(why)
    if (opened !== 'open') return opened
    try {
      for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
        const piece = bytes.subarray(at, at + PIECE_BYTES)
        await this.#write(piece, progress)
        progress.taken(at + piece.length)
      }
      return 'sent'
    } catch {
      return 'broken'
    } finally {
      await this.stop()
    }
  }

  /** Lets go of the printer: what is under way ends as `broken`. */
  async stop(): Promise<void> {
    await this.link.close().catch(() => undefined)
  }

  async #write(piece: Uint8Array, progress: Progress): Promise<void> {
    const timer = setTimeout(() => progress.stalled(true), STALLED_MS)
    try {
      await this.link.write(piece)
    } finally {
      clearTimeout(timer)
      progress.stalled(false)
    }
  }
}

/** It may have been pulled out in the very moment. */
const why = ({ name }: Error): 'gone' | 'held' => (name === 'NotFoundError' ? 'gone' : 'held')
