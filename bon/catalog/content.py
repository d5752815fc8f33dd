"""How much is in goods, `6 × 33 cl`, and the price a litre, kilo or metre that follows from it.

The unit price stands wherever the price stands (prismærkningsbekendtgørelsen § 6): a kilo, a
litre, a metre, a square or cubic metre; a piece for eggs, napkins, nappies and the like (§ 7),
a wash for detergents.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from bon.kit.formats import money, quantity
from bon.kit.parsing import scaled
from bon.kit.sorting import fold
from till.rounding import half_up

MOST_MILLI = 10**10
_COUNTED = re.compile(
    r"(?:(?P<pieces>\d{1,4})\s*[x×*]\s*)?(?P<much>[\d.,]+)\s*(?P<unit>\S+)$", re.I
)


class Unit(NamedTuple):
    """`per` base units are `of` of these: 1 l is 1000 ml."""

    shown: object
    base: str
    of: int


UNITS = {
    "ml": Unit("ml", "l", 1000),
    "cl": Unit("cl", "l", 100),
    "dl": Unit("dl", "l", 10),
    "l": Unit("l", "l", 1),
    "g": Unit("g", "kg", 1000),
    "kg": Unit("kg", "kg", 1),
    "cm": Unit("cm", "m", 100),
    "m": Unit("m", "m", 1),
    "m2": Unit("m²", "m2", 1),
    "m3": Unit("m³", "m3", 1),
    "pcs": Unit(_("stk."), "pcs", 1),
    "wash": Unit(_("vask"), "wash", 1),
}
_SPELT = {
    **{code: code for code in UNITS},
    "m²": "m2",
    "m³": "m3",
    "liter": "l",
    "ltr": "l",
    "litre": "l",
    "gram": "g",
    "gr": "g",
    "kilo": "kg",
    "meter": "m",
    "metre": "m",
    "stk": "pcs",
    "stk.": "pcs",
    "styk": "pcs",
    "vask": "wash",
    "washes": "wash",
}


class Content(NamedTuple):
    """`pieces` times `milli` thousandths of `unit`, a key of UNITS; "" where nobody has said."""

    pieces: int = 1
    milli: int = 0
    unit: str = ""

    def __str__(self) -> str:
        """As people write it, and as `read` reads it."""
        if not self.unit:
            return ""
        amount = quantity(self.milli)
        amount = amount.rstrip("0").rstrip(",") if "," in amount else amount
        many = f"{self.pieces} × " if self.pieces > 1 else ""
        return f"{many}{amount} {UNITS[self.unit].shown}"


NOTHING_SAID = Content()


def read(text: str) -> Content | None:
    """What `6 x 33 cl`, `75cl`, `1,5 liter` say; nothing at all says nothing. None is unclear."""
    if not text.strip():
        return NOTHING_SAID
    found = _COUNTED.match(text.strip())
    if found is None:
        return None
    unit = _SPELT.get(found["unit"].lower()) or _SPELT.get(fold(found["unit"]))
    milli = scaled(found["much"], 3)
    pieces = int(found["pieces"] or 1)
    if unit is None or not milli or not pieces or not 0 < milli <= MOST_MILLI:
        return None
    return Content(pieces, milli, unit)


class UnitPrice(NamedTuple):
    """`amount` øre including VAT for one `base`: l, kg, m, m2, m3, pcs, wash."""

    amount: int
    base: str

    def __str__(self) -> str:
        """`18,00 kr./l`"""
        shown = UNITS[self.base].shown
        return _("%(amount)s kr./%(base)s") % {"amount": money(self.amount), "base": shown}


def unit_price(price: int | None, content: Content) -> UnitPrice | None:
    """Half up to the øre; None where there is no price, or no content that says more than one
    piece does."""
    if price is None or not content.unit or content == Content(1, 1000, "pcs"):
        return None
    unit = UNITS[content.unit]
    amount = half_up(price * 1000 * unit.of, content.pieces * content.milli)
    return UnitPrice(amount, unit.base)
