/** Serial numbers that were given and wait for their piece, by variant: each is used once. */
export class Serials {
  private readonly waiting = new Map<string, string>()

  give(variant: string, serial: string): void {
    this.waiting.set(variant, serial)
  }

  take(variant: string): string | undefined {
    const serial = this.waiting.get(variant)
    this.waiting.delete(variant)
    return serial
  }
}
