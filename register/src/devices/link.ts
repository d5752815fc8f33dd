/** A wire to a printer: bytes there, and what it says back. */
export interface Link {
  /**
   * Opens the wire if it is not open. `not_chosen`: the browser has not been given the device;
   * `gone`: it has, and the device is not there.
   */
  open(): Promise<'open' | 'gone' | 'not_chosen'>
  /** Resolves when the device has taken them. Rejects where the wire broke on the way. */
  write(bytes: Uint8Array): Promise<void>
  /** Told of every byte that comes back. */
  onbyte: ((byte: number) => void) | null
  close(): Promise<void>
}
