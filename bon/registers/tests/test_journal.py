"""What the journal's door answers, and that nothing else happens."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection

from bon.journal.entry import Item as Element
from bon.journal.models import Entry, Head, ProjectionFailure, Quarantine
from bon.journal.queries import chain_states
from bon.registers.simulated import Basket
from bon.registers.tests.counter import (
    BELL,
    DOOR,
    HELMET,
    TUBE,
    Counter,
    open_counter,
    pair,
)
from bon.sales.models import Payment, Sale, SaleLine, Shift
from bon.staff.cast import Cast
from bon.stock.models import Level, Movement
from till.canonical import digest
from till.journal import GENESIS

TABLES = (Entry, Sale, SaleLine, Payment, Shift, Movement, Level, ProjectionFailure, Quarantine)


@pytest.fixture
def counter(cast: Cast) -> Counter:
    """Signed in, opened with 500 kr.: two entries are held."""
    return open_counter(cast.register, [cast.cashier, cast.manager])


def rows(cast: Cast) -> dict[str, int]:
    """How many rows every table of ours has."""
    with cast.at_work():
        return {model.__name__: model.objects.count() for model in TABLES}


def results(answer: Any) -> list[str]:
    return [each["result"] for each in answer.json()["acknowledged"]]


def refused(answer: Any) -> tuple[int, str, int | None]:
    """Status, reason and sequence number of what was refused."""
    said = answer.json()["refused"]
    return answer.status_code, said["reason"], said["seq"]


def altered(element: Element, old: str, new: str) -> Element:
    """The element with other text, hashed and signed as before."""
    assert old in element.entry
    return Element(element.entry.replace(old, new), element.hash, element.signature)


def forged(counter: Counter, element: Element, old: str, new: str) -> Element:
    """The element with other text, hashed and signed anew by the register's own key."""
    text = altered(element, old, new).entry
    return Element(text, digest(text), counter.till.key.sign(text))


def evidence(cast: Cast) -> list[tuple[str, int | None, bytes]]:
    with cast.at_work():
        kept = Quarantine.objects.order_by("id").values_list("reason", "seq", "received")
        return [(reason, seq, bytes(received)) for reason, seq, received in kept]


# --- what is taken -------------------------------------------------------------------------


def test_a_sale_is_stored_and_everything_follows(cast: Cast, counter: Counter) -> None:
    counter.till.sell(Basket([(BELL, 2000), (TUBE, 1000)], tender="cash", tendered=20_000))
    answer = counter.post(counter.till.upload())
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/json"
    told = answer.json()
    assert told["acknowledged"] == [
        {"id": read(e)["id"], "seq": read(e)["seq"], "hash": e.hash, "result": "stored"}
        for e in counter.till.upload()
    ]
    assert told["head"] == {"seq": 3, "hash": counter.till.head}
    assert "refused" not in told
    with cast.at_work():
        entry = Entry.objects.get(kind="sale")
        assert entry.text == counter.till.upload()[2].entry
        sale = Sale.objects.get(id=entry.id)
        assert (sale.total, sale.vat, sale.rounding, sale.change) == (15_890, 3_178, 10, 4_100)
        assert (sale.receipt_no, sale.cashier) == ("K1-1", "Karla Kasse")
        assert list(sale.lines.order_by("no").values_list("no", "total", "vat")) == [
            (1, 9_990, 1_998),
            (2, 5_900, 1_180),
        ]
        assert sorted(Level.objects.values_list("on_hand_milli", flat=True)) == [-2000, -1000]
    assert rows(cast) == {
        "Entry": 3, "Sale": 1, "SaleLine": 2, "Payment": 1, "Shift": 1, "Movement": 2, "Level": 2,
        "ProjectionFailure": 0, "Quarantine": 0,
    }  # fmt: skip


def read(element: Element) -> dict[str, Any]:
    entry: dict[str, Any] = json.loads(element.entry)
    return entry


def test_what_was_sent_before_is_known_and_changes_nothing(cast: Cast, counter: Counter) -> None:
    counter.till.sell(Basket([(BELL, 1000)]))
    elements = counter.till.upload()
    counter.post(elements)
    before = rows(cast)
    again = counter.post(elements)
    assert again.status_code == 200
    assert results(again) == ["known"] * 3
    assert again.json()["head"] == {"seq": 3, "hash": counter.till.head}
    assert rows(cast) == before


def test_an_upload_may_begin_with_what_is_known(cast: Cast, counter: Counter) -> None:
    counter.post(counter.till.upload())
    counter.till.sell(Basket([(BELL, 1000)]))
    assert results(counter.post(counter.till.upload())) == ["known", "known", "stored"]


def test_an_entry_twice_in_one_upload_is_kept_once(cast: Cast, counter: Counter) -> None:
    first, second = counter.till.upload()
    assert results(counter.post([first, first, second, first])) == [
        "stored", "known", "stored", "known",
    ]  # fmt: skip
    assert rows(cast)["Entry"] == 2


def test_registers_do_not_share_a_chain(cast: Cast, counter: Counter) -> None:
    other = open_counter(cast.other_register, [cast.manager])
    assert results(other.post(other.till.upload())) == ["stored"] * 2
    assert results(counter.post(counter.till.upload())) == ["stored"] * 2


# --- what is refused -----------------------------------------------------------------------


def test_a_gap_is_refused_and_nothing_is_kept(cast: Cast, counter: Counter) -> None:
    counter.till.sell(Basket([(BELL, 1000)]))
    first, _, third = counter.till.upload()
    answer = counter.post([first, third])
    assert refused(answer) == (409, "gap", 3)
    assert results(answer) == ["stored"]
    assert answer.json()["head"] == {"seq": 1, "hash": first.hash}
    assert (rows(cast)["Entry"], evidence(cast)) == (1, [])


def test_entries_out_of_order_are_taken_as_far_as_they_are_in_order(
    cast: Cast, counter: Counter
) -> None:
    counter.till.sell(Basket([(BELL, 1000)]))
    first, second, third = counter.till.upload()
    assert refused(counter.post([first, third, second])) == (409, "gap", 3)
    assert results(counter.post([first, second, third])) == ["known", "stored", "stored"]


def test_a_tampered_text_does_not_have_its_hash(cast: Cast, counter: Counter) -> None:
    counter.till.sell(Basket([(HELMET, 1000)]))
    first, second, sale = counter.till.upload()
    cheaper = altered(sale, '"total":59900', '"total":9900')
    answer = counter.post([first, second, cheaper])
    assert refused(answer) == (409, "hash", 3)
    assert results(answer) == ["stored", "stored"]
    assert evidence(cast) == [("hash", 3, cheaper.entry.encode())]
    assert rows(cast)["Sale"] == 0
    assert results(counter.post([sale])) == ["stored"]


def test_a_truncated_text_is_kept_as_evidence(cast: Cast, counter: Counter) -> None:
    first = counter.till.upload()[0]
    half = Element(first.entry[:40], first.hash, first.signature)
    assert refused(counter.post([half])) == (409, "hash", None)
    assert evidence(cast) == [("hash", None, first.entry[:40].encode())]


def test_a_fork_keeps_both_versions(cast: Cast, counter: Counter) -> None:
    counter.till.sell(Basket([(HELMET, 1000)]))
    elements = counter.till.upload()
    counter.post(elements)
    other = forged(counter, elements[2], "Cykelhjelm", "Cykelhandske")
    answer = counter.post([*elements[:2], other])
    assert refused(answer) == (409, "fork", 3)
    assert results(answer) == ["known", "known"]
    assert evidence(cast) == [("fork", 3, other.entry.encode())]
    with cast.at_work():
        held = Entry.objects.get(seq=3)
        kept = Quarantine.objects.get()
        assert (kept.held_entry_id, kept.device_id) == (held.id, counter.device.id)
        assert held.text == elements[2].entry
        assert chain_states()[cast.register.id].refused == 1


def test_the_same_evidence_is_kept_once(cast: Cast, counter: Counter) -> None:
    elements = counter.till.upload()
    counter.post(elements)
    fork = forged(counter, elements[1], '"amount":50000', '"amount":60000')
    for _ in range(3):
        assert refused(counter.post([elements[0], fork])) == (409, "fork", 2)
    assert len(evidence(cast)) == 1


def test_an_entry_that_follows_another_chain_is_refused(cast: Cast, counter: Counter) -> None:
    first, second = counter.till.upload()
    stranger = forged(counter, second, first.hash, "ab" * 32)
    answer = counter.post([first, stranger])
    assert refused(answer) == (409, "link", 2)
    assert [reason for reason, _, _ in evidence(cast)] == ["link"]


def test_an_entry_signed_by_nobody_is_refused(cast: Cast, counter: Counter) -> None:
    first, second = counter.till.upload()
    thief = pair(cast.other_register, [cast.cashier]).till
    for signature in (thief.key.sign(second.entry), first.signature, "", "æ?", "AAAA"):
        answer = counter.post([first, Element(second.entry, second.hash, signature)])
        assert refused(answer) == (409, "signature", 2)
    assert rows(cast)["Entry"] == 1
    assert {reason for reason, _, _ in evidence(cast)} == {"signature"}


def test_an_upload_is_taken_as_far_as_it_is_signed(cast: Cast, counter: Counter) -> None:
    for _ in range(3):
        counter.till.sell(Basket([(BELL, 1000)]))
    elements = counter.till.upload()
    unsigned = [Element(e.entry, e.hash, "") for e in elements]
    answer = counter.post([unsigned[0], unsigned[1], elements[2], unsigned[3], unsigned[4]])
    assert results(answer) == ["stored"] * 3
    assert refused(answer) == (409, "signature", 4)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"seq":1', '"seq":"1"'),
        ('"seq":1', '"seq":0'),
        ('"seq":1,', ""),
        ('"kind":"signed_in"', '"kind":7'),
        ('"kind":"signed_in"', '"kind":"\\u0000"'),
        ('"body":{}', '"body":' + "[" * 50_000 + "]" * 50_000),
        ('"id":"', '"id":"x'),
        ('"register":"', '"register":"0'),
        ("{", "["),
    ],
)
def test_what_is_no_entry_of_this_register_is_malformed(
    cast: Cast, counter: Counter, old: str, new: str
) -> None:
    broken = forged(counter, counter.till.upload()[0], old, new)
    answer = counter.post([broken])
    assert refused(answer)[:2] == (409, "malformed")
    assert answer.json()["head"] == {"seq": 0, "hash": GENESIS}
    assert [kept[0] for kept in evidence(cast)] == ["malformed"]


def test_an_id_taken_by_another_entry_is_a_fork(cast: Cast, counter: Counter) -> None:
    counter.till.sell(Basket([(BELL, 1000)]))
    first, second, third = counter.till.upload()
    twin = forged(counter, third, read(third)["id"], read(first)["id"])
    answer = counter.post([first, second, twin])
    assert results(answer) == ["stored", "stored"]
    assert refused(answer) == (409, "fork", 3)
    assert rows(cast)["Sale"] == 0


# --- who may ask ----------------------------------------------------------------------------


@pytest.mark.parametrize("token", ["", "Bearer", "Bearer x.y", "Basic abc", "Bearer {org}."])
def test_without_a_token_there_is_no_door(cast: Cast, counter: Counter, token: str) -> None:
    before = rows(cast)
    said = token.format(org=cast.organisation.id) or "none"
    answer = counter.post(counter.till.upload(), token=said)
    assert (answer.status_code, answer.json()["error"]) == (401, "unauthorised")
    assert rows(cast) == before


def test_a_token_opens_only_its_own_organisation(cast: Cast, counter: Counter) -> None:
    before = rows(cast)
    abroad = f"Bearer {cast.foreign.id}.{counter.secret}"
    assert counter.post(counter.till.upload(), token=abroad).status_code == 401
    assert rows(cast) == before
    with cast.abroad():
        assert not Entry.objects.exists()
        assert not Head.objects.exists()


def test_a_device_hands_in_its_own_register_only(cast: Cast, counter: Counter) -> None:
    other = pair(cast.other_register, [cast.manager])
    answer = counter.post(counter.till.upload(), token=other.token)
    assert refused(answer) == (409, "malformed", 1)
    assert rows(cast)["Entry"] == 0


def test_a_replaced_device_hands_in_evidence(cast: Cast, counter: Counter) -> None:
    counter.post(counter.till.upload())
    counter.till.sell(Basket([(BELL, 1000)]))
    counter.till.sell(Basket([(BELL, 1000)]))
    with cast.at_work():
        counter.device.to_seq = 2
        counter.device.save()
    answer = counter.post(counter.till.upload())
    assert results(answer) == ["known", "known"]
    assert refused(answer) == (409, "device_replaced", 3)
    assert [(reason, seq) for reason, seq, _ in evidence(cast)] == [
        ("device_replaced", 3),
        ("device_replaced", 4),
    ]
    assert rows(cast)["Sale"] == 0


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"entries": []}', '{"entries": [{}]}', "\xff"])
def test_a_body_that_is_no_upload_says_so(counter: Counter, body: str) -> None:
    answer = counter.client.post(
        DOOR, body, content_type="application/json", headers={"Authorization": counter.token}
    )
    assert (answer.status_code, answer.json()["error"]) == (400, "bad_request")


def test_no_more_than_two_hundred_at_a_time(cast: Cast, counter: Counter) -> None:
    first = counter.till.upload()[0]
    assert counter.post([first] * 201).status_code == 400
    assert results(counter.post([first] * 200)) == ["stored", *["known"] * 199]


def test_only_post_is_answered(counter: Counter) -> None:
    answer = counter.client.get(DOOR, headers={"Authorization": counter.token})
    assert (answer.status_code, answer.json()["error"]) == (405, "method_not_allowed")


def test_outside_the_organisation_the_journal_is_empty(cast: Cast, counter: Counter) -> None:
    counter.post(counter.till.upload())
    with cast.abroad(), connection.cursor() as cursor:
        for table in ("journal_entry", "journal_entry_default", "journal_head", "sales_shift"):
            cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608
            assert cursor.fetchone() == (0,), table


def test_a_register_of_another_organisation_gets_no_head(cast: Cast) -> None:
    with cast.abroad(), connection.cursor() as cursor:
        cursor.execute("SELECT * FROM journal_lock(%s, %s)", [cast.foreign.id, cast.register.id])
        assert cursor.fetchall() == []
