"""Asks for personal coupons to a campaign."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.campaigns.models import Campaign, CouponRun
from bon.kit import audit
from bon.staff.access import require
from bon.staff.models import Person

MOST = 20_000


def order_coupons(person: Person, campaign: Campaign, wanted: int) -> CouponRun:
    """The worker makes them. Raises ValidationError where the campaign is not for coupons."""
    require(person, "campaigns")
    from bon.campaigns.jobs import make

    if campaign.audience != "coupon":
        raise ValidationError(_("Kampagnen er ikke for kuponer."))
    if not 1 <= wanted <= MOST:
        raise ValidationError(_("Bestil mellem 1 og 20.000 kuponer ad gangen."))
    run: CouponRun = CouponRun.objects.create(campaign=campaign, wanted=wanted)
    audit.record("coupons_ordered", campaign, after={"wanted": wanted})
    make.defer(organisation=str(run.organisation_id), run=str(run.id))
    return run
