"""What a store should buy by what it sells: enough until the next delivery but one, in words that
its owner can check."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bon.campaigns import goods
from bon.campaigns.models import Campaign
from bon.catalog.models import Variant
from bon.kit import formats
from bon.purchasing.articles import preferred
from bon.purchasing.forecast import Forecast, forecast
from bon.purchasing.models import Article, Bounds
from bon.purchasing.proposals import Proposal, There, there
from bon.purchasing.sold import Sold, sold

LEAD_DAYS = 7  # of goods that nobody is known to sell
AGAIN_DAYS = 7  # whoever does not order today orders in a week
NEW_WEEKS = 8
CAMPAIGN = timedelta(weeks=4)
_SEASON = 2  # times as much, or as little, as now


def from_demand(stores: Iterable[UUID], now: datetime) -> list[Proposal]:
    """What will not be enough until the next order can be here. Goods whose minimum and maximum
    somebody has set are left to them."""
    places = list(stores)
    told = sold(places, now)
    by_hand = set(Bounds.objects.filter(store__in=places).values_list("store_id", "variant_id"))
    told = {place: each for place, each in told.items() if place not in by_hand}
    ids = list({variant for _store, variant in told})
    rows = Variant.objects.filter(id__in=ids, archived_at=None, product__archived_at=None)
    variants = {row.id: row for row in rows.filter(product__service=False)}
    articles, lying, on_campaign = preferred(ids), there(ids), _campaigns(places, now)
    found = []
    for (store, variant), each in told.items():
        if variant not in variants:
            continue
        article, has = articles.get(variant), lying.get((store, variant), There())
        expected = forecast(each.weeks)
        days = _lead(article) + AGAIN_DAYS
        enough = expected.enough(days)
        pieces = enough - has.both_milli // 1000
        if pieces <= 0:
            continue
        found.append(
            Proposal(
                store,
                variants[variant],
                _in_packs(pieces, article),
                _why(expected, has, article, days, enough),
                article,
                doubts=_doubts(each, expected, on_campaign.get((store, variant))),
            )
        )
    return sorted(found, key=lambda each: (each.variant.sort_key, str(each.store)))


def _lead(article: Article | None) -> int:
    return article.supplier.lead_days if article else LEAD_DAYS


def _in_packs(pieces: int, article: Article | None) -> int:
    if article is None:
        return pieces
    return max(-(-pieces // article.pack), article.minimum) * article.pack


def _why(expected: Forecast, has: There, article: Article | None, days: int, enough: int) -> str:
    """`Sælger 3 om ugen, kommer om 10 dage, 2 på hylden, 0 på vej: 12 er nok til 17 dage.`"""
    lead = _lead(article)
    comes = ngettext("kommer om %(days)s dag", "kommer om %(days)s dage", lead) % {"days": lead}
    said = {
        "pace": _pace(expected.weekly),
        "comes": comes if article else _("leveringstid ukendt"),
        "here": formats.quantity(has.here_milli),
        "coming": formats.quantity(has.coming_milli),
        "enough": formats.grouped(enough),
        "days": days,
    }
    return (
        _(
            "%(pace)s, %(comes)s, %(here)s på hylden, %(coming)s på vej: "
            "%(enough)s er nok til %(days)s dage"
        )
        % said
    )


def _pace(weekly: float) -> str:
    """`Sælger 3 om ugen`, `Sælger 2 om måneden`, `Sælger 1 på 9 uger`."""
    if weekly >= 1:
        return _("Sælger %(pieces)s om ugen") % {"pieces": formats.grouped(round(weekly))}
    if weekly * 52 / 12 >= 1:
        monthly = formats.grouped(round(weekly * 52 / 12))
        return _("Sælger %(pieces)s om måneden") % {"pieces": monthly}
    return _("Sælger 1 på %(weeks)s uger") % {"weeks": formats.grouped(round(1 / weekly))}


def _doubts(told: Sold, expected: Forecast, campaign: str | None) -> tuple[str, ...]:
    found = []
    known = len(told.weeks)
    if known < NEW_WEEKS:
        words = ngettext("Ny: %(weeks)s uges salg", "Ny: %(weeks)s ugers salg", known)
        found.append(words % {"weeks": known})
    if campaign is not None:
        found.append(_("Har været på kampagne: %(name)s") % {"name": campaign})
    then = told.last_year
    if then is not None and abs(then - expected.weekly) >= 1:
        high, low = max(then, expected.weekly), min(then, expected.weekly)
        if high >= _SEASON * low:
            pieces = formats.grouped(round(then))
            found.append(_("Sæson: sidste år solgtes %(pieces)s om ugen") % {"pieces": pieces})
    return tuple(found)


def _campaigns(stores: list[UUID], now: datetime) -> dict[tuple[UUID, UUID], str]:
    """The campaign that goods were in lately, or are, by store and variant."""
    lately = Campaign.objects.filter(
        Q(ends_at=None) | Q(ends_at__gt=now - CAMPAIGN), starts_at__lte=now
    )
    found: dict[tuple[UUID, UUID], str] = {}
    for campaign in lately.order_by("number"):
        targets = [target for part in campaign.parts for target in part["targets"]]
        ids = list(goods.variants_of(targets).values_list("id", flat=True))
        for store in stores:
            if campaign.store_id in (None, store):
                found.update({(store, id): campaign.name for id in ids})
    return found
