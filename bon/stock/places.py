"""Where in a store goods lie. The numbers are kept with every movement for ever; each place is a
column of `Level`."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Place(NamedTuple):
    """`sold`: what lies there can be sold."""

    code: int
    column: str
    name: str | Promise
    sold: bool


FLOOR = Place(1, "floor_milli", _("I butikken"), sold=True)
BACK = Place(2, "back_milli", _("Baglager"), sold=True)
WORKSHOP = Place(3, "workshop_milli", _("Værksted"), sold=True)
# Broken or opened: it lies apart until somebody sends it in, mends it or throws it away.
DEFECT = Place(4, "defect_milli", _("Defekt"), sold=False)
# Sent from another store, and not yet taken in here.
TRANSIT = Place(5, "transit_milli", _("På vej hertil"), sold=False)

PLACES = {place.code: place for place in (FLOOR, BACK, WORKSHOP, DEFECT, TRANSIT)}
