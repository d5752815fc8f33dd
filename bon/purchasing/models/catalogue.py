"""A supplier's catalogue being brought in: the file, and what came of each of its rows."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from bon.kit.imports import TableRun
from bon.kit.models import LedgerModel, TenantForeignKey
from bon.purchasing.models.supplier import Supplier


class Catalogue(TableRun):
    """What is in no field is kept beside. `samples` are the texts of the first rows."""

    supplier = TenantForeignKey(Supplier, related_name="catalogues")
    samples = models.JSONField(default=list)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["organisation_id", "supplier", "-started_at"], name="catalogue_recent"
            )
        ]


class CatalogueRow(LedgerModel):
    """What is to be said of a row. Of a dry run what it would do: `what` is `created` or
    `changed`, `changes` are triples of field, what stood there and what would. `refused`: why it
    is not used, with the `column`, as the file calls it, the `name` or value that stood there and
    the `other` row it collides with, where there is one."""

    run = TenantForeignKey(Catalogue, models.CASCADE, related_name="rows")
    row = models.IntegerField()
    what = models.CharField(max_length=7)
    name = models.CharField(max_length=300, blank=True)
    changes = models.JSONField(default=list)
    reason = models.CharField(max_length=30, blank=True)
    column = models.CharField(max_length=60, blank=True)
    other = models.IntegerField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["organisation_id", "run", "what", "row"], name="catalogue_row_report"
            )
        ]
