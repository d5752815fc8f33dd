"""A sale put aside, until somebody takes it up or nobody will."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from bon.kit.models import LedgerModel, TenantForeignKey
from bon.organisation.models import Register, Store
from bon.staff.models import Person


class ParkedSale(LedgerModel):
    """`id` is the cart's. Taken: claimed by a register that has not said yet what came of it.
    Ended: taken up as another sale, or given up; its cart and name are gone then."""

    store = TenantForeignKey(Store, related_name="+")
    register = TenantForeignKey(Register, related_name="+")
    number = models.BigIntegerField()  # in the code of its slip
    name = models.CharField(max_length=80, blank=True)
    goods = models.CharField(max_length=160, blank=True)  # the first of them by name
    parked_at = models.DateTimeField()
    parked_by = TenantForeignKey(Person, null=True, related_name="+")
    pieces_milli = models.BigIntegerField()
    total = models.BigIntegerField()  # øre
    cart = models.JSONField(null=True)

    taken_at = models.DateTimeField(null=True)
    taken_by = TenantForeignKey(Person, null=True, related_name="+")
    taken_register = TenantForeignKey(Register, null=True, related_name="+")

    ended_at = models.DateTimeField(null=True)
    ended_register = TenantForeignKey(Register, null=True, related_name="+")
    resumed = models.BooleanField(default=False)  # ended by being taken up

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["organisation_id", "store", "parked_at"],
                condition=models.Q(ended_at=None),
                name="parked_open",
            ),
        ]

    def __str__(self) -> str:
        return self.name or str(self.id)
