"""What is left of the price of goods when they are paid."""

from __future__ import annotations

from typing import NamedTuple

from bon.catalog.models import Product
from bon.catalog.queries import vat_bp
from bon.pricing.rule import margin_bp
from bon.stock.queries import unit_costs
from till.rounding import half_up


class Margin(NamedTuple):
    """Of variants that share price and cost; `names` is empty where all of the product do. In øre
    without VAT, `margin_bp` in basis points of that price; None without a price."""

    names: str
    cost: int
    left: int | None
    margin_bp: int | None


def margins(product: Product) -> list[Margin]:
    """Of the variants whose cost is known, by the chain's price; least first."""
    rows = product.variants.filter(archived_at=None).annotate(vat_bp=vat_bp())
    variants = list(rows.order_by("sort_key", "id").values_list("id", "name", "price", "vat_bp"))
    costs = unit_costs(None, [id for id, *_ in variants])
    alike: dict[tuple[int, int | None, int], list[str]] = {}
    for id, name, price, vat in variants:
        size = name.removeprefix(product.name).strip()
        alike.setdefault((costs.get(id, 0), price, vat or 0), []).append(size)
    whole = len(alike) == 1
    told = [
        _margin("" if whole else ", ".join(names), *key) for key, names in alike.items() if key[0]
    ]
    return sorted(told, key=lambda row: (row.margin_bp is None, row.margin_bp or 0))


def _margin(names: str, unit_cost: int, price: int | None, vat: int) -> Margin:
    cost = half_up(unit_cost, 1_000)
    net = half_up(price * 10_000, 10_000 + vat) if price else None
    return Margin(
        names, cost, None if net is None else net - cost, margin_bp(price, unit_cost, vat)
    )
