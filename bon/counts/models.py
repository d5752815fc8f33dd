"""Counts of what lies in a store, and every tally that was made for them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bon.kit.models import LedgerModel, TenantForeignKey, TenantModel
from bon.organisation.models import Store
from bon.stock.places import BACK, FLOOR, PLACES, WORKSHOP

COUNTABLE = (FLOOR, BACK, WORKSHOP)


class Count(TenantModel):
    """One count of some goods at one place of a store. `targets`: which goods, as `scope.py` reads
    them. `blind`: whoever counts is not told what should be there.

    Until it is posted or dropped it may be counted; finished means that somebody may decide.
    """

    number = models.IntegerField(editable=False)
    store = TenantForeignKey(Store, related_name="+", verbose_name=_("butik"))
    place = models.SmallIntegerField(
        _("hvor"), choices=[(p.code, p.name) for p in COUNTABLE], default=FLOOR.code
    )
    targets = models.JSONField(default=list)
    blind = models.BooleanField(_("blind"), default=True)
    begun_at = models.DateTimeField(default=timezone.now)
    begun_by = models.UUIDField(null=True)
    finished_at = models.DateTimeField(null=True)
    finished_by = models.UUIDField(null=True)
    posted_at = models.DateTimeField(null=True)
    posted_by = models.UUIDField(null=True)
    dropped_at = models.DateTimeField(null=True)
    dropped_by = models.UUIDField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "number"], name="count_number_once"),
            models.CheckConstraint(
                condition=models.Q(posted_at=None) | models.Q(dropped_at=None),
                name="count_ends_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "-begun_at"], name="count_latest")
        ]

    def __str__(self) -> str:
        return str(self.number)

    @property
    def column(self) -> str:
        """What of a level is counted."""
        return PLACES[self.place].column


class Tally(LedgerModel):
    """Somebody says that so many thousandths lie there, at that moment. Rows are added, never
    changed; `id` is the device's own.

    `of`: the tally whose quantity it puts right, itself where it is none; the latest of them
    holds, and where that is None the tally was taken back. `held_milli` is what the level said
    when it came in. `serial`: the number of the one piece that was scanned.
    """

    count_id = models.UUIDField()
    variant_id = models.UUIDField()
    of = models.UUIDField()
    quantity_milli = models.BigIntegerField(null=True)
    held_milli = models.BigIntegerField()
    serial = models.TextField(blank=True, default="", db_default="")
    at = models.DateTimeField(default=timezone.now)
    who = models.UUIDField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["organisation_id", "count_id", "variant_id", "of", "at"],
                name="tally_of_goods",
            ),
            models.Index(fields=["organisation_id", "count_id", "who", "-at"], name="tally_latest"),
        ]


class Recount(LedgerModel):
    """What was tallied of a variant before then does not count: it is counted once more."""

    count_id = models.UUIDField()
    variant_id = models.UUIDField()
    at = models.DateTimeField(default=timezone.now)
    who = models.UUIDField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["organisation_id", "count_id", "variant_id", "-at"], name="recount_latest"
            ),
        ]
