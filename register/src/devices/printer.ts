/** What any receipt printer can do, and the ways there are. */
export type PrinterKind = 'browser' | 'file' | 'simulated'

export interface PrintJob {
  /** Names the paper, and the file where it becomes one: `bon-K1-42`. */
  name: string
  /** ESC/POS, made only if this printer wants it. */
  bytes: () => Uint8Array
  /** Shows the paper as a page of its own and resolves when it stands there. */
  page: () => Promise<void>
}

export interface Printer {
  readonly kind: PrinterKind
  /** Whether a drawer can hang on it. */
  readonly opensDrawer: boolean
  print(job: PrintJob): Promise<void>
  /** Opens the drawer without paper; nothing where `opensDrawer` is false. */
  pulse(bytes: Uint8Array): Promise<void>
}
