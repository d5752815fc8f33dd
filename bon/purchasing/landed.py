"""What goods cost once they are here: their own cost, the currency's rate, and the freight.

`docs/algorithms/landed-cost.md` has the figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import lcm
from typing import NamedTuple

from till.rounding import half_up, split

_HUNDREDTHS = 10_000  # a rate is øre for 100 of a currency: for so many hundredths of it
_MILLI = 1000


class Coming(NamedTuple):
    """Goods of one kind: thousandths of a piece, and what a `pack` of pieces costs in hundredths
    of the supplier's currency."""

    quantity_milli: int
    pack: int
    cost: int


def landed(lines: Sequence[Coming], rate: int, freight: int) -> list[int]:
    """Øre for each line. The whole delivery, goods and `freight` (hundredths of the currency), is
    turned into kroner at `rate` and rounded once; then it is shared over the lines by their
    worth, by largest remainder, so that the lines add up to it. Goods that cost nothing bear
    freight by their number where nothing in the delivery costs anything; without any goods
    nothing is borne."""
    if not any(line.quantity_milli for line in lines):
        return [0] * len(lines)
    packs = lcm(*(line.pack for line in lines))
    worths = [line.quantity_milli * line.cost * (packs // line.pack) for line in lines]
    whole = packs * _MILLI
    total = half_up((sum(worths) + freight * whole) * rate, whole * _HUNDREDTHS)
    return split(total, worths if any(worths) else [line.quantity_milli for line in lines])


def unit_cost(worth: int, quantity_milli: int) -> int:
    """What a piece costs, in thousandths of an øre, of `worth` øre for so much."""
    return half_up(worth * _MILLI * _MILLI, quantity_milli) if quantity_milli else 0


def as_cost(unit: int, rate: int) -> tuple[int, int]:
    """A unit cost in kroner as a supplier would put it: the pieces of a pack, and its cost in
    hundredths of their currency. Of a thousand pieces, so that nothing is lost to rounding."""
    return _MILLI, half_up(unit * _HUNDREDTHS, rate)


def moved_bp(before: int, now: int) -> int | None:
    """By how much a cost has moved, in basis points; None where there was none before."""
    return half_up((now - before) * 10_000, before) if before > 0 else None


def margin_bp(price: int, rate_bp: int, cost: int) -> int | None:
    """What is left of a price without VAT when the goods are paid for, in basis points of it.
    `price` in øre with VAT of `rate_bp`, `cost` in thousandths of an øre; None without a price."""
    if price <= 0:
        return None
    net_milli = half_up(price * _MILLI * 10_000, 10_000 + rate_bp)
    return half_up((net_milli - cost) * 10_000, net_milli)
