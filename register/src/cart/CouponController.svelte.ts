import type { Coupon } from '../engine/shapes'
import { language } from '../i18n/language.svelte'
import type { Session } from '../session/Session.svelte'

/** Coupons that are shown at the counter: into the sale, and out again. */
export class CouponController {
  constructor(private readonly session: Session) {}

  /** A coupon was scanned. Says so where the goods it is for are still missing. */
  async scanned(fields: Record<string, number>): Promise<void> {
    const { session } = this
    const coupon = { campaign: fields['campaign'] ?? 0, number: fields['number'] ?? 0 }
    const before = session.cart.totals?.discount ?? 0
    const done = await session.change(() => session.engine.useCoupon(coupon))
    if (!done) return session.sounds.bad()
    session.sounds.ok()
    const t = language.words.campaigns
    const works = (session.cart.totals?.discount ?? 0) > before
    session.notices.tell(works ? t.couponIn : t.couponWaits)
  }

  async drop(coupon: Coupon): Promise<void> {
    await this.session.change(() => this.session.engine.dropCoupon(coupon))
  }
}
