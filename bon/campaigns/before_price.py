"""The lowest price of goods in the thirty days before a campaign.

Whoever announces a price as reduced must show the lowest price used in at least thirty days
before (prismærkningsbekendtgørelsen § 9a). A campaign that held for everybody in that time was a
price used.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext as _

from bon.campaigns import goods
from bon.campaigns.models import Campaign
from bon.catalog.models import Variant
from bon.kit import formats
from bon.kit.tenancy import organisation_id
from till.rounding import half_up

DAYS = timedelta(days=30)
KINDS = ("percent_off", "amount_off", "fixed_price")
_SHOWN = 3
# The price when the thirty days began, and each since.
_LOWEST = """
SELECT p.variant_id, min(p.amount)
FROM catalog_pricepoint p
JOIN catalog_pricelist l ON l.organisation_id = %(tenant)s AND l.id = p.price_list_id AND l.chain
WHERE p.organisation_id = %(tenant)s AND p.variant_id = ANY(%(variants)s)
  AND p.amount IS NOT NULL AND p.starts_at < %(end)s
  AND p.starts_at >= coalesce((
    SELECT max(b.starts_at) FROM catalog_pricepoint b
    WHERE b.organisation_id = %(tenant)s AND b.variant_id = p.variant_id
      AND b.price_list_id = p.price_list_id AND b.starts_at <= %(begin)s), %(begin)s)
GROUP BY p.variant_id
"""


def check_before_price(campaign: Campaign) -> None:
    """Raises ValidationError, naming goods and figure, where what they cost now is more than the
    lowest price of the thirty days before."""
    if not campaign.before_price or campaign.kind not in KINDS:
        return
    targets = [target for part in campaign.parts for target in part["targets"]]
    variants = list(goods.variants_of(targets).exclude(price=None).select_related("product"))
    least = lowest(variants, campaign)
    over = [v for v in variants if v.price is not None and least.get(v.id, v.price) < v.price]
    if over:
        told = ", ".join(f"{v.name}: {formats.money(least[v.id])} kr." for v in over[:_SHOWN])
        raise ValidationError(
            _(
                "Førprisen må højst være den laveste pris i de seneste 30 dage. %(goods)s har "
                "kostet mindre end nu. Skriv den lavere førpris, eller vent, til der er gået "
                "30 dage."
            ),
            params={"goods": told},
        )


def lowest(variants: Sequence[Variant], campaign: Campaign) -> dict[object, int]:
    """In øre, by variant: the lowest price of the thirty days before the campaign."""
    begin, end = campaign.starts_at - DAYS, campaign.starts_at
    values: dict[str, Any] = {
        "tenant": organisation_id(),
        "variants": [variant.id for variant in variants],
        "begin": begin,
        "end": end,
    }
    with connection.cursor() as cursor:
        cursor.execute(_LOWEST, values)
        least: dict[object, int] = dict(cursor.fetchall())
    prices = {variant.id: variant.price or 0 for variant in variants}
    for earlier in _earlier(campaign, begin, end):
        targets = [target for part in earlier.parts for target in part["targets"]]
        for id in goods.variants_of(targets).filter(id__in=prices).values_list("id", flat=True):
            price = campaign_price(earlier, prices[id])
            least[id] = min(least.get(id, price), price)
    return least


def _earlier(campaign: Campaign, begin: datetime, end: datetime) -> Iterator[Campaign]:
    yield from Campaign.objects.filter(
        Q(ends_at=None) | Q(ends_at__gt=begin),
        kind__in=KINDS,
        audience="everybody",
        starts_at__lt=end,
    ).exclude(id=campaign.id)


def campaign_price(campaign: Campaign, price: int) -> int:
    """What one piece costs in a campaign of one of `KINDS`, in øre."""
    if campaign.kind == "fixed_price":
        return min(price, campaign.price)
    if campaign.kind == "amount_off":
        return max(0, price - campaign.amount)
    return price - half_up(price * campaign.rate_bp, 10_000)
