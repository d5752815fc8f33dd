"""How little and how much of some goods a store wants to have."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from bon.catalog.models import Variant
from bon.kit.models import TenantForeignKey, TenantModel
from bon.organisation.models import Store


class Bounds(TenantModel):
    """With less than `minimum_milli` available or on order, it is bought up to
    `maximum_milli`. Thousandths."""

    store = TenantForeignKey(Store, related_name="+")
    variant = TenantForeignKey(Variant, related_name="+")
    minimum_milli = models.BigIntegerField()
    maximum_milli = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "store", "variant"], name="bounds_once"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    minimum_milli__gte=0, maximum_milli__gte=models.F("minimum_milli")
                ),
                name="bounds_sane",
            ),
        ]
