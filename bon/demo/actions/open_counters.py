"""Makes a pairing code for every register of the demo that waits for a device."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from bon.kit.tenancy import acting_for
from bon.organisation.models import Register
from bon.registers.actions.open_pairing import open_pairing
from bon.registers.models import Device
from bon.staff.models import Person

VALID = timedelta(hours=12)  # a demo is looked at for a day, not for half an hour


class Waiting(NamedTuple):
    """A register and the code that pairs it; None where a device is paired already."""

    register: Register
    code: str | None


def open_counters(owner: Person) -> list[Waiting]:
    """A register that has a device keeps it: nobody loses a browser they have paired."""
    with acting_for(owner.organisation_id):
        taken = set(Device.objects.filter(to_seq=None).values_list("register_id", flat=True))
        registers = Register.objects.select_related("store").order_by("code")
        return [
            Waiting(
                register,
                None if register.id in taken else open_pairing(owner, register, VALID).code,
            )
            for register in registers
        ]
