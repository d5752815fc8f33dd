"""One import of goods: the file, how far it is, what came of it, and every row refused."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from bon.catalog.models.price import PriceList
from bon.kit.imports import TableRun
from bon.kit.models import LedgerModel, TenantForeignKey


class ImportRun(TableRun):
    """A file being read into the catalogue; one of prices onto a `price_list`."""

    price_list = TenantForeignKey(PriceList, null=True, blank=True, related_name="+")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "-started_at"], name="import_run_recent")
        ]


class Rejection(LedgerModel):
    """What is to be said of a row: why it was not used, or, where it was `used`, what was mended
    in it or is odd. `row` is the line a spreadsheet shows, the header being 1; `column` as the
    file calls it; `reason` a code of `catalog.reasons`."""

    run = TenantForeignKey(ImportRun, models.CASCADE, related_name="rejections")
    row = models.IntegerField()
    column = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=30)
    value = models.CharField(max_length=200, blank=True)
    other = models.IntegerField(null=True)  # the row it collides with, where there is one
    used = models.BooleanField(default=False, db_default=False)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "run", "row"], name="rejection_report")
        ]
