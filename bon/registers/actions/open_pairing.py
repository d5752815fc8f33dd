"""Makes the code that lets one device in at one register."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils import timezone

from bon.kit import audit
from bon.organisation.models import Register
from bon.registers.models import PairingCode
from bon.registers.pairing_code import keyed_hash, new_code, shown
from bon.staff.access import require
from bon.staff.models import Person

VALID = timedelta(minutes=30)


class Opened(NamedTuple):
    """The code in two halves, to show once; it cannot be read again."""

    code: str
    expires_at: datetime


def open_pairing(person: Person, register: Register, valid: timedelta = VALID) -> Opened:
    """An earlier code of the register stops working."""
    require(person, "manage_registers")
    code, expires_at = new_code(), timezone.now() + valid
    PairingCode.objects.filter(register=register).delete()
    PairingCode.objects.create(register=register, code_hash=keyed_hash(code), expires_at=expires_at)
    audit.record("pairing_opened", register)
    return Opened(shown(code), expires_at)
