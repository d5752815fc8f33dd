"""Goods that registers sold under codes the catalogue does not have."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from bon.kit.models import TenantModel


class UnknownItem(TenantModel):
    """One code, as the cashier described it last. It leaves the list by itself when the
    catalogue gets the code, or when somebody says that it need not."""

    code = models.CharField(_("stregkode"), max_length=64)  # canonical, as `Barcode.code`
    name = models.CharField(_("navn"), max_length=80)
    price = models.BigIntegerField(_("pris"))  # øre, VAT included
    vat_code = models.CharField(max_length=20)
    times = models.IntegerField(default=1)
    first_sold_at = models.DateTimeField()
    last_sold_at = models.DateTimeField()
    dismissed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "code"], name="unknown_once"),
        ]

    def __str__(self) -> str:
        return self.name
