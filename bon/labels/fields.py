"""What may stand on a label, and what it says of the goods."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from bon.kit import formats


class Face(NamedTuple):
    """What one label says. `price` and `before` in øre including VAT, None for none; `unit_price`
    and `offer` are in words already."""

    name: str
    price: int | None = None
    before: int | None = None
    unit_price: str = ""
    offer: str = ""
    code: str = ""
    number: str = ""
    brand: str = ""
    axes: str = ""
    store: str = ""


class Kind(NamedTuple):
    """A field as the designer offers it. `words` gives its text; None where it is drawn in a way
    of its own."""

    code: str
    name: str | Promise
    words: Callable[[Face], str] | None


def before_words(face: Face) -> str:
    """What the price was, as it is announced (prismærkningsbekendtgørelsen § 9a)."""
    return _("Før %(price)s") % {"price": formats.money(face.before)} if face.before else ""


FIELDS = (
    Kind("name", gettext_lazy("Varenavn"), lambda face: face.name),
    Kind("price", gettext_lazy("Pris"), None),
    Kind("before", gettext_lazy("Førpris"), before_words),
    Kind("unit_price", gettext_lazy("Enhedspris"), lambda face: face.unit_price),
    Kind("offer", pgettext_lazy("etiket", "Tilbud"), lambda face: face.offer),
    Kind("code", gettext_lazy("Stregkode"), None),
    Kind("qr", gettext_lazy("QR-kode"), None),
    Kind("number", gettext_lazy("Varenummer"), lambda face: face.number),
    Kind("brand", gettext_lazy("Mærke"), lambda face: face.brand),
    Kind("axes", gettext_lazy("Størrelse og farve"), lambda face: face.axes),
    Kind("store", gettext_lazy("Butikkens navn"), lambda face: face.store),
    Kind("date", gettext_lazy("Dato"), lambda face: f"{timezone.localdate():%d.%m.%y}"),
    Kind("text", gettext_lazy("Fast tekst"), None),
)
BY_CODE = {kind.code: kind for kind in FIELDS}
