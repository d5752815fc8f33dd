"""The office's printers: made, shown, tried, taken away."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from bon.kit.ids import uuid7
from bon.printing import feed
from bon.printing.actions.save_printer import save_printer
from bon.printing.models import Job, Printer
from bon.printing.tests.star import Star
from bon.registers.tests.devices import Tablet, paired
from bon.staff.cast import Cast, Office

FORM = {"name": "Disken", "protocol": "cloudprnt", "columns": 48, "purpose": "receipt"}


def address_on(page: str) -> str:
    """The path of the address that a page shows."""
    return "/print/" + page.split("http://testserver/print/")[1].split("<")[0].strip()


def test_the_manager_makes_a_printer_and_tries_it(cast: Cast, office: Office) -> None:
    browser = office.of(cast.manager)
    page = browser.post("/printers/new/", {**FORM, "store": cast.store.id}).content.decode()
    machine = Star(address_on(page))
    with cast.at_work():
        found = Printer.objects.get()
    shown = browser.get(f"/printers/{found.id}/").content.decode()
    assert "Har aldrig meldt sig" in shown
    assert machine.address not in shown, "told once"
    assert not machine.work()
    assert "Klar" in browser.get("/printers/").content.decode()
    browser.post(f"/printers/{found.id}/sample/")
    assert machine.work()
    assert "æøå ÆØÅ".encode("cp858") in machine.tray[0]
    assert "Printet" in browser.get(f"/printers/{found.id}/jobs/").content.decode()
    machine.status = "410 Out of paper"
    assert not machine.work()
    assert "Mangler papir" in browser.get("/printers/").content.decode()


def test_what_was_typed_stays_where_a_name_is_taken(cast: Cast, office: Office) -> None:
    browser = office.of(cast.manager)
    for _ in range(2):
        page = browser.post("/printers/new/", {**FORM, "store": cast.store.id}).content.decode()
    assert "En anden printer i butikken hedder det." in page
    assert 'value="Disken"' in page
    browser.post("/printers/new/", {**FORM, "store": cast.other_store.id})
    with cast.at_work():
        assert Printer.objects.count() == 2


def test_a_retired_printer_gives_its_name_free(cast: Cast, office: Office) -> None:
    browser = office.of(cast.manager)
    browser.post("/printers/new/", {**FORM, "store": cast.store.id})
    with cast.at_work():
        first = Printer.objects.get()
    browser.post(f"/printers/{first.id}/retire/")
    assert browser.get(f"/printers/{first.id}/").status_code == 404
    page = browser.post("/printers/new/", {**FORM, "store": cast.store.id}).content.decode()
    assert "Printerens adresse" in page
    with cast.at_work():
        assert Printer.objects.filter(retired_at=None).count() == 1


@pytest.fixture
def machine(cast: Cast) -> tuple[Printer, Star]:
    values = {"name": "Disken", "store": cast.store, "protocol": "cloudprnt", "columns": 48}
    with cast.at_work():
        saved = save_printer(cast.manager, None, values)
    return saved.printer, Star(saved.path)


def ask(tablet: Tablet, kind: str, **body: object) -> tuple[int, dict[str, object]]:
    answer = tablet.post("questions", {"kind": kind, "body": body})
    return answer.status_code, answer.json()


def test_a_register_prints_on_the_printers_of_its_store(
    cast: Cast, machine: tuple[Printer, Star]
) -> None:
    printer, star = machine
    tablet, id = paired(cast), str(uuid7())
    (told,) = tablet.get("feed").json()["printers"]
    said = {"id": str(printer.id), "name": "Disken", "protocol": "cloudprnt", "columns": 48}
    assert told == said
    content = urlsafe_b64encode(b"\x1b@\xff\xfe").decode().rstrip("=")
    paper = {"id": id, "printer": told["id"], "name": "bon-K1-1", "content": content}
    for _ in range(2):
        assert ask(tablet, "print", **paper) == (200, {"answer": {"state": "waiting", "code": ""}})
    assert star.work()
    assert not star.work()
    assert star.tray == [b"\x1b@\xff\xfe"]
    answer = {"answer": {"state": "printed", "code": "200 OK"}}
    assert ask(tablet, "print_job", id=id) == (200, answer)
    missing = {"answer": {"state": "missing", "code": ""}}
    assert ask(tablet, "print_job", id=str(uuid4())) == (200, missing)
    other = paired(cast, cast.other_register)
    assert ask(other, "print_job", id=id) == (200, missing), "another register's paper"


def test_a_register_asks_how_a_printer_is(cast: Cast, machine: tuple[Printer, Star]) -> None:
    printer, star = machine
    tablet = paired(cast)

    def trouble() -> object:
        return ask(tablet, "printer", id=str(printer.id))

    assert trouble() == (200, {"answer": {"trouble": "off"}})
    star.work()
    assert trouble() == (200, {"answer": {"trouble": ""}})
    star.status = "410 Out of paper"
    star.work()
    assert trouble() == (200, {"answer": {"trouble": "no_paper"}})
    with cast.at_work():
        Printer.objects.update(last_seen_at=timezone.now() - timedelta(hours=1))
    assert trouble() == (200, {"answer": {"trouble": "off"}})
    status, told = ask(paired(cast, cast.other_register), "printer", id=str(printer.id))
    assert (status, told["error"]) == (409, "not_found")


def test_another_stores_printer_is_none(cast: Cast, machine: tuple[Printer, Star]) -> None:
    tablet = paired(cast, cast.other_register)
    assert tablet.get("feed").json()["printers"] == []
    paper = {"id": str(uuid7()), "printer": str(machine[0].id), "name": "x", "content": "AA"}
    status, told = ask(tablet, "print", **paper)
    assert (status, told["error"]) == (409, "not_found")
    with cast.at_work():
        assert Job.objects.count() == 0


def test_paper_that_is_none_is_refused(cast: Cast, machine: tuple[Printer, Star]) -> None:
    tablet = paired(cast)
    paper = {"id": str(uuid7()), "printer": str(machine[0].id), "name": "x", "content": "AA"}
    for wrong in ({"content": "*"}, {"content": "A" * 400_001}, {"name": "x" * 81}, {"id": "7"}):
        status, told = ask(tablet, "print", **{**paper, **wrong})
        assert (status, told["error"]) == (409, "malformed"), wrong
    with cast.at_work():
        assert Job.objects.count() == 0


def test_labels_are_no_business_of_a_register(cast: Cast, machine: tuple[Printer, Star]) -> None:
    with cast.at_work():
        Printer.objects.update(purpose="label")
        assert feed.printers(cast.store.id) == []
    with cast.abroad():
        assert feed.printers(cast.foreign_store.id) == []
