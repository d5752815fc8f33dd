import type { TilePage } from './api'
import { requestOf, type Requests } from './requests'
import type { Session } from './session'

/** A layout made at this register that the server has not told of yet. */
export interface Arranged {
  /** Of its request, and of the layout. */
  id: string
  pages: TilePage[]
}

/**
 * The quick tiles as they are laid out at this register: shown here at once, handed in by a
 * request, and the server's again as soon as the server has this layout or will not have it.
 */
export class TileDesk {
  constructor(
    private readonly session: Session,
    private readonly requests: Requests,
  ) {}

  /** As they stand here. */
  get pages(): TilePage[] {
    const { arranged, feed } = this.session.now
    return arranged?.pages ?? feed.tiles
  }

  /** Throws `not_allowed`, `approval_needed`. */
  async arrange(pages: TilePage[]): Promise<void> {
    const { session } = this
    const approvedBy = session.require('edit_goods').approved_by
    const { feed, arranged, employee } = session.now
    const wish = { kind: 'tiles_arranged', body: {}, employee, approvedBy }
    const row = requestOf(wish)
    const based_on = arranged?.id ?? feed.layout
    const body = { id: row.id, based_on, pages: pages.map(sent) }
    await session.keep({ arranged: { id: row.id, pages } }, [{ ...row, body }])
    session.giveUp()
  }

  /** Newer terms have come: they are of this layout, or of one that holds instead. */
  async followed(): Promise<void> {
    const { arranged, feed } = this.session.now
    if (!arranged) return
    const waits = await this.requests.find(arranged.id)
    if (arranged.id === feed.layout || !waits) await this.session.keep({ arranged: null })
  }

  /** Requests were answered: one that was refused leaves the tiles as they were. */
  async settled(): Promise<void> {
    const { arranged } = this.session.now
    const row = arranged && (await this.requests.find(arranged.id))
    if (row?.refused) await this.session.keep({ arranged: null })
  }
}

const sent = ({ id, name, colour, tiles }: TilePage) => ({
  id,
  name,
  colour,
  tiles: tiles.map(({ variant, label, picture }) => ({
    variant,
    label,
    picture: picture?.split('/').at(-1) ?? '',
  })),
})
