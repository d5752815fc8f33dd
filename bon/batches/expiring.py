"""What goes bad soon, as the office lists it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bon.batches.left import Left, left
from bon.catalog.models import Variant
from bon.organisation.models import Store

# How many days ahead a list looks; None as far as anybody knows.
HORIZONS: dict[str, tuple[int | None, object]] = {
    "expired": (-1, _("Udløbet")),
    "7": (7, _("Inden for 7 dage")),
    "30": (30, _("Inden for 30 dage")),
    "90": (90, _("Inden for 90 dage")),
    "all": (None, _("Alle batches")),
}
USUAL = "30"


class Expiring(NamedTuple):
    """A batch that is left in a store. `days` until its last one, less than nothing behind it."""

    left: Left
    variant: Variant
    store: str
    days: int | None

    @property
    def state(self) -> str:
        """`over`, `soon` within a week, `good`, or `lasting` where no day is known."""
        if self.days is None:
            return "lasting"
        return "over" if self.days < 0 else "soon" if self.days <= 7 else "good"


class Sums(NamedTuple):
    """`milli` thousandths that cost `worth` øre."""

    milli: int
    worth: int


def expiring(store: UUID | None, horizon: str) -> list[Expiring]:
    """What goes bad first stands first. A horizon nobody knows is the usual one."""
    today = timezone.localdate()
    days, _name = HORIZONS.get(horizon, HORIZONS[USUAL])
    rows = left(store, until=None if days is None else today + dt.timedelta(days=days))
    rows = [row for row in rows if not row.piece]
    variants = Variant.objects.select_related("product").in_bulk({row.variant for row in rows})
    stores = dict(Store.objects.values_list("id", "name"))
    return [
        Expiring(
            row,
            variants[row.variant],
            stores.get(row.store, ""),
            (row.expires_on - today).days if row.expires_on else None,
        )
        for row in rows
    ]


def sums(rows: Sequence[Expiring]) -> Sums:
    milli = sum(row.left.left_milli for row in rows)
    return Sums(milli, sum(row.left.worth for row in rows))
