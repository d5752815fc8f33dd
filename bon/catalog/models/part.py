"""What kits are made of."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from bon.catalog.models.product import Variant
from bon.kit.models import TenantForeignKey, TenantModel


class Part(TenantModel):
    """So many thousandths of a variant are in one of the kit, from a moment until another. A kit
    is sold under its own name and price; stock is taken from its parts, and it has none of its
    own. No part is a kit. Rows end, and are not changed: what was sold was made of these."""

    kit = TenantForeignKey(Variant, models.CASCADE, related_name="parts")
    variant = TenantForeignKey(Variant, related_name="+")
    quantity_milli = models.BigIntegerField()
    position = models.IntegerField(default=0)
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "kit", "variant"],
                condition=models.Q(until=None),
                name="part_once_a_kit",
            ),
            models.CheckConstraint(
                condition=models.Q(quantity_milli__gte=1, quantity_milli__lte=9_999_000),
                name="part_quantity_sane",
            ),
        ]
