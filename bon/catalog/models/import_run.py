"""One import of goods: the file, how far it is, what came of it, and every row refused."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from bon.kit.models import LedgerModel, TenantForeignKey, TenantModel


class ImportRun(TenantModel):
    """A file being read into the catalogue.

    `done` counts the rows settled, in the same transaction as what they changed: a run that was
    interrupted goes on from there. A dry run counts the same and changes nothing. `who` is a
    person's id; None is the system. `problem` is the code of what is wrong with the whole file.
    """

    file_name = models.CharField(_("fil"), max_length=200)
    content = models.BinaryField()
    dry_run = models.BooleanField(default=False)
    status = models.CharField(
        max_length=8,
        default="waiting",
        choices=[
            ("waiting", _("venter")),
            ("running", _("i gang")),
            ("done", _("færdig")),
            ("failed", _("mislykket")),
        ],
    )
    problem = models.CharField(max_length=30, blank=True)
    problem_data = models.JSONField(default=dict)
    columns = models.JSONField(default=list)  # [[column of the file, field or ""], …]
    total = models.IntegerField(default=0)
    done = models.IntegerField(default=0)
    created = models.IntegerField(default=0)
    changed = models.IntegerField(default=0)
    unchanged = models.IntegerField(default=0)
    rejected = models.IntegerField(default=0)
    who = models.UUIDField(null=True)
    started_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "-started_at"], name="import_run_recent")
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def ended(self) -> bool:
        return self.status in ("done", "failed")

    @property
    def percent(self) -> int:
        """How far it is, 0 … 100."""
        return 100 if self.ended else self.done * 100 // max(1, self.total)


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
