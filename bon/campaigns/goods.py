"""Goods of a campaign: found by what is typed, named as people name them, and counted out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from bon.catalog import queries
from bon.catalog.models import Brand, Category, Product, Variant
from bon.catalog.models.grouping import BETWEEN
from till.shapes import Target

BY = ("everything", "variant", "product", "category", "brand", "tag")
MOST = 8


@dataclass(frozen=True)
class Choice:
    """Goods that may be chosen; `key` is what the form sends, `about` what kind of goods."""

    key: str
    name: str
    about: str


def find(text: str) -> list[Choice]:
    """Categories, brands and tags that match, then goods."""
    text = text.strip()
    if not text:
        return []
    groups = [
        *(Choice(f"category:{c.path}", c.path, _("Kategori")) for c in _categories(text)),
        *(Choice(f"brand:{b.name}", b.name, _("Mærke")) for b in _brands(text)),
        *(Choice(f"tag:{tag}", tag, _("Mærkat")) for tag in _tags(text)),
    ]
    goods = [
        Choice(f"variant:{variant.id}", variant.name, _("Vare"))
        for variant in queries.likeliest(text, MOST)
    ]
    return groups[:MOST] + goods


def _categories(text: str) -> QuerySet[Category]:
    rows: QuerySet[Category] = Category.objects.filter(path__icontains=text).order_by("sort_key")
    return rows[:4]


def _brands(text: str) -> QuerySet[Brand]:
    rows: QuerySet[Brand] = Brand.objects.filter(name__istartswith=text).order_by("name")
    return rows[:4]


def _tags(text: str) -> list[str]:
    rows = Product.objects.filter(tags__icontains=text).values_list("tags", flat=True)[:100]
    found = {tag for tags in rows for tag in tags.split(",") if tag.startswith(text.lower())}
    return sorted(found)[:4]


def read(keys: Iterable[str]) -> list[Target]:
    """Targets from what the form sent; what is none is left out."""
    targets: list[Target] = []
    for key in dict.fromkeys(keys):
        by, _colon, value = key.partition(":")
        if by not in BY or (by != "everything" and not value.strip()):
            continue
        if by in ("variant", "product") and not _is_id(value):
            continue
        targets.append({"by": by, "value": "" if by == "everything" else value})  # type: ignore[typeddict-item]
    return targets


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def named(targets: Iterable[Target]) -> list[Choice]:
    """Targets with their names; goods that are not known here are left out."""
    targets = list(targets)
    ids = [t["value"] for t in targets if t["by"] in ("variant", "product")]
    names = {
        "product": dict(Product.objects.filter(id__in=ids).values_list("id", "name")),
        "variant": dict(Variant.objects.filter(id__in=ids).values_list("id", "name")),
    }
    about = {"category": _("Kategori"), "brand": _("Mærke"), "tag": _("Mærkat")}
    found = []
    for target in targets:
        by, value = target["by"], target["value"]
        name = _("alle varer") if by == "everything" else value
        if by in ("variant", "product"):
            name = names[by].get(UUID(value), "")
        if name:
            found.append(Choice(f"{by}:{value}", name, about.get(by, _("Vare"))))
    return found


def variants_of(targets: Iterable[Target]) -> QuerySet[Variant]:
    """The variants that are sold now and among these goods."""
    rows: QuerySet[Variant] = Variant.objects.filter(meant(targets), archived_at__isnull=True)
    return rows


def meant(targets: Iterable[Target]) -> Q:
    """The variants among these goods, those that are sold no more as well."""
    any_of = Q(pk__in=[])
    for target in targets:
        any_of |= _meant(target)
    return any_of


def _meant(target: Target) -> Q:
    by, value = target["by"], target["value"]
    if by == "everything":
        return Q(product__discountable=True)
    if by == "category":
        below = Q(product__category__path__startswith=value + BETWEEN)
        return Q(product__category__path=value) | below
    if by == "brand":
        return Q(product__brand__name=value)
    if by == "tag":
        inside = f",{value},"
        return Q(product__tags=value) | Q(product__tags__contains=inside) | _edge(value)
    return Q(id=value) if by == "variant" else Q(product_id=value)


def _edge(tag: str) -> Q:
    return Q(product__tags__startswith=tag + ",") | Q(product__tags__endswith="," + tag)
