import { openPrivateFile, type PrivateFile } from './private-file'
import type { Entry } from './shapes'
import type { Device, Head, JournalRow } from './store'

const NAME = 'lifeboat.ndjson'
const NEWLINE = 10

/** An entry as it is uploaded. */
export type Sealed = Pick<JournalRow, 'entry' | 'hash' | 'signature'>

/** What it takes to hand entries in, and where the chain stood when the boat was last emptied. */
interface Papers {
  token: string
  register: string
  head: Head
}

/** What a lifeboat holds. */
export interface Aboard extends Papers {
  entries: Sealed[]
}

/**
 * A second copy, outside IndexedDB, of what the server has not acknowledged: a browser that was
 * killed, or whose disk ran full, may begin a new database in place of the one it had. A line of
 * papers, then a line for each entry.
 *
 * The journal stays the truth. A boat that cannot be written is given up until the next start,
 * and selling goes on without it.
 */
export class Lifeboat {
  private papers: Papers | null
  private last: Head | null
  private broken = false

  private constructor(
    private readonly file: PrivateFile,
    /** What was aboard at the start; null where there are no papers. */
    readonly found: Aboard | null,
    /** Bytes that are in use. */
    private end: number,
  ) {
    this.papers = found
    this.last = found && headOf(found)
  }

  /** Null where the browser has no place to keep one. */
  static async launch(): Promise<Lifeboat | null> {
    const file = await openPrivateFile(NAME)
    if (!file) return null
    const bytes = new Uint8Array(file.getSize())
    const { found, end } = read(bytes.subarray(0, file.read(bytes, { at: 0 })))
    return new Lifeboat(file, found, end)
  }

  /** Whether it holds what it should. */
  get afloat(): boolean {
    return !this.broken
  }

  /** Whether it is this device's, and up with its chain. */
  carries(device: Device, head: Head): boolean {
    return this.papers?.token === device.token && this.last?.hash === head.hash
  }

  /** In place of whatever was aboard: what this device holds, `before` being the head before it. */
  fill({ token, register }: Device, before: Head, held: JournalRow[]): void {
    this.attempt(() => {
      this.begin({ token, register, head: before })
      for (const row of held) this.append(row)
      this.file.flush()
    })
  }

  /** Takes entries aboard. When this returns the disk has them, unless it is no longer afloat. */
  add(rows: JournalRow[]): void {
    this.attempt(() => {
      for (const row of rows) this.append(row)
      this.file.flush()
    })
  }

  /** The server stands at `server`: if nothing came after it, nothing needs to be aboard. */
  arrived(server: Head): void {
    const { papers } = this
    if (!papers || server.hash !== this.last?.hash || server.hash === papers.head.hash) return
    // Not worth waiting for the disk: what comes back is known to the server.
    this.attempt(() => this.begin({ ...papers, head: server }))
  }

  close(): void {
    this.file.close()
  }

  /** The papers go over the beginning before the rest is cut off: there is no moment without. */
  private begin({ token, register, head }: Papers): void {
    this.papers = { token, register, head }
    this.last = head
    this.end = 0
    this.line(this.papers)
    this.file.truncate(this.end)
  }

  private append({ seq, entry, hash, signature }: JournalRow): void {
    this.line({ entry, hash, signature })
    this.last = { seq, hash }
  }

  private line(value: object): void {
    const bytes = new TextEncoder().encode(`${JSON.stringify(value)}\n`)
    if (this.file.write(bytes, { at: this.end }) !== bytes.length) throw new Error('disk full')
    this.end += bytes.length
  }

  private attempt(work: () => void): void {
    if (this.broken) return
    try {
      work()
    } catch {
      this.broken = true
    }
  }
}

/** Where the chain stood when the last entry came aboard. */
export function headOf({ head, entries }: Aboard): Head {
  const last = entries.at(-1)
  return last ? { seq: (JSON.parse(last.entry) as Entry).seq, hash: last.hash } : head
}

/** Whole lines only: what was cut off in the middle was promised to nobody. */
function read(bytes: Uint8Array): { found: Aboard | null; end: number } {
  let found: Aboard | null = null
  let end = 0
  for (;;) {
    const next = bytes.indexOf(NEWLINE, end)
    const line = next < 0 ? null : parsed(bytes.subarray(end, next))
    if (line === null) return { found, end }
    if (found) found.entries.push(line as Sealed)
    else found = { ...(line as Papers), entries: [] }
    end = next + 1
  }
}

function parsed(line: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line))
  } catch {
    return null
  }
}
