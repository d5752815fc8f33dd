"""Reads: the list of campaigns, and what came of them."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import Q, QuerySet, Sum
from django.utils import timezone

from bon.campaigns.models import Campaign, Coupon, CouponRun, Effect, Redemption

STATES = ("live", "planned", "over")


class Figures(NamedTuple):
    """In how many sales a campaign was used, and what it took off, in øre."""

    uses: int
    amount: int


def campaigns(state: str, text: str = "") -> QuerySet[Campaign]:
    """Those that are live, planned or over and have the text in their name, the latest first."""
    now = timezone.now()
    over = Q(ends_at__isnull=False, ends_at__lte=now)
    live = ~over & Q(starts_at__lte=now)
    chosen = {"over": over, "live": live, "planned": ~over & Q(starts_at__gt=now)}[state]
    rows: QuerySet[Campaign] = Campaign.objects.filter(chosen)
    if text:
        rows = rows.filter(name__icontains=text)
    return rows.select_related("store").order_by("-starts_at", "-id")


def figures(campaigns: list[Campaign]) -> dict[object, Figures]:
    """By campaign; one that was never used is not there."""
    rows = (
        Effect.objects.filter(campaign_id__in=[campaign.id for campaign in campaigns])
        .values("campaign_id")
        .annotate(all_uses=Sum("uses"), all_amount=Sum("amount"))
    )
    return {row["campaign_id"]: Figures(row["all_uses"], row["all_amount"]) for row in rows}


def days(campaign: Campaign) -> QuerySet[Effect]:
    """What it gave on each day and in each store, the latest first."""
    rows: QuerySet[Effect] = Effect.objects.filter(campaign_id=campaign.id)
    return rows.order_by("-business_day", "store_id")


def coupon_count(campaign: Campaign) -> tuple[int, int]:
    """How many coupons were made, and how many of them were used."""
    used = Redemption.objects.filter(campaign=campaign.number).values("number").distinct()
    return Coupon.objects.filter(campaign=campaign).count(), used.count()


def runs(campaign: Campaign) -> QuerySet[CouponRun]:
    """Orders for coupons that are not done yet."""
    rows: QuerySet[CouponRun] = CouponRun.objects.filter(campaign=campaign, done_at=None)
    return rows.order_by("asked_at", "id")
