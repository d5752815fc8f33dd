"""Labels that are needed, what they look like, and what was printed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bon.catalog.models import Variant
from bon.kit.models import LedgerModel, TenantForeignKey, TenantModel
from bon.labels.kinds import KINDS
from bon.labels.layout import DPI, Layout, read
from bon.labels.reasons import REASONS
from bon.organisation.models import Store

COPIES_MOST = 999


class Due(TenantModel):
    """Goods that need a label in a store.

    `was` is what the label that hangs there says (price, before-price, offer), as far as it is
    known: when the goods say that again, it is no longer wrong and the row goes.
    """

    store = TenantForeignKey(Store, models.CASCADE, related_name="+", verbose_name=_("butik"))
    variant = TenantForeignKey(Variant, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=KINDS)
    reason = models.CharField(max_length=10, choices=REASONS)
    copies = models.IntegerField(default=1)
    since = models.DateTimeField(default=timezone.now)
    was = models.JSONField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "store", "variant", "kind"], name="label_due_once"
            ),
            models.CheckConstraint(
                condition=models.Q(copies__gte=1, copies__lte=COPIES_MOST), name="label_due_copies"
            ),
        ]


class Template(TenantModel):
    """What labels of a kind look like. `store`: where it is used, everywhere without one;
    `preferred` before others of its kind."""

    name = models.CharField(_("navn"), max_length=60)
    kind = models.CharField(_("bruges til"), max_length=10, choices=KINDS)
    store = TenantForeignKey(
        Store, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("butik")
    )
    layout = models.JSONField()
    preferred = models.BooleanField(_("foretrukken"), default=False)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "name"], name="label_template_once"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def drawn(self) -> Layout:
        return read(self.layout)


class Run(TenantModel):
    """Labels being printed: `lines` are [variant, copies] in the order of the shelves, `layout`
    that of the template when it was asked for. `begin` places of the first sheet are used up.

    `parts` files are made so far, each kept in the same transaction as `done`: a run that was
    interrupted goes on from there. `who` is a person's id. `taken` are the rows of the queue that
    it took, for when it comes to nothing. `sent`: how many of the files, from the first, a label
    printer has taken whole; `sent_at`: when all of them.
    """

    store = TenantForeignKey(Store, models.CASCADE, related_name="+")
    name = models.CharField(max_length=60)
    kind = models.CharField(max_length=10, choices=KINDS)
    layout = models.JSONField()
    lines = models.JSONField()
    taken = models.JSONField(default=list)
    begin = models.IntegerField(default=0)
    total = models.IntegerField()
    done = models.IntegerField(default=0)
    parts = models.IntegerField(default=0)
    who = models.UUIDField(null=True)
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)
    failed = models.BooleanField(default=False)
    sent = models.IntegerField(default=0, db_default=0)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["organisation_id", "store", "-started_at"], name="label_run_recent"
            )
        ]

    @property
    def ended(self) -> bool:
        return self.ended_at is not None

    @property
    def percent(self) -> int:
        """How far it is, 0 … 100."""
        return 100 if self.ended else self.done * 100 // max(1, self.total)

    @property
    def drawn(self) -> Layout:
        return read(self.layout)

    @property
    def ending(self) -> str:
        """Of its files' names."""
        return "zpl" if self.drawn.output in DPI else "pdf"


class Part(LedgerModel):
    """A file of a run, by its number from 1."""

    run = TenantForeignKey(Run, models.CASCADE, related_name="+")
    number = models.IntegerField()
    content = models.BinaryField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "run", "number"], name="label_part_once"
            )
        ]
