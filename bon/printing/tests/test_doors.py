"""Printers come for their paper: each once, each its own, whatever happens on the way."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from bon.kit.ids import uuid7
from bon.printing.actions.forget_jobs import forget_jobs
from bon.printing.actions.hand_in_job import hand_in_job
from bon.printing.actions.renew_address import renew_address
from bon.printing.actions.retire_printer import retire_printer
from bon.printing.actions.save_printer import save_printer
from bon.printing.models import CLOUDPRNT, DIRECT, Job, Printer
from bon.printing.tests.epson import Epson
from bon.printing.tests.star import Star
from bon.printing.wording import NO_PAPER, status_words
from bon.staff.cast import Cast


def printer(cast: Cast, protocol: str, name: str = "Disken") -> tuple[Printer, str]:
    values = {"name": name, "store": cast.store, "protocol": protocol, "columns": 48}
    with cast.at_work():
        return save_printer(cast.manager, None, values)


def hand_in(cast: Cast, to: Printer, content: bytes, id: UUID | None = None) -> UUID:
    id = id or uuid7()
    with cast.at_work():
        hand_in_job(to, id, "Bon K1-1", content, cast.register.id)
    return id


def state(cast: Cast, id: UUID) -> str:
    with cast.at_work():
        job: Job = Job.objects.get(id=id)
        return job.state()


def later(cast: Cast, seconds: int) -> None:
    """Lets so many seconds pass for every job."""
    with cast.at_work():
        for job in Job.objects.all():
            for field in ("created_at", "fetched_at"):
                moment = getattr(job, field)
                if moment is not None:
                    setattr(job, field, moment - timedelta(seconds=seconds))
            job.save()


@pytest.fixture
def star(cast: Cast) -> tuple[Printer, Star]:
    found, path = printer(cast, CLOUDPRNT)
    return found, Star(path)


@pytest.fixture
def epson(cast: Cast) -> tuple[Printer, Epson]:
    found, path = printer(cast, DIRECT)
    return found, Epson(path)


def test_both_print_what_waits_in_its_order_and_once(cast: Cast) -> None:
    for protocol, kind in ((CLOUDPRNT, Star), (DIRECT, Epson)):
        found, path = printer(cast, protocol, protocol)
        machine = kind(path)
        assert not machine.work()
        first, second = (hand_in(cast, found, paper) for paper in (b"\x1b@1", b"\x1b@2\xff\0"))
        assert machine.work()
        assert (state(cast, first), state(cast, second)) == ("printed", "waiting")
        assert machine.work()
        assert not machine.work()
        assert machine.tray == [b"\x1b@1", b"\x1b@2\xff\0"]
        assert state(cast, second) == "printed"


def test_handed_in_twice_is_printed_once(cast: Cast, star: tuple[Printer, Star]) -> None:
    found, machine = star
    id = hand_in(cast, found, b"one")
    hand_in(cast, found, b"one", id)
    while machine.work():
        pass
    hand_in(cast, found, b"one", id)
    assert not machine.work()
    assert machine.tray == [b"one"]


def test_a_fetch_that_got_lost_may_be_repeated(cast: Cast, star: tuple[Printer, Star]) -> None:
    found, machine = star
    id = hand_in(cast, found, b"one")
    told = machine.poll()
    assert machine.fetch(told) == machine.fetch(told) == b"one"
    assert machine.poll(printing=True) == {"jobReady": False}
    assert machine.poll()["jobToken"] == told["jobToken"]
    machine.report(told)
    assert machine.report(told) == 200
    assert machine.poll() == {"jobReady": False}
    assert state(cast, id) == "printed"


def test_a_job_that_may_lie_in_the_tray_is_never_offered_again(cast: Cast) -> None:
    for protocol, kind in ((CLOUDPRNT, Star), (DIRECT, Epson)):
        found, path = printer(cast, protocol, protocol)
        id = hand_in(cast, found, b"one")
        machine: Any = kind(path)
        if protocol == CLOUDPRNT:
            machine.fetch(machine.poll())
        else:
            assert machine.ask() is not None
            assert machine.ask() is None, "given out once"
        later(cast, 61)
        assert state(cast, id) == "unknown"
        assert not machine.work()
        # The next one is not held up, and a late word still counts.
        second = hand_in(cast, found, b"two")
        assert machine.work()
        assert (machine.tray, state(cast, second)) == ([b"two"], "printed")


def test_a_late_report_says_what_nobody_knew(cast: Cast, star: tuple[Printer, Star]) -> None:
    found, machine = star
    id = hand_in(cast, found, b"one")
    told = machine.poll()
    machine.fetch(told)
    later(cast, 300)
    machine.report(told)
    assert state(cast, id) == "printed"


def test_out_of_paper_waits_for_paper(cast: Cast, star: tuple[Printer, Star]) -> None:
    found, machine = star
    id = hand_in(cast, found, b"one")
    machine.status = "410 Out of paper"
    assert machine.work()
    assert (state(cast, id), machine.tray) == ("waiting", [])
    machine.status = "200 OK"
    assert machine.work()
    assert (state(cast, id), machine.tray) == ("printed", [b"one"])


@pytest.mark.parametrize("code", ["511 decode error", "521 too large", "nonsense", ""])
def test_what_a_star_cannot_print_is_told_and_let_go(
    cast: Cast, star: tuple[Printer, Star], code: str
) -> None:
    found, machine = star
    id = hand_in(cast, found, b"one")
    told = machine.poll()
    machine.fetch(told)
    machine.report(told, code)
    assert state(cast, id) == "failed"
    assert not machine.work()


def test_an_epson_without_paper_says_so(cast: Cast, epson: tuple[Printer, Epson]) -> None:
    found, machine = epson
    id = hand_in(cast, found, b"one")
    machine.code = "EPTR_REC_EMPTY"
    assert machine.work()
    with cast.at_work():
        job = Job.objects.get(id=id)
    assert (job.state(), job.code) == ("failed", "EPTR_REC_EMPTY")
    machine.tell("0x0F08003C")
    with cast.at_work():
        words = status_words(Printer.objects.get(id=found.id))
    assert words == NO_PAPER


def test_yesterdays_paper_is_not_printed_in_the_morning(
    cast: Cast, star: tuple[Printer, Star]
) -> None:
    found, machine = star
    id = hand_in(cast, found, b"one")
    later(cast, 601)
    assert state(cast, id) == "late"
    assert not machine.work()
    later(cast, 2 * 24 * 3600)
    with cast.at_work():
        assert forget_jobs() == 1


def test_what_was_certainly_not_printed_may_be_handed_in_again(
    cast: Cast, star: tuple[Printer, Star]
) -> None:
    found, machine = star
    id = hand_in(cast, found, b"one")
    later(cast, 601)
    assert state(cast, hand_in(cast, found, b"one", id)) == "waiting"
    told = machine.poll()
    machine.fetch(told)
    machine.report(told, "511 decode error")
    assert state(cast, hand_in(cast, found, b"one", id)) == "waiting"
    machine.fetch(machine.poll())
    later(cast, 61)
    assert state(cast, hand_in(cast, found, b"one", id)) == "unknown", "it may lie in the tray"
    assert not machine.work()


def test_an_address_belongs_to_the_printer_that_used_it_first(
    cast: Cast, star: tuple[Printer, Star]
) -> None:
    found, machine = star
    assert not machine.work()
    thief = Star(machine.address, mac="66:66:66:66:66:66")
    answer = thief.client.post(thief.address, {"printerMAC": thief.mac}, "application/json")
    assert answer.status_code == 403
    assert thief.client.get(thief.address, {"mac": thief.mac}).status_code == 403
    with cast.at_work():
        moved = renew_address(cast.manager, Printer.objects.get(id=found.id))
    assert machine.client.post(machine.address, {}, "application/json").status_code == 404
    machine.address = thief.address = moved
    assert not thief.work()


def test_a_retired_printer_is_answered_no_more(cast: Cast, star: tuple[Printer, Star]) -> None:
    found, machine = star
    with cast.at_work():
        retire_printer(cast.manager, found)
    assert machine.client.post(machine.address, {}, "application/json").status_code == 404


def test_a_printer_gone_mad_is_told_to_wait(cast: Cast, star: tuple[Printer, Star]) -> None:
    found, machine = star
    with cast.at_work():
        Printer.objects.filter(id=found.id).update(polls=120, minute=timezone.now())
    answer = machine.client.post(machine.address, {}, "application/json")
    assert (answer.status_code, answer["Retry-After"]) == (429, "30")
    with cast.at_work():
        Printer.objects.filter(id=found.id).update(minute=timezone.now() - timedelta(seconds=61))
    assert not machine.work()


def test_one_printer_cannot_settle_anothers_paper(cast: Cast, star: tuple[Printer, Star]) -> None:
    found, _ = star
    id = hand_in(cast, found, b"one")
    _, path = printer(cast, CLOUDPRNT, "Lageret")
    other = Star(path, mac="00:11:e5:00:00:01")
    token = {"jobToken": str(id), "mediaTypes": ["text/plain"]}
    assert other.client.get(path, {"token": str(id)}).status_code == 404
    assert other.report(token) == 200
    assert state(cast, id) == "waiting"


def test_what_was_not_fetched_cannot_be_reported(cast: Cast, star: tuple[Printer, Star]) -> None:
    found, machine = star
    id = hand_in(cast, found, b"one")
    machine.report({"jobToken": str(id)})
    assert state(cast, id) == "waiting"


def test_the_secret_opens_nothing_in_another_organisation(
    cast: Cast, star: tuple[Printer, Star]
) -> None:
    secret = star[1].address.rsplit("/", 1)[1]
    for organisation in (cast.foreign.id.hex, "0" * 32, "not-an-id"):
        answer = Client().post(f"/print/{organisation}/{secret}", {}, "application/json")
        assert answer.status_code == 404


@pytest.mark.parametrize("body", ["", "[]", "{", '{"printerMAC": 7}', "[" * 5000, "\xff"])
def test_a_poll_that_is_none_does_no_harm(
    cast: Cast, star: tuple[Printer, Star], body: str
) -> None:
    answer = star[1].client.post(star[1].address, body, "application/json")
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"ConnectionType": "Other"},
        {"ConnectionType": "SetResponse", "ResponseFile": "<PrintResponseInfo"},
        {
            "ConnectionType": "SetResponse",
            "ResponseFile": "<ePOSPrint><printjobid>zzzzzzzzzzzzzzzzzzzzzzzzzzzzzz</printjobid>"
            '<response success="true"/>',
        },
        {"ConnectionType": "GetRequest", "ID": "\0\0"},
    ],
)
def test_a_form_that_is_none_does_no_harm(
    cast: Cast, epson: tuple[Printer, Epson], said: dict[str, str]
) -> None:
    found, machine = epson
    id = hand_in(cast, found, b"one")
    assert machine.client.post(machine.address, said).status_code in (200, 400)
    assert state(cast, id) in ("waiting", "fetched")


def test_what_no_printer_says_is_not_read(cast: Cast, star: tuple[Printer, Star]) -> None:
    answer = star[1].client.post(star[1].address, "x" * 70_000, "application/json")
    assert answer.status_code == 413


def test_a_test_for_setup_asks_for_a_settings_file_and_is_told_there_is_none(
    cast: Cast, star: tuple[Printer, Star]
) -> None:
    """A Star with newer firmware first asks whether it may use MQTT; 404 means HTTP."""
    folder = star[1].address.rsplit("/", 1)[0]
    assert Client().get(f"{folder}/cloudprnt-setting.json?mac=1").status_code == 404
