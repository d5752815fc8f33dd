"""`POST /register/v1/journal`: uploads of a register's entries. The hot path of the server."""

from __future__ import annotations

from typing import Annotated

import msgspec
from django.http import HttpRequest, HttpResponse

from bon.journal.actions.receive_entries import receive_entries
from bon.journal.entry import Item
from bon.registers.devices import keys_of
from bon.registers.door import answer, door, read
from bon.registers.models import Device

LARGEST_UPLOAD = 200


class Upload(msgspec.Struct, frozen=True):
    entries: Annotated[list[Item], msgspec.Meta(min_length=1, max_length=LARGEST_UPLOAD)]


@door("POST")
def journal(request: HttpRequest, device: Device) -> HttpResponse:
    """200 where all was taken, 409 where the answer names an entry that was refused."""
    upload = read(request, Upload)
    told = receive_entries(
        device.register_id,
        keys_of(device.register_id),
        upload.entries,
        device=device.id,
        replaced=not device.current,
    )
    return answer(told, status=200 if told.refused is None else 409)
