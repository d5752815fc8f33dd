"""What a store should buy: goods below their minimum, and goods that customers were promised.

What is sold tells how much of the other goods to buy: `demand.py`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from django.db import connection
from django.db.models import F, Sum
from django.utils.translation import gettext as _

from bon.catalog.models import Variant
from bon.kit import formats
from bon.kit.tenancy import organisation_id
from bon.orders.models import Order, OrderLine
from bon.orders.queries import reserved
from bon.orders.standing import standings
from bon.purchasing.articles import preferred
from bon.purchasing.models import Article, PurchaseLine, Supplier
from bon.stock.models import Level


class Proposal(NamedTuple):
    """So many pieces of a variant for a store, and `why`, in words. `article`: what the usual
    supplier calls it. `customer_order` and `customer_line` are those it is for. `doubts`: why it
    should be looked at twice."""

    store: UUID
    variant: Variant
    pieces: int
    why: str
    article: Article | None
    customer_order: UUID | None = None
    customer_line: int | None = None
    doubts: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Names the proposal in a form."""
        return (
            f"{self.store}:{self.variant.id}:{self.customer_order or ''}:{self.customer_line or ''}"
        )


class Basket(NamedTuple):
    """What is proposed to be bought of one supplier; of goods without one, `supplier` is None.
    `worth` as proposed and what is `lacking` up to their least order, hundredths of their
    currency."""

    supplier: Supplier | None
    rows: list[Proposal]
    worth: int
    lacking: int


def by_supplier(proposals: Iterable[Proposal]) -> list[Basket]:
    """By the suppliers' names, goods of nobody last."""
    rows: dict[Supplier | None, list[Proposal]] = defaultdict(list)
    for each in proposals:
        rows[each.article.supplier if each.article else None].append(each)
    return [
        _basket(supplier, theirs)
        for supplier, theirs in sorted(
            rows.items(), key=lambda item: (item[0] is None, item[0] and item[0].name)
        )
    ]


def _basket(supplier: Supplier | None, rows: list[Proposal]) -> Basket:
    worth = sum(
        -(-each.pieces // each.article.pack) * (each.article.cost or 0)
        for each in rows
        if each.article
    )
    lacking = max(0, supplier.minimum_order - worth) if supplier else 0
    rows.sort(key=lambda each: each.variant.sort_key)
    return Basket(supplier, rows, worth, lacking)


class There(NamedTuple):
    """Thousandths that a store can sell and has promised to nobody, and those on their way to it
    or on a draft."""

    here_milli: int = 0
    coming_milli: int = 0

    @property
    def both_milli(self) -> int:
        return self.here_milli + self.coming_milli


class Short(NamedTuple):
    """Goods of which a store has less than it wants to: what is neither there nor on its way nor
    on a draft."""

    store: UUID
    variant: UUID
    minimum_milli: int
    maximum_milli: int
    has_milli: int


# What may be short: less lies there and is on its way than it should be, or some is promised.
_DOUBTED = """
SELECT b.store_id, b.variant_id, b.minimum_milli, b.maximum_milli
FROM purchasing_bounds b
JOIN catalog_variant v ON v.organisation_id = %(tenant)s AND v.id = b.variant_id
  AND v.archived_at IS NULL
LEFT JOIN stock_level l ON l.organisation_id = %(tenant)s AND l.store_id = b.store_id
  AND l.variant_id = b.variant_id
WHERE b.organisation_id = %(tenant)s
  AND (%(stores)s::uuid[] IS NULL OR b.store_id = ANY (%(stores)s::uuid[]))
  AND (coalesce(l.on_hand_milli + l.ordered_milli + l.transit_milli, 0) < b.minimum_milli
    OR b.variant_id IN (
      SELECT p.variant_id FROM orders_orderline p
      JOIN orders_order o ON o.organisation_id = %(tenant)s AND o.id = p.order_id
      WHERE p.organisation_id = %(tenant)s AND o.settled_at IS NULL))
"""


def short(stores: Iterable[UUID] | None = None) -> list[Short]:
    """In these stores, or in all; goods that are sold no longer are missed by nobody."""
    asked = {"tenant": organisation_id(), "stores": None if stores is None else list(stores)}
    with connection.cursor() as cursor:
        cursor.execute(_DOUBTED, asked)
        rows = cursor.fetchall()
    lying = there([variant for _store, variant, _minimum, _maximum in rows])
    found = [
        Short(store, variant, minimum, maximum, lying.get((store, variant), There()).both_milli)
        for store, variant, minimum, maximum in rows
    ]
    return [each for each in found if each.has_milli < each.minimum_milli]


def below_minimum(stores: Iterable[UUID]) -> list[Proposal]:
    """Up to the maximum."""
    lacking = short(stores)
    ids = [each.variant for each in lacking]
    variants, articles = Variant.objects.in_bulk(ids), preferred(ids)
    found = []
    for each in lacking:
        pieces = -(-(each.maximum_milli - each.has_milli) // 1000)
        told = {
            "has": formats.quantity(each.has_milli),
            "minimum": formats.quantity(each.minimum_milli),
            "maximum": formats.quantity(each.maximum_milli),
        }
        why = _("%(has)s på lager og i ordre, mindst %(minimum)s, højst %(maximum)s") % told
        variant = variants[each.variant]
        found.append(Proposal(each.store, variant, pieces, why, articles.get(each.variant)))
    return sorted(found, key=lambda each: each.variant.sort_key)


def for_customers(stores: Iterable[UUID]) -> list[Proposal]:
    """What was sent for by customers and is on no order to a supplier yet."""
    rows = _sent_for(stores)
    variants = {
        row.id: row
        for row in Variant.objects.filter(
            id__in=[variant for _order, _line, variant, _milli in rows]
        )
    }
    articles = preferred(list(variants))
    return [
        Proposal(
            order.store_id,
            variants[variant],
            -(-milli // 1000),
            _("Ordre %(number)s") % {"number": order.number},
            articles.get(variant),
            order.id,
            no,
        )
        for order, no, variant, milli in rows
        if variant in variants
    ]


def there(variants: list[UUID]) -> dict[tuple[UUID, UUID], There]:
    """By store and variant. What customers sent for and nobody has ordered is proposed by
    itself."""
    here: dict[tuple[UUID, UUID], int] = defaultdict(int)
    coming: dict[tuple[UUID, UUID], int] = defaultdict(int)
    levels = Level.objects.filter(variant_id__in=variants)
    for store, variant, lies, under_way in levels.values_list(
        "store_id", "variant_id", "on_hand_milli", F("ordered_milli") + F("transit_milli")
    ):
        here[store, variant] += lies
        coming[store, variant] += under_way
    for place, milli in reserved(variants).items():
        here[place] -= milli
    drafts = PurchaseLine.objects.filter(
        variant__in=variants, order__sent_at=None, order__ended_at=None
    ).order_by()
    sums = drafts.values_list("order__store_id", "variant_id").annotate(
        pieces=Sum(F("packs") * F("pack"))
    )
    for store, variant, pieces in sums:
        coming[store, variant] += pieces * 1000
    places = here.keys() | coming.keys()
    for order, _line, variant, milli in _sent_for({store for store, _variant in places}):
        here[order.store_id, variant] += milli
    return {place: There(here[place], coming[place]) for place in places}


def _sent_for(stores: Iterable[UUID]) -> list[tuple[Order, int, UUID, int]]:
    """Lines of customers' special orders that nobody has ordered: order, number, variant, how
    much is left to hand over."""
    orders = Order.objects.filter(store_id__in=list(stores), kind="special", settled_at=None)
    bought = set(
        PurchaseLine.objects.exclude(order__ended_as="cancelled")
        .filter(customer_order__in=orders.values("id"))
        .values_list("customer_order", "customer_line")
    )
    variants = {
        (order, no): variant
        for order, no, variant in OrderLine.objects.filter(
            order_id__in=orders.values("id")
        ).values_list("order_id", "no", "variant_id")
    }
    return [
        (each.order, line["no"], variants[each.order.id, line["no"]], line["left_milli"])
        for each in standings(orders.order_by("at", "id"))
        if each.open
        for line in each.lines
        if line["left_milli"] and (each.order.id, line["no"]) not in bought
    ]
