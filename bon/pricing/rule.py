"""What goods cost by a rule. Amounts in øre, prices including VAT.

    Rule("percent", 500, ENDINGS["95"])  five per cent more, to the nearest price ending in ,95

See `docs/algorithms/repricing.md`.
"""

from __future__ import annotations

from typing import NamedTuple

from till.rounding import half_up, to_multiple

MOST = 99_999_999
_MILLI_ORE = 1000


class Ending(NamedTuple):
    """Prices that are `rest` above a multiple of `step`."""

    step: int
    rest: int


ENDINGS = {
    "any": Ending(1, 0),
    "50": Ending(50, 0),
    "00": Ending(100, 0),
    "95": Ending(100, 95),
    "5": Ending(500, 0),
    "9": Ending(1_000, 900),
    "995": Ending(1_000, 995),
    "10": Ending(1_000, 0),
    "99": Ending(10_000, 9_900),
}


class Rule(NamedTuple):
    """`kind` and its `value`: `percent` more, basis points; `amount` more, øre; `fixed`, øre;
    `margin` of the price without VAT, basis points."""

    kind: str
    value: int
    ending: Ending


def new_price(rule: Rule, price: int | None, unit_cost: int, vat_bp: int) -> int | None:
    """What goods cost by the rule; None where it says nothing: without a price or cost to go
    from, or outside 0,01 … 999.999,99. `unit_cost`: thousandths of an øre, 0 unknown."""
    amount = _amount(rule, price, unit_cost, vat_bp)
    if amount is None:
        return None
    ended = end(amount, rule.ending)
    return ended if 0 < ended <= MOST else None


def end(amount: int, ending: Ending) -> int:
    """The nearest price with the ending, the higher of two; never below the lowest with it."""
    lowest = ending.rest or ending.step
    return max(lowest, to_multiple(max(0, amount - ending.rest), ending.step) + ending.rest)


def _amount(rule: Rule, price: int | None, unit_cost: int, vat_bp: int) -> int | None:
    if rule.kind == "fixed":
        return rule.value
    if rule.kind == "margin":
        return _with_margin(rule.value, unit_cost, vat_bp) if unit_cost else None
    if rule.kind == "percent":
        return half_up(price * (10_000 + rule.value), 10_000) if price else None
    return None if price is None else max(0, price + rule.value)


def _with_margin(margin_bp: int, unit_cost: int, vat_bp: int) -> int:
    return half_up(unit_cost * (10_000 + vat_bp), _MILLI_ORE * (10_000 - margin_bp))


def margin_bp(price: int | None, unit_cost: int, vat_bp: int) -> int | None:
    """What is left of a price without VAT when the goods are paid, in basis points of it; None
    without a price or a known cost."""
    if not price or not unit_cost:
        return None
    net = price * 10_000 * _MILLI_ORE  # over (10_000 + vat_bp), thousandths of an øre
    return half_up((net - unit_cost * (10_000 + vat_bp)) * 10_000, net)
