"""Does what a register asks for, exactly once, and remembers what came of it."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from typing import Any, Literal
from uuid import UUID

import msgspec
from django.db import DatabaseError, transaction
from django.utils import timezone

from bon.kit import audit
from bon.kit.moments import kept_moment
from bon.kit.worklist import raise_task, settle_task
from bon.registers.door import UNREADABLE
from bon.registers.models import Device, Request
from bon.registers.tasks import BROKEN, REFUSED
from bon.registers.uplink import REQUESTS, Moment, asker, run
from bon.staff.uplink import NotYet, Refused

_log = logging.getLogger(__name__)


class Wish(msgspec.Struct, frozen=True):
    """One request as it is sent. The id is made where it is made: it names it for ever."""

    id: UUID
    kind: str
    at: Moment
    body: msgspec.Raw
    employee: UUID | None = None
    approved_by: UUID | None = None


class Told(msgspec.Struct, frozen=True):
    """`done` and `refused` are for good; `later`: hand it in again."""

    id: UUID
    result: Literal["done", "refused", "later"]
    reason: str = ""
    data: Mapping[str, Any] = {}


def do_request(device: Device, wish: Wish) -> Told:
    """In the transaction of the caller. The row is claimed first: whoever comes with the same
    id meanwhile waits, and is told what came of it."""
    try:
        said = msgspec.json.decode(wish.body)
        digest = _digest(wish, said)
        kept = _claimed(device, wish, said, digest)
    except (*UNREADABLE, DatabaseError) as error:
        # Whatever it is that no table can keep.
        return Told(wish.id, "refused", "malformed", {"detail": str(error)})
    if kept.register_id != device.register_id or kept.digest != digest:
        return Told(wish.id, "refused", "id_taken")
    return _told(kept) if kept.settled else _try(kept, device, wish)


def _claimed(device: Device, wish: Wish, said: Any, digest: str) -> Request:
    now = timezone.now()
    asked_at = kept_moment(wish.at) or now
    row = Request(
        id=wish.id, register_id=device.register_id, kind=wish.kind[:40], digest=digest,
        at=asked_at, received_at=now, body=said,
    )  # fmt: skip
    with transaction.atomic():
        Request.objects.bulk_create([row], ignore_conflicts=True)
    kept: Request = Request.objects.select_for_update().get(id=wish.id)
    return kept


def _try(kept: Request, device: Device, wish: Wish) -> Told:
    who = asker(device, wish.at, wish.employee, wish.approved_by)
    now = timezone.now()
    try:
        with transaction.atomic(), audit.done_by(who.person.id if who.person else None):
            kept.answer = dict(run(REQUESTS, wish.kind, who, bytes(wish.body)))
        # Done is done: what was asked may be personal, and nobody needs it twice.
        kept.done_at, kept.body, kept.trouble = now, None, ""
    except Refused as refused:
        kept.refused_at, kept.reason, kept.answer = now, refused.reason, refused.data
        raise_task(REFUSED, kept.id, _facts(device, kept))
    except NotYet as later:
        kept.trouble = str(later)
    except Exception as error:
        _log.exception("request %s of kind %s broke", wish.id, wish.kind)
        kept.trouble = f"{type(error).__name__}: {error}"
        raise_task(BROKEN, kept.id, _facts(device, kept))
    if kept.settled:
        settle_task(BROKEN, kept.id)
    kept.save()
    return _told(kept)


def _facts(device: Device, kept: Request) -> dict[str, str]:
    return {"register": device.register.code, "kind": kept.kind, "reason": kept.reason}


def _told(kept: Request) -> Told:
    if kept.done_at:
        return Told(kept.id, "done", data=kept.answer)
    if kept.refused_at:
        return Told(kept.id, "refused", kept.reason, kept.answer)
    return Told(kept.id, "later")


def _digest(wish: Wish, said: Any) -> str:
    """What was asked, whatever the spelling of its JSON: the same id must mean the same."""
    all_of_it = [wish.kind, wish.employee, wish.approved_by, said]
    return hashlib.sha256(msgspec.json.encode(all_of_it, order="sorted")).hexdigest()
