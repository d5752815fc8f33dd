"""Printers that ask for their paper, and the paper that waits for them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar, Literal

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from bon.kit.models import TenantForeignKey, TenantModel
from bon.organisation.models import Store

State = Literal["waiting", "fetched", "unknown", "printed", "failed", "late"]

CLOUDPRNT = "cloudprnt"
DIRECT = "direct"
PROTOCOLS = [(CLOUDPRNT, "Star CloudPRNT"), (DIRECT, "Epson Server Direct Print")]
WIDTHS = [(48, _("80 mm · 48 tegn")), (42, _("80 mm · 42 tegn")), (32, _("58 mm · 32 tegn"))]
PURPOSES = [("receipt", _("Bonner og rapporter")), ("label", _("Etiketter"))]

# A printer polls every few seconds; one that has been silent this long is off.
SILENT = timedelta(seconds=60)
# How long after the first fetch a printer may still report, or fetch again what got lost.
UNDER_WAY = timedelta(seconds=60)
LIFETIME = timedelta(minutes=10)


class Printer(TenantModel):
    """A printer that fetches its own paper.

    `token_hash` is of the secret in its address. `serial` is what it called itself the first
    time (a MAC address, an ID); `status` what it said of itself last, as it said it.
    """

    store = TenantForeignKey(Store, related_name="printers", verbose_name=_("butik"))
    name = models.CharField(_("navn"), max_length=60)
    protocol = models.CharField(_("slags"), max_length=9, choices=PROTOCOLS)
    purpose = models.CharField(_("bruges til"), max_length=7, choices=PURPOSES, default="receipt")
    columns = models.PositiveSmallIntegerField(_("papir"), choices=WIDTHS, default=48)
    token_hash = models.CharField(max_length=64, editable=False)
    serial = models.CharField(max_length=60, blank=True, editable=False)
    status = models.CharField(max_length=60, blank=True, editable=False)
    last_seen_at = models.DateTimeField(null=True, editable=False)
    # Polls since the minute began: a printer that has gone mad is told to wait.
    minute = models.DateTimeField(null=True, editable=False)
    polls = models.IntegerField(default=0, editable=False)
    retired_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "token_hash"], name="printer_token_once"
            ),
            models.UniqueConstraint(
                fields=["organisation_id", "store", "name"],
                condition=models.Q(retired_at=None),
                name="printer_name_once",
            ),
            models.CheckConstraint(
                condition=models.Q(columns__in=[48, 42, 32]), name="printer_columns"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def awake(self) -> bool:
        """Whether it has asked for paper a moment ago."""
        seen = self.last_seen_at
        return seen is not None and timezone.now() - seen <= SILENT


class Job(TenantModel):
    """Paper for one printer: bytes in its own language, and what became of them.

    `register` is whose paper it is, none for a test from the office. `code` is the printer's own
    word for how it went.
    """

    printer = TenantForeignKey(Printer, related_name="jobs")
    register_id = models.UUIDField(null=True)
    name = models.CharField(max_length=80)
    content = models.BinaryField()
    created_at = models.DateTimeField(default=timezone.now)
    fetched_at = models.DateTimeField(null=True)
    fetches = models.IntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    printed = models.BooleanField(null=True)
    code = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(done_at=None, printed=None)
                | models.Q(done_at__isnull=False, printed__isnull=False),
                name="job_done_is_known",
            )
        ]
        indexes: ClassVar = [
            # The oldest that waits, at every poll.
            models.Index(
                fields=["organisation_id", "printer", "created_at"],
                condition=models.Q(done_at=None),
                name="job_waiting",
            ),
            # What is old enough to be thrown away.
            models.Index(fields=["organisation_id", "created_at"], name="job_age"),
        ]

    def __str__(self) -> str:
        return self.name

    def state(self, now: datetime | None = None) -> State:
        """`unknown`: fetched, and nobody will ever say whether it was printed."""
        now = now or timezone.now()
        if self.done_at is not None:
            return "printed" if self.printed else "failed"
        if self.fetched_at is None:
            return "waiting" if now - self.created_at <= LIFETIME else "late"
        return "fetched" if now - self.fetched_at <= UNDER_WAY else "unknown"
