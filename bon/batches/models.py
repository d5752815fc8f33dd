"""Batches, and what is known to have come and gone of them. Quantities are thousandths."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from bon.catalog.models import Variant
from bon.kit.models import LedgerModel, TenantForeignKey, TenantModel
from bon.organisation.models import Store
from bon.stock.reasons import REASONS


class Batch(TenantModel):
    """Goods of a variant that were made together and are good until `expires_on`, its last day.

    `number` is the lot's; of a `piece` it is its serial number. A lot may have no number, or no
    last day; one of them it has.
    """

    variant = TenantForeignKey(Variant, related_name="+")
    number = models.CharField(_("nummer"), max_length=60, blank=True)
    expires_on = models.DateField(_("sidste dag"), null=True, blank=True)
    piece = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "variant", "number", "expires_on"],
                name="batch_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=~models.Q(number="") | models.Q(expires_on__isnull=False),
                name="batch_told_apart",
            ),
        ]
        indexes: ClassVar = [
            # What goes bad first, and what has this number.
            models.Index(fields=["organisation_id", "expires_on"], name="batch_expiring"),
            models.Index(fields=["organisation_id", "number"], name="batch_number"),
        ]

    def __str__(self) -> str:
        return self.number or f"{self.expires_on:%d-%m-%Y}"


class BatchMovement(LedgerModel):
    """Goods known to be of a batch that came to a store (positive) or left it. Rows are added,
    never changed. `source_id`, `reason` and `who` as those of the stock's movements: a delivery,
    a transfer, an adjustment."""

    batch = TenantForeignKey(Batch, related_name="movements")
    store = TenantForeignKey(Store, related_name="+")
    source_id = models.UUIDField()
    reason = models.SmallIntegerField(
        choices=[(reason.code, reason.name) for reason in REASONS.values()]
    )
    quantity_milli = models.BigIntegerField()
    at = models.DateTimeField()
    who = models.UUIDField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "source_id"], name="batch_movement_source"),
        ]
