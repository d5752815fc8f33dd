"""The devices that stand at the counters, the codes that let them in, wrong tries; requests;
numbers that were lost with a device."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.utils import timezone

from bon.kit.models import LedgerModel, TenantForeignKey, TenantModel
from bon.organisation.models import Register


class Device(TenantModel):
    """One browser that writes, or once wrote, the journal of a register.

    Its key signs the entries from `from_seq` to `to_seq`; both ends count. A register has one
    current device, whose `to_seq` is open; being replaced or revoked closes it. Of the token
    only the SHA-256 of its secret is kept. Receipt numbers up to `reserved` may have been given
    by devices before it; `left_at` is when it said goodbye with nothing left on it. The last
    fields are what the device said of itself.
    """

    register = TenantForeignKey(Register, related_name="devices")
    name = models.CharField(max_length=60)
    agent = models.CharField(max_length=300, blank=True)
    persistent = models.BooleanField(null=True)
    public_key = models.CharField(max_length=87)  # base64url of the P-256 point, 65 bytes
    from_seq = models.BigIntegerField()
    to_seq = models.BigIntegerField(null=True, blank=True)
    token_hash = models.CharField(max_length=64)
    paired_at = models.DateTimeField(default=timezone.now)
    revoked_at = models.DateTimeField(null=True, blank=True)
    reserved = models.BigIntegerField(default=0)
    left_at = models.DateTimeField(null=True, blank=True)

    last_seen_at = models.DateTimeField(null=True, blank=True)
    held = models.IntegerField(default=0)  # entries it has not had acknowledged
    oldest_at = models.DateTimeField(null=True, blank=True)  # when the oldest of them was made
    app = models.CharField(max_length=40, blank=True)  # version of the register
    head_seq = models.BigIntegerField(default=0)
    head_hash = models.CharField(max_length=64, blank=True)
    clock_skew_ms = models.BigIntegerField(null=True, blank=True)  # its clock minus the server's

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "token_hash"], name="device_token_once"
            ),
            models.UniqueConstraint(
                fields=["organisation_id", "register"],
                condition=models.Q(to_seq=None),
                name="device_current_once",
            ),
            models.CheckConstraint(
                condition=models.Q(revoked_at=None) | models.Q(to_seq__isnull=False),
                name="device_revoked_is_closed",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def current(self) -> bool:
        """Whether this device may write the journal, rather than only hand in evidence."""
        return self.to_seq is None


class NumberGap(LedgerModel):
    """Receipt numbers of a register that stand in no sale: a device that was lost may have put
    them on paper. Written by the entry with the same id, of the device that followed.

    `known`: that device knew that they were given; otherwise they may have been.
    """

    register = TenantForeignKey(Register, related_name="number_gaps")
    seq = models.BigIntegerField()
    at = models.DateTimeField()
    first = models.BigIntegerField()
    last = models.BigIntegerField()
    known = models.BooleanField()

    class Meta:
        indexes: ClassVar = [
            # Those of a register, for the office.
            models.Index(fields=["organisation_id", "register", "seq"], name="number_gap_register")
        ]

    def __str__(self) -> str:
        return f"{self.first}–{self.last}"


class PairingCode(TenantModel):
    """A code shown once in the back office. Only a keyed hash of it is kept.

    Whoever names the hash may read the row, whatever the organisation: that is how a device
    that knows nothing but the code finds out where it belongs (see the migration). That look-up
    reads the whole table: there is at most one row for a register.
    """

    register = TenantForeignKey(Register, related_name="pairing_codes")
    code_hash = models.CharField(max_length=64)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    everywhere: ClassVar[models.Manager[PairingCode]] = models.Manager()

    class Meta:
        default_manager_name = "objects"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "register"], name="pairing_code_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.register)

    def is_open(self, now: datetime) -> bool:
        return self.used_at is None and now < self.expires_at


class Request(LedgerModel):
    """Something a register asked to have done: once, whatever was sent how often.

    The id is the device's. `digest` is of what was asked, so that an id cannot come to mean
    something else. `body` is kept until it is done, `answer` is what the register was told,
    `trouble` why the latest try came to nothing.
    """

    register = TenantForeignKey(Register, related_name="requests")
    kind = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    received_at = models.DateTimeField(default=timezone.now)
    body = models.JSONField(null=True)
    answer = models.JSONField(default=dict)
    reason = models.CharField(max_length=60, blank=True)
    trouble = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            # What the office looks at: refused, or tried in vain.
            models.Index(
                fields=["organisation_id", "at"],
                condition=models.Q(done_at=None),
                name="request_not_done",
            )
        ]

    def __str__(self) -> str:
        return self.kind

    @property
    def settled(self) -> bool:
        return self.done_at is not None or self.refused_at is not None


class Display(TenantModel):
    """Another device that shows a register's customers their cart, and can do nothing else.

    Until `paired_at` its token is that of a link, which one device may take. `picture` is what
    the register told last, nothing in it of people but a first name; `version` counts pictures.
    """

    register = TenantForeignKey(Register, related_name="displays")
    token_hash = models.CharField(max_length=64)
    opened_at = models.DateTimeField(default=timezone.now)
    paired_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    picture = models.JSONField(null=True)
    version = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation_id", "token_hash"], name="display_token_once"
            ),
        ]
        indexes: ClassVar = [
            # Those that a register tells what to show.
            models.Index(fields=["organisation_id", "register"], name="display_of_register"),
        ]

    def __str__(self) -> str:
        return str(self.register)


class WrongTries(models.Model):
    """How often an address has lately tried a code in vain. Belongs to no organisation."""

    address = models.CharField(max_length=45, primary_key=True)
    since = models.DateTimeField()
    tries = models.IntegerField()
