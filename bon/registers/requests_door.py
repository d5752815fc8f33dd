"""`POST requests`: what a register wants done, each request in a transaction of its own."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

import msgspec
from django.http import HttpRequest, HttpResponse

from bon.kit.tenancy import acting_for
from bon.registers.actions.do_request import Told, Wish, do_request
from bon.registers.devices import Credentials, Unauthorised, credentials, device_with
from bon.registers.door import UNREADABLE, Refused, answer, public_door, read
from bon.registers.models import Device

MOST = 50


class Asked(msgspec.Struct, frozen=True):
    requests: Annotated[list[msgspec.Raw], msgspec.Meta(min_length=1, max_length=MOST)]


class Named(msgspec.Struct, frozen=True):
    id: UUID


@public_door("POST")
def requests(request: HttpRequest) -> HttpResponse:
    """200 with an answer for each, by id. One that fails leaves the others as they are."""
    try:
        who = credentials(request.headers.get("Authorization", ""))
        with acting_for(who.organisation):
            _current(who)
        asked = read(request, Asked)
        return answer({"answers": [_answered(who, each) for each in asked.requests]})
    except Unauthorised as error:
        raise Refused(401, "unauthorised") from error


def _answered(who: Credentials, sent: msgspec.Raw) -> Told:
    """One that cannot be read must not hold up those that can."""
    try:
        return _done(who, msgspec.json.decode(sent, type=Wish))
    except UNREADABLE as error:
        return Told(_named(sent), "refused", "malformed", {"detail": str(error)})


def _named(sent: msgspec.Raw) -> UUID:
    try:
        return msgspec.json.decode(sent, type=Named).id
    except UNREADABLE as error:
        raise Refused(400, "bad_request", str(error)) from error


def _done(who: Credentials, wish: Wish) -> Told:
    with acting_for(who.organisation):
        return do_request(_current(who), wish)


def _current(who: Credentials) -> Device:
    device = device_with(who.secret)
    if not device.current:
        raise Refused(401, "revoked")
    return device
