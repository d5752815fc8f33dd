"""The only way to fetch registers' devices by id."""

from __future__ import annotations

from uuid import UUID

from bon.kit.access import known
from bon.organisation.models import Register
from bon.registers.models import Device
from bon.staff.access import require
from bon.staff.models import Person


def register_for(person: Person, id: UUID) -> Register:
    """A register, for whoever may pair devices with it."""
    require(person, "manage_registers")
    found: Register | None = (
        Register.objects.filter(id=id, organisation_id=person.organisation_id)
        .select_related("store")
        .first()
    )
    return known(found)


def device_for(person: Person, id: UUID) -> Device:
    """A device, for whoever may revoke it."""
    require(person, "manage_registers")
    found: Device | None = (
        Device.objects.filter(id=id, organisation_id=person.organisation_id)
        .select_related("register")
        .first()
    )
    return known(found)
