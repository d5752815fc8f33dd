"""Many goods edited at once, and what was said of each before and after."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from bon.catalog.models import Product
from bon.kit.decisions import Decision
from bon.kit.models import LedgerModel, TenantForeignKey

STATUSES = [
    ("waiting", _("I gang")),
    ("done", _("Gennemført")),
    ("undoing", _("Tages tilbage")),
    ("undone", _("Fortrudt")),
    ("failed", _("Mislykket")),
    ("stuck", _("Ikke taget tilbage")),
]


class BulkEdit(Decision):
    """`wanted` is `wanted.Wanted` as JSON has it. One that `failed` has
    changed nothing; one that is `stuck` was done, and could not be taken back."""

    wanted = models.JSONField(default=dict)
    status = models.CharField(max_length=8, choices=STATUSES, default="waiting")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "-decided_at"], name="bulk_edit_recent")
        ]

    def __str__(self) -> str:
        return f"{self.decided_at:%Y-%m-%d}"

    @property
    def standing(self) -> bool:
        """Whether the goods are as it wanted them: it may be taken back."""
        return self.status in ("done", "stuck")

    @property
    def ended(self) -> bool:
        return self.status not in ("waiting", "undoing")


class BulkRow(LedgerModel):
    """What stood `before` in the fields of a product that an edit changes, and what stands there
    `after` (`standing.py`). `kept`: it had been changed by somebody else `then`, when it was its
    turn, or `since`, when the edit was taken back."""

    edit = TenantForeignKey(BulkEdit, models.CASCADE, related_name="rows")
    product = TenantForeignKey(Product, models.CASCADE, related_name="+")
    before = models.JSONField()
    after = models.JSONField()
    kept = models.CharField(max_length=5, blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "edit", "product"], name="bulk_row_once"
            )
        ]
