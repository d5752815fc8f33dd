"""Notes of other countries: what they are worth in the shop, in coins that exist.

See `docs/algorithms/currencies.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.errors import Refusal
from till.rounding import half_up

if TYPE_CHECKING:
    from till.shapes import Foreign, Pricebook

PER_RATE = 10_000  # a rate is øre for 100 of a currency, an amount is in hundredths of one


def worth(amount: int, rate: int, step: int) -> int:
    """Øre that `amount` of a currency counts for at `rate`, to the nearest `step`."""
    return half_up(amount * rate, PER_RATE * step) * step


def foreign_of(book: Pricebook, currency: str, amount: int) -> Foreign:
    """`amount` tendered in `currency`, at the shop's rate now. Refuses with `currency_unknown`."""
    for known in book["cash"]["currencies"]:
        if known["code"] == currency:
            return {"currency": currency, "amount": amount, "rate": known["rate"]}
    raise Refusal("currency_unknown", {"currency": currency})
