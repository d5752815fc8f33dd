"""What a campaign would leave of the margin of its goods, before anybody announces it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from bon.campaigns import goods
from bon.campaigns.models import Campaign
from bon.campaigns.terms import terms_of
from bon.catalog.queries import vat_bp
from bon.pricing.rule import margin_bp
from bon.stock.queries import unit_costs
from till.campaigns.engine import claim_of
from till.campaigns.piles import Pile
from till.rounding import half_up
from till.shapes import Campaign as Terms

# Of more goods it is not worked out while somebody types.
LOOKED_AT = 500
PIECES_MOST = 999


class Promised(NamedTuple):
    """One variant bought alone, in the `pieces` that the campaign asks for. `before` and `after`
    are what a piece costs, in øre; margins in basis points of the price without VAT, None where
    no cost is known."""

    variant: UUID
    product: UUID
    sku: str
    name: str
    pieces: int
    before: int
    after: int
    margin_before: int | None
    margin_after: int | None

    @property
    def lost(self) -> bool:
        return self.margin_after is not None and self.margin_after < 0


class Effect(NamedTuple):
    """Those with the least margin first. `more`: there are goods that were not looked at."""

    rows: list[Promised]
    more: bool

    @property
    def losses(self) -> int:
        return sum(row.lost for row in self.rows)


def effect(campaign: Campaign) -> Effect | None:
    """None for a bundle: what it leaves depends on what is chosen for it."""
    if campaign.kind == "bundle":
        return None
    targets = [target for part in campaign.parts for target in part["targets"]]
    variants = goods.variants_of(targets).filter(price__gt=0, product__discountable=True)
    rows = list(
        variants.annotate(vat_bp=vat_bp())
        .order_by("sort_key", "id")
        .values_list("id", "product_id", "sku", "name", "price", "vat_bp")[: LOOKED_AT + 1]
    )
    costs = unit_costs(campaign.store_id, [row[0] for row in rows])
    terms = terms_of(campaign)
    found = [_promised(terms, row, costs.get(row[0], 0)) for row in rows[:LOOKED_AT]]
    return Effect(
        _least_first([row for row in found if row.after < row.before]), len(rows) > LOOKED_AT
    )


def _least_first(rows: Sequence[Promised]) -> list[Promised]:
    known = [row for row in rows if row.margin_after is not None]
    known.sort(key=lambda row: row.margin_after or 0)
    return known + [row for row in rows if row.margin_after is None]


def _promised(terms: Terms, row: Any, unit_cost: int) -> Promised:
    variant, product, sku, name, price, vat = row
    pieces = _pieces(terms, price)
    amount = claim_of(terms, [_pile(price, pieces)]).amount
    after = half_up(price * pieces - amount, pieces)
    margins = (margin_bp(each, unit_cost, vat or 0) for each in (price, after))
    return Promised(variant, product, sku, name, pieces, price, after, *margins)


def _pieces(terms: Terms, price: int) -> int:
    """As many as the customer gets most off for."""
    if terms["kind"] in ("n_for_price", "n_for_m"):
        return max(1, terms["pieces"])
    if terms["kind"] == "quantity_steps":
        return max((step["pieces"] for step in terms["steps"]), default=1)
    if terms["kind"] == "threshold":
        return max(1, min(PIECES_MOST, -(-terms["limit"] // price)))
    return 1


def _pile(price: int, pieces: int) -> Pile:
    line: Any = {
        "item": {"unit": "pcs"},
        "quantity_milli": pieces * 1000,
        "unit_price": price,
        "gross": price * pieces,
    }
    return Pile(line, 0)
