"""Which goods a count is of: everything, or categories, brands, tags, goods and suppliers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from bon.campaigns import goods
from bon.campaigns.goods import Choice
from bon.catalog.models import Part, Variant
from bon.counts.models import Count
from bon.kit.listing import chosen_id
from bon.purchasing.models import Article, Supplier

EVERYTHING = "everything"
SUPPLIER = "supplier"
MOST = 4


class Scoped(TypedDict):
    """As the till's own targets, or a supplier by id."""

    by: str
    value: str


def read(keys: Iterable[str]) -> list[Scoped]:
    """Targets from what a form sent; what is none is left out."""
    targets: list[Scoped] = []
    for key in dict.fromkeys(keys):
        by, _colon, value = key.partition(":")
        if by == SUPPLIER and chosen_id(value):
            targets.append({"by": by, "value": value})
        else:
            targets += [{"by": one["by"], "value": one["value"]} for one in goods.read([key])]
    return targets


def find(text: str) -> list[Choice]:
    """Suppliers that match, then categories, brands, tags and goods."""
    text = text.strip()
    rows = Supplier.objects.filter(name__istartswith=text, archived_at=None).order_by("name")
    named_so = [Choice(f"{SUPPLIER}:{row.id}", row.name, _("Leverandør")) for row in rows[:MOST]]
    return [*named_so, *goods.find(text)] if text else []


def named(targets: Iterable[Scoped]) -> list[Choice]:
    """Targets with their names; what is not known here is left out."""
    found = []
    for target in targets:
        if target["by"] == SUPPLIER:
            row = Supplier.objects.filter(id=target["value"]).first()
            key = f"{SUPPLIER}:{target['value']}"
            found += [Choice(key, row.name, _("Leverandør"))] if row else []
        else:
            found += goods.named([target])  # type: ignore[list-item]
    return found


def words_of(count: Count) -> str:
    """What is counted, in a line."""
    words = ", ".join(choice.name for choice in named(count.targets))
    return words[:1].upper() + words[1:]


def goods_of(targets: Iterable[Scoped]) -> QuerySet[Variant]:
    """The variants that lie on a shelf among these: no service, and of a kit its parts."""
    meant = Q(pk__in=[])
    for target in targets:
        meant |= _meant(target)
    kits = Part.objects.filter(kit=OuterRef("id"), until=None)
    rows: QuerySet[Variant] = Variant.objects.filter(meant, product__service=False)
    return rows.exclude(Exists(kits))


def _meant(target: Scoped) -> Q:
    if target["by"] == EVERYTHING:
        return Q(pk__isnull=False)
    if target["by"] == SUPPLIER:
        rows = Article.objects.filter(supplier=target["value"], variant__isnull=False)
        return Q(id__in=rows.values("variant"))
    return goods.meant([target])  # type: ignore[list-item]
