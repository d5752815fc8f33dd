"""One import of goods: the file, how far it is, what came of it, and every row refused."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from bon.kit.imports import Run
from bon.kit.models import LedgerModel, TenantForeignKey


class ImportRun(Run):
    """A file being read into the catalogue. A dry run counts the same and changes nothing."""

    dry_run = models.BooleanField(default=False)
    columns = models.JSONField(default=list)  # [[column of the file, field or ""], …]
    created = models.IntegerField(default=0)
    changed = models.IntegerField(default=0)
    unchanged = models.IntegerField(default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "-started_at"], name="import_run_recent")
        ]


class Rejection(LedgerModel):
    """A row that was not used. `row` is the line a spreadsheet shows, the header being 1;
    `column` as the file calls it; `reason` a code of `catalog.reasons`."""

    run = TenantForeignKey(ImportRun, models.CASCADE, related_name="rejections")
    row = models.IntegerField()
    column = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=30)
    value = models.CharField(max_length=200, blank=True)
    other = models.IntegerField(null=True)  # the row it collides with, where there is one

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "run", "row"], name="rejection_report")
        ]
