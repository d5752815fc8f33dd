/** What any receipt printer can do, the ways there are, and how a printing can end. */
export type PrinterKind =
  'browser' | 'epos' | 'usb' | 'serial' | 'bluetooth' | 'polling' | 'file' | 'simulated'

/** The language a printer's bytes are in. */
export type PrinterLanguage = 'esc-pos' | 'star-prnt'

/** Why there is no paper, or why nobody knows. */
export type Trouble =
  /** Switched off, unplugged, out of the network's reach. */
  | 'off'
  | 'no_paper'
  | 'open'
  /** The knife or the mechanics. */
  | 'stuck'
  /** It took longer than a receipt may take. */
  | 'slow'
  /** The connection broke in the middle. */
  | 'broken'
  /** This device has not been given the printer, or the browser has forgotten it. */
  | 'not_chosen'
  /** The server is out of reach, or knows no such printer. */
  | 'no_server'
  | 'failed'

/**
 * How a printing ended. `refused` is certain: nothing of it is on paper. `unknown` may lie in the
 * tray: it is never sent again unasked. `handed`: the server has it and will say.
 */
export type Outcome =
  { state: 'printed' } | { state: 'handed' } | { state: 'refused' | 'unknown'; trouble: Trouble }

export interface PrintJob {
  /** The same however often it is tried. */
  id: string
  /** Names the paper, and the file where it becomes one: `bon-K1-42`. */
  name: string
  /** The bytes in the printer's language. */
  bytes: (language: PrinterLanguage) => Uint8Array
  /** Shows the paper as a page of its own and resolves when it stands there. */
  page: () => Promise<void>
}

export interface Printer {
  readonly kind: PrinterKind
  /** Whether a drawer can hang on it. */
  readonly opensDrawer: boolean
  /** Never throws: whatever happens is an outcome. */
  print(job: PrintJob): Promise<Outcome>
  /** What is wrong with it now, as far as it says; null for nothing. Never throws. */
  check(): Promise<Trouble | null>
  /** Opens the drawer without paper; whether the pulse went out. */
  pulse(): Promise<boolean>
}

/** Work for one printer, one after the other: bytes of two jobs never mix. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()

  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work)
    this.#last = turn.catch(() => undefined)
    return turn
  }
}

/** The work's answer, or `late` when it takes longer. The work itself goes on. */
export function within<T, L>(ms: number, work: Promise<T>, late: L): Promise<T | L> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(late), ms)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
