"""What lies where, what it is worth, and everything that ever moved. Quantities are thousandths,
amounts øre without VAT."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import F
from django.utils import timezone

from bon.kit import tenancy
from bon.kit.models import TenantForeignKey, TenantManager, TenantModel
from bon.organisation.models import Store
from bon.stock.places import PLACES
from bon.stock.reasons import REASONS


class Movement(models.Model):
    """Goods in (positive) or out (negative) of one place of a store. Rows are added, never
    changed.

    `source_id` and `line` name what caused it: an entry of the journal and the sale's line, or
    an adjustment, a delivery, a transfer. A line below zero puts right what the goods of that
    line were worth (`reasons.COST`). `worth` is what they were worth to the shop when they moved:
    those of a level add up to its own. `who` is a person's id; None is a sale or the system.
    """

    pk = models.CompositePrimaryKey("organisation_id", "source_id", "line", "variant_id")
    organisation_id = models.UUIDField(default=tenancy.organisation_id, editable=False)
    source_id = models.UUIDField()
    line = models.IntegerField()
    store_id = models.UUIDField()
    variant_id = models.UUIDField()
    place = models.SmallIntegerField(
        choices=[(place.code, place.name) for place in PLACES.values()], db_default=1
    )
    reason = models.SmallIntegerField(
        choices=[(reason.code, reason.name) for reason in REASONS.values()]
    )
    quantity_milli = models.BigIntegerField()
    worth = models.BigIntegerField(db_default=0)
    at = models.DateTimeField()
    who = models.UUIDField(null=True)

    objects: ClassVar[models.Manager[Any]] = TenantManager()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["organisation_id", "variant_id", "store_id", "at"], name="movement_variant"
            ),
            # What has moved since a day, for what stock was worth then: rows come in their order.
            BrinIndex(fields=["organisation_id", "at"], name="movement_since", autosummarize=True),
        ]


class Adjustment(TenantModel):
    """Somebody set stock right: its movements have this id as their source. `reason` as theirs;
    `note` is what the person wrote. Rows are added, never changed."""

    store = TenantForeignKey(Store, related_name="+")
    reason = models.SmallIntegerField(
        choices=[(reason.code, reason.name) for reason in REASONS.values()]
    )
    note = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=timezone.now)
    who = models.UUIDField(null=True)

    def __str__(self) -> str:
        return f"{self.get_reason_display()}, {self.store}"


class Level(models.Model):
    """What lies in one store of one variant: always the sum of its movements, place by place and
    in worth.

    `on_hand_milli` can be sold; `owned_milli` is all that `worth` is the worth of: sold, defect
    and on its way here. `unit_cost` is the moving average of what a piece cost, in thousandths
    of an øre; it stays when the last piece goes. `ordered_milli` is on order from suppliers.
    `stirred_at`: when any of it was sold or more came (`stock_stirs`); None for never.
    """

    pk = models.CompositePrimaryKey("organisation_id", "store_id", "variant_id")
    organisation_id = models.UUIDField(default=tenancy.organisation_id, editable=False)
    store_id = models.UUIDField()
    variant_id = models.UUIDField()
    floor_milli = models.BigIntegerField(db_default=0)
    back_milli = models.BigIntegerField(db_default=0)
    workshop_milli = models.BigIntegerField(db_default=0)
    defect_milli = models.BigIntegerField(db_default=0)
    transit_milli = models.BigIntegerField(db_default=0)
    ordered_milli = models.BigIntegerField(db_default=0)
    worth = models.BigIntegerField(db_default=0)
    unit_cost = models.BigIntegerField(db_default=0)
    stirred_at = models.DateTimeField(null=True)
    on_hand_milli = models.GeneratedField(
        expression=F("floor_milli") + F("back_milli") + F("workshop_milli"),
        output_field=models.BigIntegerField(),
        db_persist=True,
    )
    owned_milli = models.GeneratedField(
        expression=F("floor_milli")
        + F("back_milli")
        + F("workshop_milli")
        + F("defect_milli")
        + F("transit_milli"),
        output_field=models.BigIntegerField(),
        db_persist=True,
    )

    objects: ClassVar[models.Manager[Any]] = TenantManager()
