"""A run of labels goes to a label printer: it is sent when the printer has taken all of it."""

from __future__ import annotations

import pytest

from bon.catalog.tests.shop import make_jacket
from bon.kit.models import AuditEvent
from bon.labels import queries
from bon.labels.actions.carry_out_run import carry_out_run
from bon.labels.actions.start_run import print_goods
from bon.labels.models import Part, Run
from bon.labels.tests.printed import zebra
from bon.staff.cast import Cast, Office

pytestmark = pytest.mark.django_db


def zebra_run(cast: Cast, *copies: int) -> Run:
    """On a Zebra's roll in the cashier's store: so many of each size of a jacket."""
    with cast.at_work():
        sizes = make_jacket(cast).variants.order_by("position").values_list("id", flat=True)
        template = queries.templates(cast.store.id, "product")[1]
        template.layout["output"] = "zpl203"
        template.save()
        wanted = dict(zip(sizes, copies, strict=False))
        return print_goods(cast.cashier, cast.store, template, wanted)


def told(cast: Cast) -> list[tuple[str, object]]:
    with cast.at_work():
        verbs = ["labels_sent", "labels_sent_again"]
        events = AuditEvent.objects.filter(verb__in=verbs).order_by("at", "id")
        return [(event.verb, event.actor) for event in events]


def test_a_run_is_sent_once_the_printer_has_taken_every_file(cast: Cast, office: Office) -> None:
    run = zebra_run(cast, 999, 999, 502)
    carry_out_run(cast.organisation.id, run.id)
    browser = office.of(cast.cashier)
    address = f"/labels/runs/{run.id}/"
    assert "Send til etiketprinter" in browser.get(address).content.decode()
    assert browser.get(f"{address}sent/").json() == {"sent": 0, "parts": 3}
    assert browser.post(f"{address}sent/", {"part": "1"}).json() == {"sent": 1, "parts": 3}
    shown = browser.get(address).content.decode()
    assert "Del 1 af 3 er sendt." in shown
    assert "Sendt til etiketprinteren" not in shown
    assert told(cast) == []
    # What is no file of it, and what was said already, change nothing.
    for part in ("", "x", "0", "1", "4", "9" * 5_000):
        assert browser.post(f"{address}sent/", {"part": part}).json() == {"sent": 1, "parts": 3}
    browser.post(f"{address}sent/", {"part": "2"})
    for _again in range(2):
        assert browser.post(f"{address}sent/", {"part": "3"}).json() == {"sent": 3, "parts": 3}
    assert told(cast) == [("labels_sent", cast.cashier.id)]
    shown = browser.get(address).content.decode()
    assert "Sendt til etiketprinteren" in shown
    assert "Send til etiketprinter<" not in shown
    with cast.at_work():
        parts = [bytes(part.content) for part in Part.objects.order_by("number")]
    assert [sum(label.copies for label in zebra(part)) for part in parts] == [1_000, 1_000, 500]


def test_what_was_sent_can_be_sent_again(cast: Cast, office: Office) -> None:
    run = zebra_run(cast, 2)
    browser = office.of(cast.cashier)
    address = f"/labels/runs/{run.id}/"
    browser.post(f"{address}again/")
    assert told(cast) == []
    browser.post(f"{address}sent/", {"part": "1"})
    assert browser.post(f"{address}again/").headers["Location"] == address
    assert browser.get(f"{address}sent/").json() == {"sent": 0, "parts": 1}
    assert "Send til etiketprinter" in browser.get(address).content.decode()
    who = cast.cashier.id
    assert told(cast) == [("labels_sent", who), ("labels_sent_again", who)]


def test_a_file_still_to_be_made_is_not_taken_for_the_last(cast: Cast, office: Office) -> None:
    run = zebra_run(cast, 999, 501)
    with cast.at_work():
        Run.objects.filter(id=run.id).update(ended_at=None, parts=1, done=1_000)
    office.of(cast.cashier).post(f"/labels/runs/{run.id}/sent/", {"part": "1"})
    with cast.at_work():
        run.refresh_from_db()
    assert (run.sent, run.sent_at) == (1, None)


def test_who_is_elsewhere_says_nothing(cast: Cast, office: Office) -> None:
    run = zebra_run(cast, 1)
    with cast.at_work():
        cast.cashier.store = cast.other_store
        cast.cashier.save()
    for who in (cast.stranger, cast.cashier):
        browser = office.of(who)
        for door in ("sent", "again"):
            answer = browser.post(f"/labels/runs/{run.id}/{door}/", {"part": "1"})
            assert answer.status_code == 404
    with cast.at_work():
        run.refresh_from_db()
    assert (run.sent, run.sent_at) == (0, None)
    assert told(cast) == []
