import type { Link } from './link'

/** A scanner on the screen: codes are typed, and come over a wire that can be pulled out. */
export class SimulatedScanner implements Link {
  onbyte: ((byte: number) => void) | null = null
  plugged = $state(true)

  open = () => Promise.resolve(this.plugged ? ('open' as const) : ('gone' as const))
  close = () => Promise.resolve()
  write = () => Promise.resolve()

  scan(code: string): void {
    if (!this.plugged) return
    for (const byte of new TextEncoder().encode(`${code}\r\n`)) this.onbyte?.(byte)
  }
}
