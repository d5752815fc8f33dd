"""Price lists and the history of every price."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bon.catalog.models.product import Variant
from bon.kit.models import LedgerModel, TenantForeignKey, TenantModel


class PriceList(TenantModel):
    """`chain` is the list that holds for everybody; its prices stand on the variants."""

    name = models.CharField(_("navn"), max_length=60)
    chain = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "name"], name="price_list_once"),
            models.UniqueConstraint(
                fields=["organisation_id"],
                condition=models.Q(chain=True),
                name="price_list_one_chain",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PricePoint(LedgerModel):
    """One price from a moment on. Rows are added and read, never changed: the before-price
    and every dispute about a price are settled here. `amount` is øre including VAT, None means
    asked at the counter. `who` is a person's id; None is the system."""

    price_list = TenantForeignKey(PriceList)
    variant = TenantForeignKey(Variant)
    amount = models.BigIntegerField(null=True)
    starts_at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(
        max_length=10,
        choices=[
            ("created", _("oprettet")),
            ("changed", _("ændret")),
            ("import", _("importeret")),
        ],
    )
    who = models.UUIDField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["organisation_id", "variant", "price_list", "-starts_at"],
                name="price_point_history",
            )
        ]
