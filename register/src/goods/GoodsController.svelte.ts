import type { CartChange, Portion, Recognised, Scanned, TilePage } from '../engine/api'
import type { Described } from '../engine/unknown'
import { PIECE_MILLI } from '../engine/goods-row'
import type { Item } from '../engine/shapes'
import { language } from '../i18n/language.svelte'
import { formatDate } from '../i18n/time'
import type { Session } from '../session/Session.svelte'

/** Something only the cashier can answer before the goods are in the cart. */
export type Question =
  | { kind: 'choose'; code: string; choices: Portion[] }
  | ({ kind: 'price' } & Portion)
  | { kind: 'weight'; item: Item; price?: number }
  | { kind: 'unknown'; code: string }

export const HITS = 60
const DIGITS = /^\d+$/
/** An EAN-8; shorter numbers are the shop's own. */
const SHORTEST_CODE = 8

/** Ways goods get into the cart: scanned, searched, tapped, and what must be asked on the way. */
export class GoodsController {
  query = $state('')
  hits = $state.raw<Item[]>([])
  /** What `hits` answer; differs from `query` while the search runs. */
  answered = $state('')
  /** First in, first asked: a scan during a question never loses the question. */
  questions = $state.raw<Question[]>([])
  pageId = $state<string | null>(null)
  /** Said aloud by a screen reader after each addition. */
  spoken = $state('')
  #search = 0

  constructor(private readonly session: Session) {}

  readonly pages: TilePage[] = $derived.by(() => this.session.state?.tiles ?? [])
  readonly pictures = $derived(
    this.pages.flatMap(({ tiles }) => tiles.map(({ picture }) => picture)),
  )
  readonly page: TilePage | null = $derived.by(
    () => this.pages.find((page) => page.id === this.pageId) ?? this.pages[0] ?? null,
  )
  readonly question: Question | null = $derived(this.questions[0] ?? null)
  readonly searching = $derived(this.query.trim() !== '')

  /** The goods behind the tiles of a page; null where one no longer exists. */
  async tileItems(page: TilePage): Promise<(Item | null)[]> {
    return this.session.engine.items(page.tiles.map((tile) => tile.variant))
  }

  async search(query: string): Promise<void> {
    this.query = query
    const turn = ++this.#search
    const wanted = query.trim()
    if (!wanted) {
      this.hits = []
      this.answered = ''
      return
    }
    const hits = await this.session.attempt(() => this.session.engine.search(wanted, HITS))
    // An older, slower answer must not replace a newer one.
    if (turn !== this.#search || hits === null) return
    this.hits = hits
    this.answered = wanted
  }

  /**
   * Enter: a code that was typed out is a scan; of anything else the first hit goes into the cart,
   * once its search is answered. Part of a number is nobody's while several goods begin with it.
   */
  async takeFirst(): Promise<void> {
    const wanted = this.query.trim()
    if (!wanted) return
    const code = await this.#isCode(wanted)
    if (this.query.trim() !== wanted) return
    if (code) {
      this.clearSearch()
      return this.session.scans.route(wanted)
    }
    if (this.answered !== wanted) await this.search(this.query)
    const [first, ...others] = this.hits
    if (!first || this.query.trim() !== wanted || this.answered !== wanted) return
    if (others.length > 0 && DIGITS.test(wanted)) return this.#refuseSeveral()
    this.clearSearch()
    await this.pick(first)
  }

  /** So many digits are a code though nobody knows it, as from a scanner slow as a hand. */
  async #isCode(text: string): Promise<boolean> {
    if (DIGITS.test(text) && text.length >= SHORTEST_CODE) return true
    const read = await this.session.attempt(() => this.session.engine.read(text))
    return read !== null && read.kind !== 'unknown'
  }

  #refuseSeveral(): void {
    this.session.sounds.bad()
    this.session.notices.warn(language.words.scan.several)
  }

  clearSearch(): void {
    void this.search('')
  }

  /** Goods go into the cart or ask a question; what is no goods is answered. */
  async scan(code: string): Promise<Recognised | null> {
    const { cart, engine, sounds } = this.session
    // Digits left in the field are no part of what is typed after the scan.
    if (/^\d{1,3}$/.test(this.query)) this.clearSearch()
    const scanned = await this.session.attempt(() =>
      cart.enqueue(() => this.#shown(engine.scan(code))),
    )
    if (scanned === null) sounds.bad()
    else if (scanned.kind === 'own' || scanned.kind === 'receipt') return scanned
    else if (scanned.kind === 'line') this.#scanned(scanned)
    else {
      if (scanned.kind === 'unknown') sounds.bad()
      else sounds.ok()
      this.#ask(scanned)
    }
    return null
  }

  /** A tile or a hit was tapped. */
  async pick(item: Item, quantityMilli = PIECE_MILLI): Promise<void> {
    if (item.price === null) return this.#ask({ kind: 'price', item, quantityMilli })
    if (item.weighed) return this.#ask({ kind: 'weight', item })
    await this.#add(item.variant, quantityMilli)
  }

  /** One of several goods with the same code was chosen. */
  async choose({ item, quantityMilli }: Portion): Promise<void> {
    this.dismiss()
    await this.pick(item, quantityMilli)
  }

  /** The price was typed; weighed goods are still to be weighed. */
  async price({ item, quantityMilli }: Portion, price: number): Promise<void> {
    this.dismiss()
    if (item.weighed) this.questions = [{ kind: 'weight', item, price }, ...this.questions]
    else await this.#add(item.variant, quantityMilli, price)
  }

  /** Goods nobody knows, as the cashier described them. */
  async sellUnknown(described: Described): Promise<void> {
    const { cart, engine, sounds } = this.session
    const change = await this.session.attempt(() =>
      cart.enqueue(async () => {
        const answer = await engine.addUnknown(described)
        cart.show(answer)
        return answer
      }),
    )
    if (change === null) return sounds.bad()
    if (change.errors.length === 0) this.dismiss()
    this.#added(change)
  }

  async weigh(item: Item, quantityMilli: number, price?: number): Promise<void> {
    this.dismiss()
    await this.#add(item.variant, quantityMilli, price)
  }

  /** The first question is answered or waved off. */
  dismiss(): void {
    this.questions = this.questions.slice(1)
  }

  #ask(question: Question): void {
    this.questions = [...this.questions, question]
  }

  async #add(variant: string, quantityMilli: number, price?: number): Promise<void> {
    const { cart, engine, sounds } = this.session
    const change = await this.session.attempt(() =>
      cart.enqueue(async () => {
        const answer = await engine.add(variant, quantityMilli, price)
        cart.show(answer)
        return answer
      }),
    )
    if (change === null) return sounds.bad()
    this.#added(change)
  }

  async #shown(answer: Promise<Scanned>): Promise<Scanned> {
    const scanned = await answer
    if (scanned.kind === 'line') this.session.cart.show(scanned)
    return scanned
  }

  /** What is past its last day is in the cart, and said aloud: the cashier decides. */
  #scanned(change: CartChange & { expired?: string }): void {
    this.#added(change)
    if (change.expired === undefined || change.errors.length > 0) return
    this.session.sounds.bad()
    const day = formatDate(change.expired, language.code)
    this.session.notices.warn(language.words.special.expired(day))
  }

  #added(change: CartChange): void {
    if (change.errors.length > 0) {
      this.session.sounds.bad()
      this.session.refuse(change.errors)
      return
    }
    this.session.sounds.ok()
    const line = change.cart.lines.find((candidate) => candidate.no === change.line)
    if (!line) return
    this.spoken = language.words.sell.added(
      line.item.name,
      language.money(change.cart.totals.total),
    )
  }
}
