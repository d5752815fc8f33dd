/** What the screens may have done with the quick tiles. Part of `Engine`. */
import type { TilePage } from './api'

export interface TileCalls {
  /**
   * These pages in this order and no others: on this device at once, on every register when the
   * server has been told. Throws `not_allowed`, `approval_needed`.
   */
  arrangeTiles(pages: TilePage[]): Promise<void>
}
