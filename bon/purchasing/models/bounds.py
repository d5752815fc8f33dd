"""How little and how much of some goods a store wants to have."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from bon.catalog.models import Variant
from bon.kit import formats
from bon.kit.models import TenantForeignKey, TenantModel
from bon.organisation.models import Store

MOST_MILLI = 10**10


def refuse_bounds(minimum_milli: int, maximum_milli: int) -> None:
    """Raises ValidationError for what nobody can want: `bounds_crossed`, `quantity_range`."""
    if maximum_milli < minimum_milli:
        told = _("Det højeste antal kan ikke være mindre end det mindste.")
        raise ValidationError(told, "bounds_crossed")
    if minimum_milli < 0 or maximum_milli > MOST_MILLI:
        told = _("Et antal ligger mellem 0 og %(most)s.") % {"most": formats.quantity(MOST_MILLI)}
        raise ValidationError(told, "quantity_range")


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
