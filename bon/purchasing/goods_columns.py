"""What a goods file says of buying: from whom, under which number, and how much a store wants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from bon.catalog.columns import mark
from bon.catalog.further import Differing, Said, field_in_stores, said_in
from bon.catalog.import_row import DATE, Problem, Refused, number_in
from bon.catalog.models import Variant
from bon.kit import formats
from bon.kit.csv_export import Cell, decimal
from bon.kit.parsing import scaled
from bon.kit.sheet import Cell as Read
from bon.organisation.models import Store
from bon.purchasing.actions.source_goods import source_goods
from bon.purchasing.actions.watch_goods import watch_goods
from bon.purchasing.articles import preferred, sources
from bon.purchasing.models import MOST_MILLI, Bounds, refuse_bounds
from bon.staff.access import stores_for
from bon.staff.models import Person

OWN = "purchasing."
SUPPLIER, NUMBER = f"{OWN}supplier", f"{OWN}number"
_HEADERS = {
    SUPPLIER: ("leverandoer", "leverandoernavn", "grossist", "supplier", "suppliername"),
    NUMBER: ("leverandoerensvarenummer", "leverandoervarenummer", "leverandoervarenr", "lvnr",
             "supplierssku", "suppliersitemnumber", "suppliernumber", "suppliersnumber"),
}  # fmt: skip
_BOUNDS = {"minimum": ("minimum", "min", "mindst"), "maximum": ("maksimum", "maximum", "max")}


def columns_for(person: Person | None) -> Columns | None:
    """Of their own stores, for who may buy."""
    allowed = person is None or person.may("purchase")
    return Columns(list(stores_for(person))) if allowed else None


class Columns:
    """Bounds are those of `stores`."""

    def __init__(self, stores: Sequence[Store]) -> None:
        self._stores = stores

    def titles(self) -> list[str]:
        several = Store.objects.count() > 1
        named = [f" {store.name}" if several else "" for store in self._stores]
        bounds = [f"{title}{name}" for name in named for title in (_("Minimum"), _("Maksimum"))]
        return [_("Leverandør"), _("Leverandørens varenummer"), *bounds]

    def cells(self, variants: Sequence[Variant]) -> dict[UUID, list[Cell]]:
        ids = [variant.id for variant in variants]
        articles, bounds = preferred(ids), _bounds(ids)
        found: dict[UUID, list[Cell]] = {}
        for id in ids:
            article = articles.get(id)
            found[id] = [article.supplier.name, article.number] if article else ["", ""]
            for store in self._stores:
                pair = bounds.get((store.id, id), (None, None))
                found[id] += [None if each is None else decimal(each, 3) for each in pair]
        return found

    def field(self, title: str) -> str:
        plain = mark(title)
        for field, headers in _HEADERS.items():
            if plain in headers:
                return field
        return field_in_stores(title, OWN, _BOUNDS, self._stores)

    def owns(self, field: str) -> bool:
        return field.startswith(OWN)

    def read(self, field: str, cell: Read) -> object:
        if field in (SUPPLIER, NUMBER):
            text = " ".join(cell.text.split())
            if DATE.match(text):
                raise Refused([Problem(field, "is_date", text)])
            if len(text) > (60 if field == NUMBER else 120):
                raise Refused([Problem(field, "text_long", text[:200])])
            return number_in(field, text) if field == NUMBER else text
        milli = scaled(cell.text, 3)
        if milli is None or not 0 <= milli <= MOST_MILLI:
            raise Refused([Problem(field, "quantity_unclear", cell.text[:200])])
        return milli

    def differing(self, said: Said, goods: Mapping[UUID, Variant]) -> Differing:
        bought, left = _bought(said, goods)
        bounds, found = _bounds(list(said)), dict[UUID, dict[str, Any]]()
        for id, values in said.items():
            other: dict[str, Any] = {SUPPLIER: bought[id]} if id in bought else {}
            for store in (each.id for each in self._stores):
                had = bounds.get((store, id), (None, None))
                pair = _pair(values, store, had)
                if pair == had:
                    continue
                if why := _why_not(pair):
                    problem = _told(values, store, why)
                    left[id] = [*dict.fromkeys([*left.get(id, ()), problem])]
                else:
                    other[str(store)] = pair
            if other:
                found[id] = other
        return Differing(found, left)

    def write(self, wanted: Said) -> None:
        source_goods({id: said[SUPPLIER] for id, said in wanted.items() if SUPPLIER in said})
        stores = {name for said in wanted.values() for name in said if name != SUPPLIER}
        for store in sorted(stores):
            watch_goods(UUID(store), {id: v[store] for id, v in wanted.items() if store in v})


def _bought(
    said: Said, goods: Mapping[UUID, Variant]
) -> tuple[dict[UUID, tuple[str, str]], dict[UUID, list[Problem]]]:
    """Which goods shall be bought otherwise, and of which it cannot be."""
    articles, wanted = preferred(list(said)), dict[UUID, tuple[str, str]]()
    left: dict[UUID, list[Problem]] = {}
    for id, values in said.items():
        article = articles.get(id)
        now = (article.supplier.name, article.number) if article else ("", "")
        name, number = values.get(SUPPLIER, now[0]), values.get(NUMBER, "")
        if number and not name:
            left[id] = [Problem(NUMBER, "supplier_missing", number)]
        elif name and (name.casefold() != now[0].casefold() or number not in ("", now[1])):
            wanted[id] = (name, number)
    for id, why in (sources(wanted, goods).left if wanted else {}).items():
        name, number = wanted.pop(id)
        told = (
            Problem(NUMBER, why, number) if why == "number_other" else Problem(SUPPLIER, why, name)
        )
        left[id] = [told]
    return wanted, left


def _bounds(variants: Sequence[UUID]) -> dict[tuple[UUID, UUID], tuple[int, int]]:
    rows = Bounds.objects.filter(variant__in=variants)
    return {(row.store_id, row.variant_id): (row.minimum_milli, row.maximum_milli) for row in rows}


def _pair(
    values: Mapping[str, Any], store: UUID, had: tuple[int | None, int | None]
) -> tuple[int | None, int | None]:
    """A column without a store's name is about each of them; a row that says nothing of a store
    leaves it as it is. Where nobody has said the most, it is the least."""
    said = [values.get(field) for field in _fields(values, store)]
    if said == [None, None]:
        return had
    low, high = (before if each is None else each for each, before in zip(said, had, strict=True))
    low = low or 0
    return low, low if high is None else high


def _why_not(pair: tuple[int | None, int | None]) -> str:
    low, high = pair
    try:
        refuse_bounds(low or 0, high or 0)
    except ValidationError as refused:
        return str(refused.code)
    return ""


def _told(values: Mapping[str, Any], store: UUID, why: str) -> Problem:
    """By the most, where the row says it."""
    field = next(field for field in reversed(_fields(values, store)) if field in values)
    return Problem(field, why, formats.quantity(values[field]))


def _fields(values: Mapping[str, Any], store: UUID) -> list[str]:
    """Those that are about the least and the most of a store."""
    return [said_in(store, OWN, which, values) for which in _BOUNDS]
