"""The office's list of campaigns: narrowed, ordered, a page at a time."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from bon.campaigns.models import Campaign, Effect
from bon.kit.listing import Order, Place, page_of

PAGE = 50
STATES = ("live", "planned", "over")
LATEST = Order("period", down=True)
COLUMNS = ("period", "uses", "amount")


class CampaignsPage(NamedTuple):
    rows: list[Campaign]
    next: Place | None


def campaigns_page(
    state: str, text: str = "", after: Place | None = None, order: Order = LATEST
) -> CampaignsPage:
    """Those that are live, planned or over and have the text in their name: by their first day, by
    how often they were used or by what they gave."""
    now = timezone.now()
    over = Q(ends_at__isnull=False, ends_at__lte=now)
    live = ~over & Q(starts_at__lte=now)
    chosen = {"over": over, "live": live, "planned": ~over & Q(starts_at__gt=now)}[state]
    rows = Campaign.objects.filter(chosen, name__icontains=text).select_related("store")
    placed = rows.annotate(key=F("id"), value=_value(order.column))
    return CampaignsPage(*page_of(placed, order, after, PAGE))


def _value(column: str) -> Any:
    if column == "period":
        return F("starts_at")
    own = Effect.objects.filter(campaign_id=OuterRef("id")).order_by().values("campaign_id")
    return Coalesce(Subquery(own.annotate(sum=Sum(column)).values("sum")), 0)
