/** What ESC/POS printers answer when asked how they are (DLE EOT n, GS r n). */
import type { Trouble } from './printer'

const DLE = 0x10
const EOT = 0x04

/** Is asked at once, also by a printer that is out of paper. */
export const ASK_OFFLINE_CAUSE = new Uint8Array([DLE, EOT, 2])
export const ASK_PAPER = new Uint8Array([DLE, EOT, 4])
/** Is answered in turn: when the answer comes, all that was sent before it has been printed. */
export const ASK_IN_TURN = new Uint8Array([0x1d, 0x72, 1])
/** Drawer 1, 200 ms, at once: where the printer is offline, out of paper for instance. */
export const PULSE_AT_ONCE = new Uint8Array([DLE, 0x14, 1, 0, 2])

const COVER_OPEN = 0x04
const PAPER_STOP = 0x20
const ERROR = 0x40
const PAPER_END = 0x60

/** Whether a byte is an answer to DLE EOT: the printers mark theirs so. */
export const isRealTimeAnswer = (byte: number): boolean => (byte & 0x93) === 0x12

export function troubleOf(offlineCause: number, paper: number): Trouble | null {
  if (offlineCause & COVER_OPEN) return 'open'
  if (paper & PAPER_END || offlineCause & PAPER_STOP) return 'no_paper'
  return offlineCause & ERROR ? 'stuck' : null
}
