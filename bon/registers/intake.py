"""`POST /register/v1/journal`: uploads of a register's entries. The hot path of the server."""

from __future__ import annotations

from typing import Annotated, Any, NamedTuple
from uuid import UUID

import msgspec
from django.http import HttpRequest, HttpResponse

from bon.journal.actions.receive_entries import Answer, receive_entries
from bon.journal.chain import Head
from bon.journal.entry import Item
from bon.journal.ledger import Chain, Place
from bon.kit.tenancy import acting_for
from bon.registers.devices import Credentials, Key, Unauthorised, credentials, hash_of
from bon.registers.door import UNREADABLE, encoded, public_door

LARGEST_UPLOAD = 200


class Upload(msgspec.Struct, frozen=True):
    entries: Annotated[list[Item], msgspec.Meta(min_length=1, max_length=LARGEST_UPLOAD)]


class Knock(NamedTuple):
    """Who sends an upload, and the chain it is for, locked. Not `current`: replaced or revoked,
    the device only hands in evidence."""

    device: UUID
    current: bool
    keys: list[Key]
    chain: Chain


class Response(NamedTuple):
    """An HTTP status and JSON."""

    status: int
    body: bytes


_KNOCK = "SELECT * FROM registers_knock(%s, %s)"
_upload = msgspec.json.Decoder(Upload)
_encode = msgspec.json.Encoder().encode


@public_door("POST")
def journal(request: HttpRequest) -> HttpResponse:
    """The door behind Django; `journal_door.py` is the same in front of it."""
    response = respond(request.headers.get("Authorization", ""), request.body)
    return encoded(response.body, response.status)


def respond(authorization: str, body: bytes) -> Response:
    """200 where all was taken, 409 where the answer names an entry that was refused, 400 where
    the body is no upload, 401 where the token is nobody's."""
    try:
        told = take(credentials(authorization), _upload.decode(body))
    except Unauthorised:
        return Response(401, _encode({"error": "unauthorised", "detail": ""}))
    except UNREADABLE as error:
        return Response(400, _encode({"error": "bad_request", "detail": str(error)}))
    return Response(200 if told.refused is None else 409, _encode(told))


def take(who: Credentials, upload: Upload) -> Answer:
    """Hands the upload to the journal in one transaction. Raises Unauthorised."""
    given = [who.organisation, hash_of(who.secret)]
    with acting_for(who.organisation, _KNOCK, given) as row:
        if row is None:
            raise Unauthorised
        knock = _knock(who.organisation, row)
        return receive_entries(
            knock.chain,
            knock.keys,
            upload.entries,
            device=knock.device,
            replaced=not knock.current,
        )


def _knock(organisation: UUID, row: tuple[Any, ...]) -> Knock:
    device, current, keys, register, store, seq, hash = row
    return Knock(
        device,
        current,
        [Key(*key) for key in msgspec.json.decode(keys)],
        Chain(Place(organisation, register, store), Head(seq, bytes(hash))),
    )
