/** Out of sight for so long, and the same code is another piece. */
const GONE_MS = 1_200

/** Which codes before a camera are new: one that is held there is read once, not ten times. */
export class SeenCodes {
  #seen = new Map<string, number>()

  /** Those that were not in sight just before, of a picture taken at `now`, ms. A device that stood
   *  still meanwhile saw nothing go away. */
  fresh(codes: string[], now: number): string[] {
    const held = new Set(codes)
    const fresh = [...held].filter((code) => code !== '' && !this.#seen.has(code))
    for (const [code, at] of this.#seen) {
      if (!held.has(code) && now - at > GONE_MS) this.#seen.delete(code)
    }
    for (const code of held) this.#seen.set(code, now)
    return fresh
  }
}
