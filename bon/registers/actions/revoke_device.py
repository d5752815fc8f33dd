"""Shuts a device out: lost, stolen, sold."""

from __future__ import annotations

from django.utils import timezone

from bon.journal.queries import locked_head_of
from bon.kit import audit
from bon.registers.models import Device
from bon.staff.access import require
from bon.staff.models import Person


def revoke_device(person: Person, device: Device) -> None:
    """Its key is closed where the journal stands; what it sends later is kept as evidence.
    Revoked already, nothing changes."""
    require(person, "manage_registers")
    head = locked_head_of(device.register_id)
    device = Device.objects.select_for_update().get(id=device.id)
    if device.revoked_at is not None:
        return
    device.revoked_at = timezone.now()
    device.to_seq = head.seq if device.to_seq is None else device.to_seq
    device.save(update_fields=["revoked_at", "to_seq"])
    audit.record("revoked", device, after={"to_seq": device.to_seq})
