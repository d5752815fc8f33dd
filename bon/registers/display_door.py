"""`POST display`, `POST display/claim`, `GET display`: what a customer is shown on another device.

The register tells its picture whenever it changes; displays come and ask. They ask again and
again rather than wait for an answer: a server that holds no request open serves any number of
them, and a display whose network was gone is back with its next question.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from bon.kit.tenancy import acting_for, organisation_id
from bon.registers.devices import Credentials, Unauthorised, credentials, hash_of, new_secret
from bon.registers.door import Refused, answer, door, public_door, read
from bon.registers.models import Device, Display
from bon.registers.uplink import NUL

MOST_BYTES = 20_000
# How often it is noted that a display was there.
SEEN_EVERY = timedelta(minutes=1)
# How long a link that nobody has opened can be opened.
OPEN = timedelta(minutes=10)

_TELL = """
UPDATE registers_display SET told_at = now(), picture = %(picture)s::jsonb,
  version = version + (picture IS DISTINCT FROM %(picture)s::jsonb)::int
WHERE organisation_id = %(tenant)s AND register_id = %(register)s AND paired_at IS NOT NULL
"""


class Told(msgspec.Struct, frozen=True):
    picture: msgspec.Raw


@csrf_exempt
def display(request: HttpRequest) -> HttpResponse:
    """The register tells, displays look."""
    return tell(request) if request.method == "POST" else watch(request)


@door("POST")
def tell(request: HttpRequest, device: Device) -> HttpResponse:
    """Keeps the picture for the register's displays; answers how many there are."""
    if not device.current:
        raise Refused(401, "revoked")
    picture = bytes(read(request, Told).picture)
    if len(picture) > MOST_BYTES or NUL in picture:
        raise Refused(400, "bad_request", "no picture")
    told: dict[str, Any] = {
        "picture": picture.decode(),
        "tenant": organisation_id(),
        "register": device.register_id,
    }
    with connection.cursor() as cursor:
        cursor.execute(_TELL, told)
        return answer({"displays": cursor.rowcount})


@public_door("POST")
def claim(request: HttpRequest) -> HttpResponse:
    """A device opened the link: 201 with the token that is its own. A link is used up by it."""
    organisation, secret = _credentials(request)
    with acting_for(organisation):
        rows = Display.objects.select_for_update().filter(token_hash=hash_of(secret))
        display = rows.filter(paired_at=None, opened_at__gt=timezone.now() - OPEN).first()
        if display is None:
            raise Refused(401, "unauthorised")
        own = new_secret()
        display.token_hash = hash_of(own)
        display.paired_at = display.seen_at = timezone.now()
        display.save(update_fields=["token_hash", "paired_at", "seen_at"])
        return answer({"token": f"{organisation}.{own}"}, status=201)


@public_door("GET")
def watch(request: HttpRequest) -> HttpResponse:
    """The picture, where it is another than that of `version`; `age`: the seconds since the
    register last told it."""
    organisation, secret = _credentials(request)
    with acting_for(organisation):
        rows = Display.objects.filter(token_hash=hash_of(secret), paired_at__isnull=False)
        display = rows.first()
        if display is None:
            raise Refused(401, "unauthorised")
        now = timezone.now()
        if display.seen_at is None or display.seen_at < now - SEEN_EVERY:
            rows.update(seen_at=now)
    told = {"version": display.version, "age": None, "picture": None}
    if display.told_at is not None:
        told["age"] = int((now - display.told_at).total_seconds())
    if request.GET.get("version") != str(display.version):
        told["picture"] = display.picture
    return answer(told)


def _credentials(request: HttpRequest) -> Credentials:
    try:
        return credentials(request.headers.get("Authorization", ""))
    except Unauthorised as error:
        raise Refused(401, "unauthorised") from error
