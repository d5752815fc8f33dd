"""A device shows a code, and becomes the register the code stands for."""

from __future__ import annotations

from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from bon.journal.queries import Stand, locked_head_of
from bon.kit import audit
from bon.kit.tenancy import acting_for, announce
from bon.registers.devices import hash_of, new_secret
from bon.registers.models import Device, PairingCode
from bon.registers.pairing_code import keyed_hash
from bon.registers.queries import Resume, resume_of


class CodeUnknown(Exception):
    """No such code, or it was used or has expired: the three look the same from outside."""


class DeviceFacts(NamedTuple):
    name: str
    agent: str = ""
    persistent: bool | None = None


class Paired(NamedTuple):
    """`token` is told once and kept nowhere. `resume`: what the register goes on counting from."""

    token: str
    device: Device
    head: Stand
    resume: Resume | None


def pair_device(code: str, public_key: str, facts: DeviceFacts) -> Paired:
    """Uses the code up. Another device's key is closed where the journal stands; a device that
    comes back with the key it signs with keeps it. Raises CodeUnknown."""
    organisation, register = _register_of(code)
    with acting_for(organisation):
        head = locked_head_of(register)  # nobody appends while keys change
        _use_up(code)
        resume = resume_of(register)
        secret = new_secret()
        device = _take_over(register, public_key, head)
        device.reserved = resume.reserved if resume else 0
        device.left_at = None
        device.name = facts.name.strip()[:60] or "–"
        device.agent = facts.agent[:300]
        device.persistent = facts.persistent
        device.token_hash = hash_of(secret)
        device.paired_at = timezone.now()
        device.save()
        audit.record("paired", device, after={"name": device.name, "from_seq": device.from_seq})
        return Paired(f"{organisation}.{secret}", device, head, resume)


def _register_of(code: str) -> tuple[UUID, UUID]:
    """The one look across organisations: only the row whose hash is named can be seen."""
    digest = keyed_hash(code)
    with transaction.atomic():
        announce("bon.pairing", digest)
        found = PairingCode.everywhere.filter(code_hash=digest).first()
    if found is None:
        raise CodeUnknown
    return found.organisation_id, found.register_id


def _use_up(code: str) -> None:
    now = timezone.now()
    rows = PairingCode.objects.select_for_update().filter(code_hash=keyed_hash(code))
    found: PairingCode | None = rows.first()
    if found is None or not found.is_open(now):
        raise CodeUnknown
    found.used_at = now
    found.save(update_fields=["used_at"])


def _take_over(register: UUID, public_key: str, head: Stand) -> Device:
    """The register's current device from now on, not yet saved."""
    before: Device | None = Device.objects.filter(register_id=register, to_seq=None).first()
    if before is not None and before.public_key == public_key:
        return before
    if before is not None:
        before.to_seq = head.seq
        before.save(update_fields=["to_seq"])
        audit.record("replaced", before, before={"to_seq": None}, after={"to_seq": head.seq})
    return Device(register_id=register, public_key=public_key, from_seq=head.seq + 1)
