"""The office's list of stock: a variant a row, what lies of it in each store and in all.

Quantities are thousandths. Goods the catalogue does not know stand before the others; services,
which the journal moves like goods, lie on no shelf and are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Sum, Value
from django.utils import timezone

from bon.catalog.models import Category, Variant
from bon.catalog.models.grouping import BETWEEN
from bon.catalog.queries import matches
from bon.kit.listing import KEYED, Order, Place, ordered
from bon.kit.tenancy import organisation_id
from bon.orders.queries import reserved
from bon.organisation.models import Store
from bon.stock.models import Level, Movement
from bon.stock.reasons import SALE

PAGE = 50
BY_NAME = Order("name")
COLUMNS = ("name", "quantity")


class StockFilter(NamedTuple):
    """What a list of stock is narrowed to. `text`: as goods are searched for. `negative`: less
    than nothing in any of the stores. `dead_days`: there, and not sold for so many days. `levels`:
    what apps above ask of them (`narrowing.py`)."""

    store: UUID | None = None
    text: str = ""
    negative: bool = False
    unknown: bool = False
    dead_days: int = 0
    category: UUID | None = None
    brand: UUID | None = None
    levels: Q = Q()

    @property
    def by_goods(self) -> bool:
        return bool(self.text or self.category or self.brand)


class StoreLevel(NamedTuple):
    """None where the goods never were."""

    store: str
    on_hand_milli: int | None


class StockRow(NamedTuple):
    """One variant: a level for each store of the page, and their sum. `known` is false for goods
    that the catalogue does not have; `reserved_milli` is promised to customers, `ordered_milli` on
    order from suppliers; `worth` in øre, of all that lies in these stores."""

    variant: UUID
    sku: str
    name: str
    known: bool
    levels: list[StoreLevel]
    total: int
    reserved_milli: int
    ordered_milli: int
    worth: int

    @property
    def available_milli(self) -> int:
        return self.total - self.reserved_milli


class StockPage(NamedTuple):
    """`stores` are those that the rows have levels for, by name."""

    stores: list[Store]
    rows: list[StockRow]
    next: Place | None


def stores_of(store: UUID | None) -> list[Store]:
    """The stores of a list: the one it is narrowed to, or all."""
    stores = Store.objects.order_by("name", "id")
    return list(stores if store is None else stores.filter(id=store))


def stock_page(
    narrow: StockFilter | None = None,
    after: Place | None = None,
    size: int = PAGE,
    order: Order = BY_NAME,
) -> StockPage:
    """Variants that ever lay in one of the stores, by name or by how much there is in all."""
    wanted = narrow or StockFilter()
    places = _PLACES[order.column](wanted, order, after, size + 1)
    stores = stores_of(wanted.store)
    rows = _rows([UUID(place.key) for place in places[:size]], stores)
    return StockPage(stores, rows, places[size - 1] if len(places) > size else None)


def _levels(narrow: StockFilter) -> QuerySet[Level]:
    levels: QuerySet[Level] = Level.objects.all()
    return levels if narrow.store is None else levels.filter(store_id=narrow.store)


def _short(narrow: StockFilter) -> QuerySet[Level]:
    """The levels that put goods on the list."""
    levels = _levels(narrow).filter(narrow.levels)
    if narrow.dead_days:
        since = timezone.now() - timedelta(days=narrow.dead_days)
        sold = Movement.objects.filter(
            variant_id=OuterRef("variant_id"),
            store_id=OuterRef("store_id"),
            reason=SALE.code,
            at__gt=since,
        )
        levels = levels.filter(~Exists(sold), on_hand_milli__gt=0)
    return levels.filter(on_hand_milli__lt=0) if narrow.negative else levels


def _goods(narrow: StockFilter) -> QuerySet[Variant]:
    """What the catalogue has of what the list is about."""
    goods: QuerySet[Variant] = Variant.objects.filter(product__service=False)
    if narrow.text:
        goods = goods.filter(matches(narrow.text))
    if narrow.category:
        path = Category.objects.filter(id=narrow.category).values_list("path", flat=True).first()
        below = Q(product__category__path__startswith=f"{path}{BETWEEN}")
        goods = goods.filter(Q(product__category=narrow.category) | below)
    if narrow.brand:
        goods = goods.filter(product__brand=narrow.brand)
    return goods


def _by_name(narrow: StockFilter, order: Order, after: Place | None, most: int) -> list[Place]:
    """The unknown goods, which have no name, and the known are two lists, one behind the other."""
    sides = [False, True] if not order.down else [True, False]
    if after is not None:
        sides = sides[sides.index(after.value != "") :]
    places: list[Place] = []
    for known in sides:
        start = after if after and (after.value != "") == known else None
        rows = _known(narrow) if known else _unknown(narrow)
        places += map(Place.of, ordered(rows, order, start)[: most - len(places)])
    return places


def _known(narrow: StockFilter) -> QuerySet[Any, Any]:
    here = _short(narrow).filter(variant_id=OuterRef("id"))
    goods: QuerySet[Any, Any] = _goods(narrow).filter(Exists(here))
    if narrow.unknown:
        goods = goods.none()
    placed = goods.annotate(key=F("id"), value=F("sort_key"))
    rows: QuerySet[Any, Any] = placed.values_list(*KEYED, named=True)
    return rows


def _unknown(narrow: StockFilter) -> QuerySet[Any, Any]:
    """They have no name here, so no text finds them; they stand in the order of their ids."""
    levels = _short(narrow).none() if narrow.by_goods else _short(narrow)
    stray = levels.filter(_is_unknown()).order_by()
    placed = stray.annotate(key=F("variant_id"), value=Value(""))
    rows: QuerySet[Any, Any] = placed.values_list(*KEYED, named=True).distinct()
    return rows


def _is_unknown() -> Q:
    return ~Q(Exists(Variant.objects.filter(id=OuterRef("variant_id"))))


def _by_quantity(narrow: StockFilter, order: Order, after: Place | None, most: int) -> list[Place]:
    levels = _levels(narrow).exclude(
        variant_id__in=Variant.objects.filter(product__service=True).values("id")
    )
    if narrow.negative or narrow.dead_days or narrow.levels:
        levels = levels.filter(variant_id__in=_short(narrow).values("variant_id"))
    if narrow.by_goods:
        levels = levels.filter(variant_id__in=_goods(narrow).values("id"))
    if narrow.unknown:
        levels = levels.filter(_is_unknown())
    sums = levels.order_by().values(key=F("variant_id")).annotate(value=Sum("on_hand_milli"))
    page = ordered(sums.values_list(*KEYED, named=True), order, after)
    return [Place.of(row) for row in page[:most]]


_PLACES = {"name": _by_name, "quantity": _by_quantity}


def _rows(ids: Sequence[UUID], stores: Sequence[Store]) -> list[StockRow]:
    known = _names_known(ids)
    sold = _names_sold([id for id in ids if id not in known])
    there = Level.objects.filter(variant_id__in=ids, store_id__in=[store.id for store in stores])
    levels = {(level.variant_id, level.store_id): level for level in there}
    promised = reserved(ids)
    rows = []
    for id in ids:
        sku, name = known.get(id) or sold.get(id, ("", ""))
        own = [levels.get((id, store.id)) for store in stores]
        some = [level for level in own if level is not None]
        rows.append(
            StockRow(
                id,
                sku,
                name,
                id in known,
                [
                    StoreLevel(store.name, level.on_hand_milli if level else None)
                    for store, level in zip(stores, own, strict=True)
                ],
                total=sum(level.on_hand_milli for level in some),
                reserved_milli=sum(promised.get((store.id, id), 0) for store in stores),
                ordered_milli=sum(level.ordered_milli for level in some),
                worth=sum(level.worth for level in some),
            )
        )
    return rows


def _names_known(variants: Sequence[UUID]) -> dict[UUID, tuple[str, str]]:
    rows = Variant.objects.filter(id__in=variants).values_list("id", "sku", "name")
    return {id: (sku, name) for id, sku, name in rows}


def _names_sold(variants: Sequence[UUID]) -> dict[UUID, tuple[str, str]]:
    """Number and name of goods that the catalogue does not have, from the last sale of each."""
    if not variants:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT wanted.id, sold.sku, sold.name
            FROM unnest(%(variants)s::uuid[]) AS wanted (id)
            CROSS JOIN LATERAL (
              SELECT line.sku, line.name
              FROM stock_movement moved
              JOIN sales_saleline line ON line.organisation_id = %(organisation)s
                AND line.sale_id = moved.source_id AND line.no = moved.line
              WHERE moved.organisation_id = %(organisation)s AND moved.variant_id = wanted.id
              ORDER BY moved.at DESC
              LIMIT 1) sold
            """,
            {"organisation": organisation_id(), "variants": list(variants)},
        )
        return {id: (sku, name) for id, sku, name in cursor.fetchall()}
