"""What the registers handed in: kept as it came, never changed. Everything else follows from it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from bon.kit import tenancy
from bon.kit.models import LedgerModel, TenantManager


class Entry(LedgerModel):
    """One entry of one register's journal, partitioned by the month in its id.

    `text` is the canonical form, byte for byte; the other columns repeat of it what is searched
    for. What cannot be read of `at`, `shift` and `employee` is null: it never keeps an entry out.
    `store_id` is where the register stood when the entry came.
    """

    register_id = models.UUIDField()
    store_id = models.UUIDField()
    seq = models.BigIntegerField()
    kind = models.TextField()
    at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()
    shift = models.UUIDField(null=True)
    employee = models.UUIDField(null=True)
    training = models.BooleanField()
    hash = models.BinaryField()
    prev = models.BinaryField()
    signature = models.BinaryField()
    text = models.TextField()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["organisation_id", "register_id", "seq"], name="entry_chain"),
        ]


class Head(models.Model):
    """Where a register's chain stands. Its row is locked by every intake of that register, and
    that alone makes (register, seq) unique over all partitions."""

    pk = models.CompositePrimaryKey("organisation_id", "register_id")
    organisation_id = models.UUIDField(default=tenancy.organisation_id, editable=False)
    register_id = models.UUIDField()
    seq = models.BigIntegerField()
    hash = models.BinaryField()
    received_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager[Any]] = TenantManager()


class Quarantine(LedgerModel):
    """What came and was refused, kept as evidence beside what is held in its place.

    `digest` is the SHA-256 of `received`: the same thing sent again is kept once.
    """

    register_id = models.UUIDField()
    device_id = models.UUIDField(null=True)
    seq = models.BigIntegerField(null=True)
    reason = models.TextField()
    received = models.BinaryField()
    digest = models.BinaryField()
    claimed_hash = models.TextField()
    signature = models.TextField()
    held_entry_id = models.UUIDField(null=True)
    received_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "register_id", "digest", "reason"],
                name="quarantine_once",
            ),
        ]


class ProjectionFailure(LedgerModel):
    """An entry that is kept but from which something could not be derived."""

    entry_id = models.UUIDField()
    register_id = models.UUIDField()
    seq = models.BigIntegerField()
    kind = models.TextField()
    error = models.TextField()
    tries = models.IntegerField(default=1)
    failed_at = models.DateTimeField(auto_now_add=True)
    tried_at = models.DateTimeField(auto_now=True)
    resolved_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation_id", "entry_id"], name="failure_once"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["organisation_id", "failed_at"],
                condition=models.Q(resolved_at=None),
                name="failure_open",
            ),
        ]


class Finding(LedgerModel):
    """What the auditor holds against an entry. `check_code` names the check, `detail` the proof."""

    register_id = models.UUIDField()
    entry_id = models.UUIDField()
    seq = models.BigIntegerField()
    check_code = models.TextField()
    detail = models.TextField()
    found_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "entry_id", "check_code"], name="finding_once"
            ),
        ]


class AuditMark(models.Model):
    """How far the auditor has come on a register."""

    pk = models.CompositePrimaryKey("organisation_id", "register_id")
    organisation_id = models.UUIDField(default=tenancy.organisation_id, editable=False)
    register_id = models.UUIDField()
    seq = models.BigIntegerField(default=0)

    objects: ClassVar[models.Manager[Any]] = TenantManager()
