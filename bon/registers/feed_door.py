"""`GET feed`, `GET goods`, `POST changes`: what a register trades on, and how it keeps up."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from isal import isal_zlib

from bon.catalog import feed as catalog
from bon.kit.moments import kept_moment
from bon.organisation.models import Register
from bon.registers.actions.note_leaving import note_leaving
from bon.registers.actions.note_report import Report, note_report
from bon.registers.cursor import Cursor
from bon.registers.door import Refused, Text, answer, door, encoded, read
from bon.registers.feed import terms
from bon.registers.ledger import ledger, standing
from bon.registers.models import Device

# Beyond this a snapshot, gzipped, is smaller than the changes.
CHANGES_MOST = 10_000
# A quarter of the time that zlib takes at its quickest, and fewer bytes.
GZIP_LEVEL = 1
_GZIP_WINDOW = 31  # zlib's way to say: with a gzip header


class Head(msgspec.Struct, frozen=True):
    seq: Annotated[int, msgspec.Meta(ge=0, le=2**53)]
    hash: Text


class Asked(msgspec.Struct, frozen=True):
    cursor: str
    head: Head
    held: Annotated[int, msgspec.Meta(ge=0, le=2_000_000_000)]
    oldest_at: datetime | None
    app: Text
    clock: datetime
    ledger: Text = ""
    leaving: bool = False


@door("GET")
def feed(request: HttpRequest, device: Device) -> HttpResponse:
    """The terms whole. The cursor is never ahead of goods that are fetched afterwards."""
    _refuse_closed(device)
    position = catalog.position()
    now = terms(device.register_id)
    return answer({"cursor": str(Cursor.at(position, now.mark)), **now.told()})


@door("GET")
def goods(request: HttpRequest, device: Device) -> HttpResponse:
    """All goods. Its cursor knows of no terms: the next `changes` brings them."""
    _refuse_closed(device)
    sold = catalog.goods(_store_of(device))
    head = msgspec.json.encode(
        {"cursor": str(Cursor.at(sold.position)), "columns": list(catalog.COLUMNS)}
    )
    body = b"".join((head[:-1], b',"rows":[', sold.rows.encode(), b"]}"))
    if "gzip" not in request.headers.get("Accept-Encoding", ""):
        return encoded(body)
    response = encoded(isal_zlib.compress(body, GZIP_LEVEL, wbits=_GZIP_WINDOW))
    response["Content-Encoding"] = "gzip"
    response["Vary"] = "Accept-Encoding"
    return response


@door("POST")
def changes(request: HttpRequest, device: Device) -> HttpResponse:
    """What is new since the cursor; and what the device says of itself is kept."""
    asked = read(request, Asked)
    if not device.current:
        if asked.leaving:
            note_leaving(device, _report(asked))
        return _closed(asked.cursor)
    note_report(device, _report(asked))
    since, at = Cursor.read(asked.cursor), standing(device.register_id)
    changed = _changed(at.store, since)
    if changed is None:
        return answer({"error": "cursor_gone", "detail": "take the snapshot again"}, status=410)
    now = terms(device.register_id)
    cursor = Cursor.at(changed.position, now.mark)
    news = now.told() if since is None or since.terms != now.mark else None
    rest = {
        "cursor": str(cursor),
        "now": _now(),
        "feed": news,
        "ledger": ledger(at).told() if asked.ledger != at.mark else None,
        "revoked": False,
    }
    rows = f'{{"goods":[{changed.rows}],"gone":{changed.gone},'.encode()
    return encoded(rows + msgspec.json.encode(rest)[1:])


def _changed(store: UUID, since: Cursor | None) -> catalog.Changes | None:
    """None where the cursor is of another database, ahead of it, or far behind."""
    if since is None:
        return None
    try:
        changed = catalog.changes(store, since.revision, CHANGES_MOST)
    except catalog.TooMuch:
        return None
    database, revision = changed.position
    return changed if since.database == database and since.revision <= revision else None


def _store_of(device: Device) -> UUID:
    register: Register = Register.objects.only("store_id").get(id=device.register_id)
    return register.store_id


def _refuse_closed(device: Device) -> None:
    if not device.current:
        raise Refused(401, "revoked")


def _closed(cursor: str) -> HttpResponse:
    """For a device that was replaced or revoked: nothing of the shop any more."""
    told: dict[str, object] = {
        "cursor": cursor,
        "now": _now(),
        "goods": [],
        "gone": [],
        "feed": None,
        "ledger": None,
        "revoked": True,
    }
    return answer(told)


def _report(asked: Asked) -> Report:
    head, oldest_at, clock = asked.head, asked.oldest_at, asked.clock
    for moment in (oldest_at, clock):
        if moment is not None and moment.tzinfo is None:
            raise Refused(400, "bad_request", "times carry their offset")
    return Report(head.seq, head.hash, asked.held, kept_moment(oldest_at), asked.app, clock)


def _now() -> str:
    return timezone.localtime().isoformat(timespec="seconds")
