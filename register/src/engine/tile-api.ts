/** What the office lays out and hangs up for the registers, and what screens may do with it. */
import type { TilePage } from './api'

/** Shown to customers while nobody is served: a picture, named as those of the tiles, a text, or
 * both. */
export interface Poster {
  text: string
  picture: string | null
}

/** Part of `Engine`. */
export interface TileCalls {
  /**
   * These pages in this order and no others: on this device at once, on every register when the
   * server has been told. Throws `not_allowed`, `approval_needed`.
   */
  arrangeTiles(pages: TilePage[]): Promise<void>
}
