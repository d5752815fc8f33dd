import type { Tile, TilePage } from '../engine/api'
import { uuidv7 } from '../engine/uuid'
import type { Item } from '../engine/shapes'
import { language } from '../i18n/language.svelte'
import type { Session } from '../session/Session.svelte'

/** As many as the server takes. */
const PAGES_MOST = 30
const TILES_MOST = 120
const HITS = 12

/** The quick tiles while somebody lays them out anew: nothing counts until it is saved. */
export class TileArranging {
  pages = $state.raw<TilePage[]>([])
  open = $state(0)
  /** The variant whose tile is looked at. */
  picked = $state<string | null>(null)
  /** The variant of the tile that is carried about. */
  carried = $state<string | null>(null)
  saving = $state(false)
  query = $state('')
  hits = $state.raw<Item[]>([])
  /** The layouts before each change, the latest last. */
  #undo = $state.raw<TilePage[][]>([])
  #before: TilePage[] | null = null
  /** What is being typed into: its letters are one change. */
  #typing = ''
  #search = 0

  constructor(private readonly session: Session) {}

  readonly page: TilePage | null = $derived(this.pages[this.open] ?? null)
  readonly dirty = $derived(this.#undo.length > 0)
  readonly full = $derived(this.pages.length >= PAGES_MOST)
  /** Each page needs a name of its own. */
  readonly wrong = $derived.by(() => {
    const names = this.pages.map(({ name }) => name.trim())
    return names.some((name, at) => name === '' || names.indexOf(name) < at)
  })

  /** Begins with the tiles as they are, unless changes are waiting to be saved. */
  begin(): void {
    if (!this.dirty) this.pages = this.session.state?.tiles ?? []
    this.open = Math.min(this.open, Math.max(0, this.pages.length - 1))
    this.picked = null
  }

  /** Saved here at once and for every register; answers whether it was. */
  async save(): Promise<boolean> {
    this.saving = true
    const trimmed = this.pages.map(({ name, tiles, ...page }) => ({
      ...page,
      name: name.trim(),
      tiles: tiles.map((tile) => ({ ...tile, label: tile.label.trim() })),
    }))
    const done = await this.session.attempt(() =>
      this.session.engine.arrangeTiles(trimmed).then(() => true),
    )
    this.saving = false
    if (done) this.#forget()
    return done === true
  }

  undo(): void {
    const before = this.#undo.at(-1)
    if (!before) return
    this.#undo = this.#undo.slice(0, -1)
    this.#typing = ''
    this.pages = before
    this.open = Math.min(this.open, Math.max(0, before.length - 1))
    this.picked = null
  }

  discard(): void {
    this.#forget()
    this.begin()
  }

  // --- a tile ---

  lift(variant: string): void {
    this.carried = variant
    this.#before = this.pages
  }

  /** Puts the carried tile in the place of another one; it is not down yet. */
  carryTo(place: number): void {
    const { page, carried } = this
    const tile = page?.tiles.find(({ variant }) => variant === carried)
    if (!page || !tile) return
    const others = page.tiles.filter((one) => one !== tile)
    others.splice(Math.max(0, place), 0, tile)
    this.#replace({ ...page, tiles: others })
  }

  /** Down where it is, or on another page. */
  putDown(to: number | null = null): void {
    const [variant, before] = [this.carried, this.#before]
    this.carried = this.#before = null
    if (!variant || !before) return
    if (to !== null) {
      this.pages = before
      return this.moveTo(variant, to)
    }
    if (before === this.pages) return
    this.#undo = [...this.#undo, before]
    this.#typing = ''
  }

  putBack(): void {
    if (this.#before) this.pages = this.#before
    this.carried = this.#before = null
  }

  /** A tile that is on that page already stays where it is. */
  moveTo(variant: string, to: number): void {
    const [from, target] = [this.page, this.pages[to]]
    const tile = from?.tiles.find((one) => one.variant === variant)
    if (!from || !tile || !target || target === from || has(target, variant)) return
    this.#change(() =>
      this.pages.map((page) => {
        if (page === from) return without(page, variant)
        return page === target ? { ...page, tiles: [...page.tiles, tile] } : page
      }),
    )
    this.picked = null
  }

  /** What stands on the tile; "" for the name of its goods. */
  relabel(variant: string, label: string): void {
    const { page } = this
    if (!page) return
    const tiles = page.tiles.map((tile) => (tile.variant === variant ? { ...tile, label } : tile))
    this.#change(() => this.#replaced({ ...page, tiles }), `label ${page.id} ${variant}`)
  }

  remove(variant: string): void {
    const { page } = this
    if (page) this.#change(() => this.#replaced(without(page, variant)))
    this.picked = null
  }

  /** A tile for these goods; answers whether there is one now. */
  add({ variant }: Item): boolean {
    const { page } = this
    if (!page || page.tiles.length >= TILES_MOST) return false
    if (has(page, variant)) return true
    const tile: Tile = { variant, label: '', picture: null }
    this.#change(() => this.#replaced({ ...page, tiles: [...page.tiles, tile] }))
    return true
  }

  // --- a page ---

  addPage(): void {
    if (this.full) return
    const names = this.pages.map(({ name }) => name)
    const base = language.words.arranging.newPage
    let name = base
    for (let no = 2; names.includes(name); no += 1) name = `${base} ${no}`
    const page: TilePage = { id: uuidv7(), name, colour: 'teal', tiles: [] }
    this.#change(() => [...this.pages, page])
    this.open = this.pages.length - 1
    this.picked = null
  }

  alter(change: Partial<Pick<TilePage, 'name' | 'colour'>>): void {
    const { page } = this
    if (!page) return
    const typing = change.name === undefined ? '' : `name ${page.id}`
    this.#change(() => this.#replaced({ ...page, ...change }), typing)
  }

  movePage(by: -1 | 1): void {
    const { page, open } = this
    const to = open + by
    if (!page || to < 0 || to >= this.pages.length) return
    const others = this.pages.filter((one) => one !== page)
    this.#change(() => [...others.slice(0, to), page, ...others.slice(to)])
    this.open = to
  }

  dropPage(): void {
    const { page } = this
    if (!page) return
    this.#change(() => this.pages.filter((one) => one !== page))
    this.open = Math.min(this.open, Math.max(0, this.pages.length - 1))
    this.picked = null
  }

  // --- finding goods ---

  async search(query: string): Promise<void> {
    this.query = query
    const turn = ++this.#search
    const wanted = query.trim()
    const found = wanted
      ? await this.session.attempt(() => this.session.engine.search(wanted, HITS))
      : []
    // An older, slower answer must not replace a newer one.
    if (turn === this.#search) this.hits = found ?? []
  }

  #change(alter: () => TilePage[], typing = ''): void {
    const before = this.pages
    this.pages = alter()
    if (!typing || typing !== this.#typing) this.#undo = [...this.#undo, before]
    this.#typing = typing
  }

  #forget(): void {
    this.#undo = []
    this.#typing = ''
  }

  #replace(page: TilePage): void {
    this.pages = this.#replaced(page)
  }

  #replaced(page: TilePage): TilePage[] {
    return this.pages.map((one) => (one.id === page.id ? page : one))
  }
}

const has = ({ tiles }: TilePage, variant: string): boolean =>
  tiles.some((tile) => tile.variant === variant)

const without = (page: TilePage, variant: string): TilePage => ({
  ...page,
  tiles: page.tiles.filter((tile) => tile.variant !== variant),
})
