"""Reads: what came of campaigns."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import QuerySet, Sum

from bon.campaigns.models import Campaign, Coupon, CouponRun, Effect, Redemption


class Figures(NamedTuple):
    """In how many sales a campaign was used, and what it took off, in øre."""

    uses: int
    amount: int


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
