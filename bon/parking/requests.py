"""What registers hand in of parked sales, and what they ask."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from bon.parking.actions.end_parked import Ended, end_parked
from bon.parking.actions.keep_parked import Parked, keep_parked
from bon.parking.actions.name_parked import Named, name_parked
from bon.parking.actions.take_parked import Wanted, take_parked
from bon.parking.queries import Mine, parked_sales
from bon.staff.uplink import Handler

REQUESTS: dict[str, Handler[Any]] = {
    "sale_parked": Handler(Parked, keep_parked, _("Et parkeret salg")),
    "parked_sale_named": Handler(Named, name_parked, _("Navn på et parkeret salg")),
    "parked_sale_ended": Handler(Ended, end_parked, _("Et parkeret salg, der blev hentet")),
}
QUESTIONS: dict[str, Handler[Any]] = {
    "parked_sales": Handler(Mine, parked_sales),
    "take_parked_sale": Handler(Wanted, take_parked),
}
