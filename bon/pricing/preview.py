"""What a rule would do to goods, before anybody decides it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from uuid import UUID

from bon.campaigns import goods
from bon.catalog.models import PriceList
from bon.catalog.queries import vat_bp
from bon.pricing.rule import Rule, margin_bp, new_price
from bon.stock.queries import unit_costs
from till.rounding import half_up
from till.shapes import Target

_Goods = tuple[UUID, UUID, str, str, int | None, int | None]


class Where(NamedTuple):
    """The list that a rule changes prices on, None being the chain's; `listed_only`: of goods that
    are on it already. What is not on it is taken to cost what it does elsewhere."""

    price_list: PriceList | None = None
    listed_only: bool = False


CHAIN = Where()


class Repriced(NamedTuple):
    """One variant under a rule. `listed` is what stands on the list, `before` what the rule goes
    from. `after` is None where the rule says nothing of it. Prices in øre,
    margins in basis points of the price without VAT, None where no cost is known."""

    variant: UUID
    product: UUID
    sku: str
    name: str
    listed: int | None
    before: int | None
    after: int | None
    margin_before: int | None
    margin_after: int | None

    @property
    def changes(self) -> bool:
        return self.after is not None and self.after != self.before

    @property
    def difference_bp(self) -> int | None:
        """How much more it costs, in basis points of what it did."""
        if not self.before or self.after is None:
            return None
        return half_up((self.after - self.before) * 10_000, self.before)


class Summary(NamedTuple):
    """`silent`: goods the rule says nothing of; `loss`: that would be sold below cost."""

    dearer: int
    cheaper: int
    same: int
    silent: int
    loss: int

    @property
    def changes(self) -> int:
        return self.dearer + self.cheaper


def repriced(rule: Rule, targets: Iterable[Target], where: Where = CHAIN) -> list[Repriced]:
    """All goods of the targets that are sold now, by name."""
    rows = (
        goods.variants_of(targets)
        .annotate(vat_bp=vat_bp())
        .order_by("sort_key", "id")
        .values_list("id", "product_id", "sku", "name", "price", "vat_bp")
    )
    found = list(rows)
    ids = [row[0] for row in found]
    listed = {row[0]: row[4] for row in found}
    if where.price_list:
        prices = where.price_list.prices.filter(variant__in=ids)
        listed = dict(prices.values_list("variant_id", "amount"))
    costs = unit_costs(where.price_list.store_id if where.price_list else None, ids)
    return [
        _row(rule, row, listed.get(row[0]), costs.get(row[0], 0))
        for row in found
        if not where.listed_only or row[0] in listed
    ]


def _row(rule: Rule, row: _Goods, listed: int | None, unit_cost: int) -> Repriced:
    variant, product, sku, name, usual, vat = row
    price = usual if listed is None else listed
    vat_bp = vat or 0
    after = new_price(rule, price, unit_cost, vat_bp)
    margins = (margin_bp(each, unit_cost, vat_bp) for each in (price, after))
    return Repriced(variant, product, sku, name, listed, price, after, *margins)


def summary(rows: Sequence[Repriced]) -> Summary:
    changed = [row for row in rows if row.changes]
    dearer = sum((row.after or 0) > (row.before or 0) for row in changed)
    silent = sum(row.after is None for row in rows)
    loss = sum(row.margin_after is not None and row.margin_after < 0 for row in rows)
    return Summary(dearer, len(changed) - dearer, len(rows) - len(changed) - silent, silent, loss)
