"""What a person says has happened to goods when they set stock right."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from bon.stock.places import BACK, DEFECT, FLOOR, WORKSHOP, Place
from bon.stock.reasons import ADJUSTMENT, MOVED, WRITE_OFFS, Reason


class Happening(NamedTuple):
    """`sign`: what a quantity means, so much more or less; 0: so much lies there in all. `to`:
    the place goods were moved to."""

    code: str
    name: str | Promise
    reason: Reason
    sign: int
    to: Place | None = None


# Where a person may lay goods and take them from.
SHELVES = (FLOOR, BACK, WORKSHOP, DEFECT)


def _moved(place: Place) -> Promise:
    moved: Promise = format_lazy(_("Flyttet: {place}"), place=place.name)
    return moved


COUNTED = Happening("counted", _("Talt: så meget ligger der"), ADJUSTMENT, 0)
FOUND = Happening("found", _("Fundet: så meget mere"), ADJUSTMENT, 1)
HAPPENINGS = {
    each.code: each
    for each in (
        COUNTED,
        FOUND,
        *(Happening(f"gone-{why.code}", why.name, why, -1) for why in WRITE_OFFS),
        *(Happening(f"moved-{place.code}", _moved(place), MOVED, -1, place) for place in SHELVES),
    )
}
