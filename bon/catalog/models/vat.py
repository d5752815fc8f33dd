"""VAT classes and their rates. A rate is data with a date: a new law is a new row."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from bon.kit.models import TenantForeignKey, TenantModel


class VatClass(TenantModel):
    """How goods are taxed. `code` goes to the registers and into the journal."""

    code = models.SlugField(_("kode"), max_length=20, db_index=False)
    name = models.CharField(_("navn"), max_length=60)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "code"], name="vat_class_code_once")
        ]

    def __str__(self) -> str:
        return self.name


class VatRate(TenantModel):
    """The rate of a class from a day on, until a later row of the same class."""

    vat_class = TenantForeignKey(VatClass, models.CASCADE, related_name="rates")
    valid_from = models.DateField(_("gælder fra"), default=date(1992, 1, 1))
    rate_bp = models.IntegerField(_("sats"))

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "vat_class", "valid_from"], name="vat_rate_once"
            ),
            models.CheckConstraint(
                condition=models.Q(rate_bp__gte=0, rate_bp__lte=10_000), name="vat_rate_sane"
            ),
        ]
