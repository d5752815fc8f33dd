import type { CartChange, Engine } from '../engine/api'
import type { Cart, Error as Refusal, Hint, Payment } from '../engine/shapes'

/**
 * The cart as the engine last told it.
 *
 * Commands run one at a time in the order they were given, so that two scans within
 * 80 ms both count and a payment never overtakes a scan.
 */
export class LiveCart {
  value = $state.raw<Cart | null>(null)
  /** The line that was touched last; shown as such. */
  touched = $state<number | null>(null)
  /** Counts changes, so that touching the same line twice is seen twice. */
  version = $state(0)
  #hints = $state.raw<{ version: number; hints: Hint[] }>({ version: 0, hints: [] })
  #queue: Promise<unknown> = Promise.resolve()

  constructor(private readonly engine: Engine) {}

  readonly lines = $derived(this.value?.lines ?? [])
  readonly totals = $derived(this.value?.totals ?? null)
  readonly coupons = $derived(this.value?.coupons ?? [])
  /** What one more piece would open, for the cart as it stands. */
  readonly hints = $derived(this.#hints.version === this.version ? this.#hints.hints : [])
  readonly empty = $derived(this.lines.length === 0)
  /** A payment stands that goods cannot change behind, as they can behind a voucher. */
  readonly paying = $derived(
    this.value?.payments.some((payment) => !followsGoods(payment)) ?? false,
  )

  /** Waits for what was asked before, then asks. */
  enqueue<T>(work: () => Promise<T>): Promise<T> {
    const answer = this.#queue.then(work)
    this.#queue = answer.catch(() => undefined)
    return answer
  }

  /** Runs a cart command and shows its cart; answers with what was refused. */
  change(command: () => Promise<CartChange>): Promise<Refusal[]> {
    return this.enqueue(async () => {
      const change = await command()
      this.show(change)
      return change.errors
    })
  }

  show(change: CartChange): void {
    if (change.errors.length > 0) return
    this.value = change.cart
    this.touched = change.line
    this.version += 1
  }

  /** What came last became no line: nothing is the one just touched. */
  touchNothing(): void {
    this.touched = null
  }

  /** Begins with another cart: at start, after a sale, after a change of shift or mode. */
  replace(cart: Cart): void {
    this.value = cart
    this.touched = null
    this.version += 1
  }

  /** The cart rests: what one more piece would open is worked out beside the commands. */
  async askHints(): Promise<void> {
    const { version } = this
    if (!this.lines.some(({ offers }) => offers.length > 0)) return
    const hints = await this.engine.hints().catch(() => [])
    this.#hints = { version, hints }
  }

  async load(): Promise<void> {
    await this.enqueue(async () => this.replace(await this.engine.cart()))
  }
}

/** As the rules have it: a voucher pays what is due, however the cart changes. */
const followsGoods = ({ voucher }: Payment): boolean =>
  voucher !== null && voucher.action === 'redeem' && !voucher.cash_out
