"""What lies where, and everything that ever moved. Quantities are thousandths."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from bon.kit import tenancy
from bon.kit.models import TenantManager
from bon.stock.reasons import REASONS


class Movement(models.Model):
    """Goods in (positive) or out (negative) of one store. Rows are added, never changed.

    `source_id` and `line` name what caused it: an entry of the journal and the sale's line, or
    an adjustment.
    """

    pk = models.CompositePrimaryKey("organisation_id", "source_id", "line")
    organisation_id = models.UUIDField(default=tenancy.organisation_id, editable=False)
    source_id = models.UUIDField()
    line = models.IntegerField()
    store_id = models.UUIDField()
    variant_id = models.UUIDField()
    reason = models.SmallIntegerField(
        choices=[(reason.code, reason.name) for reason in REASONS.values()]
    )
    quantity_milli = models.BigIntegerField()
    at = models.DateTimeField()

    objects: ClassVar[models.Manager[Any]] = TenantManager()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["organisation_id", "variant_id", "store_id", "at"], name="movement_variant"
            ),
        ]


class Level(models.Model):
    """What lies in one store of one variant: always the sum of its movements.

    `on_hand_milli` can be sold; `defect_milli` lies apart (`reasons.DEFECTIVE`).
    """

    pk = models.CompositePrimaryKey("organisation_id", "store_id", "variant_id")
    organisation_id = models.UUIDField(default=tenancy.organisation_id, editable=False)
    store_id = models.UUIDField()
    variant_id = models.UUIDField()
    on_hand_milli = models.BigIntegerField()
    defect_milli = models.BigIntegerField(db_default=0)

    objects: ClassVar[models.Manager[Any]] = TenantManager()
