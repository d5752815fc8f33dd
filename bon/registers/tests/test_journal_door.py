"""In front of Django and behind it, an upload gets the same answer."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from typing import Any

import pytest
from django.conf import LazySettings

from bon.journal.models import Entry, Finding
from bon.registers.jobs import audit_journals
from bon.registers.journal_door import Environ, Start, with_journal_door
from bon.registers.tests.counter import DOOR, Counter, open_counter
from bon.staff.cast import Cast


def django(environ: Environ, start: Start) -> Iterable[bytes]:
    """What stands behind the door in these tests: it only says that it was asked."""
    start("418 I'm a teapot", [])
    return [b"django"]


@pytest.fixture
def counter(cast: Cast) -> Counter:
    return open_counter(cast.register, [cast.cashier])


def ask(counter: Counter, body: bytes, **changes: Any) -> tuple[int, bytes]:
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": DOOR,
        "HTTP_AUTHORIZATION": counter.token,
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
        **changes,
    }
    said: list[str] = []
    answer = with_journal_door(django)(environ, lambda status, headers: said.append(status))
    return int(said[0].split()[0]), b"".join(answer)


def body_of(counter: Counter) -> bytes:
    return json.dumps(
        {
            "entries": [
                {"entry": e.entry, "hash": e.hash, "signature": e.signature}
                for e in counter.till.upload()
            ]
        }
    ).encode()


def test_an_upload_is_taken_before_django(cast: Cast, counter: Counter) -> None:
    status, body = ask(counter, body_of(counter))
    told = json.loads(body)
    assert (status, told["head"]) == (200, {"seq": 2, "hash": counter.till.head})
    with cast.at_work():
        assert Entry.objects.count() == 2
    behind = counter.post(counter.till.upload())
    in_front = ask(counter, body_of(counter))
    assert (behind.status_code, behind.content) == in_front


def test_what_is_refused_is_refused_alike(cast: Cast, counter: Counter) -> None:
    assert ask(counter, b"{}")[0] == 400
    assert ask(counter, body_of(counter), HTTP_AUTHORIZATION="")[0] == 401
    tampered = body_of(counter).replace(b"signed_in", b"signed_up")
    status, body = ask(counter, tampered)
    assert (status, json.loads(body)["refused"]["reason"]) == (409, "hash")
    with cast.at_work():
        assert not Entry.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [{"REQUEST_METHOD": "GET"}, {"PATH_INFO": "/register/v1/changes"}, {"PATH_INFO": "/"}],
)
def test_everything_else_is_djangos(counter: Counter, changes: dict[str, str]) -> None:
    assert ask(counter, b"", **changes) == (418, b"django")


def test_more_than_is_read_is_not_read(
    cast: Cast, counter: Counter, settings: LazySettings
) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    assert ask(counter, body_of(counter)) == (413, b'{"error":"too_large","detail":""}')
    with cast.at_work():
        assert not Entry.objects.exists()


def test_the_auditor_goes_through_every_organisation(cast: Cast, counter: Counter) -> None:
    first, second = counter.till.upload()
    counter.post([type(first)(first.entry, first.hash, second.signature), second])
    audit_journals(0)
    with cast.at_work():
        assert Finding.objects.get().check_code == "signature"
    with cast.abroad():
        assert not Finding.objects.exists()
