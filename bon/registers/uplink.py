"""Every kind of request and question that a register may come with, gathered from the apps."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Annotated, Any
from uuid import UUID

import msgspec
from django.apps import apps

from bon.kit.access import Denied, NotFound
from bon.registers.models import Device
from bon.staff.models import Person
from bon.staff.uplink import Asker, Handler, Refused

REQUESTS: dict[str, Handler[Any]] = {}
QUESTIONS: dict[str, Handler[Any]] = {}

Moment = Annotated[datetime, msgspec.Meta(tz=True)]
# JSON can name the one character that PostgreSQL cannot keep.
NUL = b"\\u0000"


def discover() -> None:
    """Reads `requests.py` of every app. Raises ValueError for a kind that two of them name."""
    REQUESTS.clear()
    QUESTIONS.clear()
    for app in apps.get_app_configs():
        module = f"{app.name}.requests"
        if app.name.startswith("bon.") and find_spec(module):
            said = import_module(module)
            _gather(REQUESTS, said.REQUESTS)
            _gather(QUESTIONS, said.QUESTIONS)


def _gather(table: dict[str, Handler[Any]], said: Mapping[str, Handler[Any]]) -> None:
    if twice := table.keys() & said.keys():
        raise ValueError(f"two apps answer {sorted(twice)}")
    table.update(said)


def asker(device: Device, at: datetime, employee: UUID | None, approver: UUID | None) -> Asker:
    """Two look-ups at most. An id that is nobody's here is nobody."""
    register = device.register
    return Asker(register.id, register.store_id, at, _person(employee), _person(approver))


def run(
    handlers: Mapping[str, Handler[Any]], kind: str, asker: Asker, body: bytes
) -> Mapping[str, Any]:
    """What the kind's handler answers. Raises Refused, NotYet."""
    handler = handlers.get(kind)
    if handler is None:
        raise Refused("kind_unknown", kind=kind)
    if NUL in body:
        raise Refused("malformed", detail="NUL in a text")
    try:
        return handler.answer(asker, body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Refused("malformed", detail=str(error)) from error
    except Denied as error:
        raise Refused("not_allowed", permission=error.permission) from error
    except NotFound as error:
        raise Refused("not_found") from error


def _person(id: UUID | None) -> Person | None:
    if id is None:
        return None
    found: Person | None = Person.objects.filter(id=id).select_related("role").first()
    return found
