/** A scanner with a wire of its own: whole codes come out of it, whatever has the focus. */
export interface CodeReader {
  /** Told of every code, without what the scanner puts around it. */
  oncode: ((text: string) => void) | null
  /**
   * Opens the wire if it is not open, as `Link` does. Rejects where the device is there and cannot
   * be opened: another program has it.
   */
  open(): Promise<'open' | 'gone' | 'not_chosen'>
  close(): Promise<void>
}

/** Nothing that is read in a shop is longer: what goes on and on is no code. */
export const LONGEST_CODE = 4_096

/** What a scanner sent as text: UTF-8, or Latin-1 where it is none. */
export function textOf(bytes: number[]): string {
  const sent = new Uint8Array(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(sent)
  } catch {
    return new TextDecoder('latin1').decode(sent)
  }
}
