"""`POST /register/v1/journal`: uploads of a register's entries. The hot path of the server."""

from __future__ import annotations

from typing import Annotated, NamedTuple
from uuid import UUID

import msgspec
from django.db import connection
from django.http import HttpRequest, HttpResponse

from bon.journal.actions.receive_entries import Answer, receive_entries
from bon.journal.entry import Item
from bon.kit.tenancy import acting_for
from bon.registers.devices import Credentials, Key, Unauthorised, credentials, hash_of
from bon.registers.door import Refused, answer, public_door, read

LARGEST_UPLOAD = 200


class Upload(msgspec.Struct, frozen=True):
    entries: Annotated[list[Item], msgspec.Meta(min_length=1, max_length=LARGEST_UPLOAD)]


class Knock(NamedTuple):
    """Who sends an upload. Not `current`: replaced or revoked, it only hands in evidence."""

    device: UUID
    register: UUID
    current: bool
    keys: list[Key]


@public_door("POST")
def journal(request: HttpRequest) -> HttpResponse:
    """200 where all was taken, 409 where the answer names an entry that was refused."""
    try:
        who = credentials(request.headers.get("Authorization", ""))
        told = take(who, read(request, Upload))
    except Unauthorised as error:
        raise Refused(401, "unauthorised") from error
    return answer(told, status=200 if told.refused is None else 409)


def take(who: Credentials, upload: Upload) -> Answer:
    """Hands the upload to the journal. Raises Unauthorised."""
    with acting_for(who.organisation):
        knock = _knock(who)
        return receive_entries(
            knock.register,
            knock.keys,
            upload.entries,
            device=knock.device,
            replaced=not knock.current,
        )


def _knock(who: Credentials) -> Knock:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM registers_knock(%s, %s)", [who.organisation, hash_of(who.secret)]
        )
        row = cursor.fetchone()
    if row is None:
        raise Unauthorised
    device, register, current, keys = row
    return Knock(device, register, current, [Key(*key) for key in msgspec.json.decode(keys)])
