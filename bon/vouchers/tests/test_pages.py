"""Gift cards in the office, and what counters ask and want."""

from __future__ import annotations

import datetime as dt
import io
import json
from datetime import timedelta
from typing import Any
from uuid import UUID

import openpyxl  # type: ignore[import-untyped]
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from bon.customers.actions.keep_customer import keep_customer
from bon.kit.ids import uuid7
from bon.kit.listing import Place
from bon.registers.feed import terms
from bon.registers.tests.counter import Counter
from bon.staff.cast import Cast, Office
from bon.vouchers.listing import CardFilter, cards_page
from bon.vouchers.models import Block, Card, Entry, Programme, Terms
from bon.vouchers.reading import OldCard, read_cards
from bon.vouchers.tests.counter import CARD, issue, redeem, voucher_counter

ADDRESS = f"/vouchers/gift_card/{CARD}/"


def _text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


@pytest.fixture
def sold(cast: Cast) -> Counter:
    """A card of 500 kr. of which 200 are spent."""
    counter = voucher_counter(cast.register, [cast.cashier])
    issue(counter.till, 50_000)
    redeem(counter.till, 20_000)
    counter.till.send(counter.deliver)
    return counter


def _ask(counter: Counter, kind: str, body: dict[str, Any], employee: UUID) -> Any:
    asked = {"kind": kind, "body": body, "employee": str(employee)}
    return counter.client.post(
        "/register/v1/questions",
        json.dumps(asked),
        content_type="application/json",
        headers={"Authorization": counter.token},
    )


def test_what_is_owed_and_what_happened_to_each_card(
    cast: Cast, sold: Counter, office: Office
) -> None:
    browser = office.of(cast.manager)
    page = _text(browser.get("/vouchers/"))
    assert "300<small>kr.</small>" in page
    assert CARD in page
    card = _text(browser.get(ADDRESS))
    assert "Spærret" not in card
    for said in ("300,00<small>", "Udstedt", "Brugt", "−200,00", "K1-1", "K1-2"):
        assert said in card
    assert CARD in _text(browser.get("/vouchers/?q=k1-2", headers={"HX-Request": "true"}))
    assert "Ingen kort passer" in _text(
        browser.get("/vouchers/?q=999", headers={"HX-Request": "true"})
    )
    yesterday = _text(browser.get("/vouchers/?day=2026-11-20"))
    assert "0<small>kr.</small>" in yesterday
    file = b"".join(browser.get("/vouchers/gavekort.csv?state=open")).decode("utf-8-sig")
    assert file.splitlines()[1] == f"Gavekort;{CARD};2026-11-21;2029-11-21;nej;300,00"


@pytest.mark.parametrize(
    ("sort", "numbers"),
    [
        ("", ["3", "2", "1"]),
        ("issued", ["1", "2", "3"]),
        ("expires", ["2", "3", "1"]),
        ("-expires", ["1", "3", "2"]),
        ("balance", ["3", "1", "2"]),
        ("-balance", ["2", "1", "3"]),
    ],
)
def test_the_list_is_in_the_order_of_the_column_chosen(
    cast: Cast, office: Office, sort: str, numbers: list[str]
) -> None:
    with cast.at_work():
        for number, balance, expires in (("1", 200, None), ("2", 300, 1), ("3", 100, 2)):
            Card.objects.create(
                kind="gift_card",
                number=number,
                balance=balance,
                missing=0,
                issued_at=timezone.now(),
                expires=expires and timezone.localdate() + timedelta(days=expires),
            )
    answer = office.of(cast.manager).get(f"/vouchers/?sort={sort}")
    assert [row.card.number for row in answer.context["page"].rows] == numbers
    with cast.at_work():
        found: list[str] = []
        page = cards_page(CardFilter(), size=1, order=answer.context["order"])
        while page.rows:
            found += [row.card.number for row in page.rows]
            if page.next is None:
                break
            after = Place.read(str(page.next))
            page = cards_page(CardFilter(), after, 1, answer.context["order"])
        assert found == numbers


def test_the_office_issues_adjusts_blocks_and_opens(
    cast: Cast, sold: Counter, office: Office
) -> None:
    browser = office.of(cast.manager)
    page = browser.post(
        "/vouchers/new/", {"kind": "gift_card", "amount": "250", "reason": "konkurrence"}
    )
    assert page.status_code == 302
    too_much = _text(browser.post(f"{ADDRESS}adjust/", {"amount": "-301", "reason": "fejl"}))
    assert "Der er ikke så mange penge på kortet." in too_much
    browser.post(f"{ADDRESS}adjust/", {"amount": "-300", "reason": "fejl"})
    assert "Spærret" in _text(browser.post(f"{ADDRESS}block/", {"reason": "tabt"}, follow=True))
    browser.post(f"{ADDRESS}open/", {"reason": "fundet"})
    with cast.at_work():
        assert Card.objects.get(number=CARD).balance == 0
        assert Card.objects.exclude(number=CARD).get().balance == 25_000
        assert Block.objects.count() == 0
    assert office.of(cast.cashier).get("/vouchers/new/").status_code == 403


def test_old_cards_come_in_from_a_file_all_or_none(
    cast: Cast, sold: Counter, office: Office
) -> None:
    browser = office.of(cast.owner)

    def send(text: str) -> str:
        file = SimpleUploadedFile("gamle.csv", text.encode())
        sent = {"kind": "gift_card", "file": file}
        return _text(browser.post("/vouchers/import/", sent, follow=True))

    bad = send("Nummer;Saldo\n42;100,50\nxx;12\n43;ti\n44;10;40-40-2028\n")
    assert "Række 3: nummeret skal være højst ti cifre" in bad
    assert "Række 4: beløbet kan ikke læses" in bad
    assert "Række 5: datoen kan ikke læses" in bad
    assert "Filen er ikke en tabel." in send("42\0;10\n")
    assert f"De findes allerede: {CARD}." in send(f"{CARD};100\n")
    assert "2 kort er overført." in send("Nummer;Saldo;Udløb\n42;1.100,50;31-12-2028\n43;10\n")
    with cast.at_work():
        card = Card.objects.get(number="0000000042")
        assert (card.balance, card.expires.isoformat()) == (110_050, "2028-12-31")
        assert Entry.objects.filter(action="import").count() == 2


def test_old_cards_come_in_from_a_spreadsheet_too() -> None:
    """Which takes the numbers for numbers and the days for days."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    sheet: Any = book.active
    for row in (["Nummer", "Saldo", "Udløb"], [42, 1100.5, dt.date(2028, 12, 31)], ["0043", 10]):
        sheet.append(row)
    book.save(out)
    assert read_cards(out.getvalue(), "gamle.xlsx") == [
        OldCard("0000000042", 110_050, dt.date(2028, 12, 31)),
        OldCard("0000000043", 1_000, None),
    ]


def test_counters_get_the_rules_and_the_vat_stays_while_money_is_owed(
    cast: Cast, sold: Counter, office: Office
) -> None:
    with cast.at_work():
        told = terms(cast.register.id).pricebook["vouchers"]
        assert [each["kind"] for each in told["programmes"]] == ["credit_note", "gift_card"]
        assert [each["vat"] for each in told["programmes"]] == ["outside", "standard"]
        programme = Programme.objects.get(kind="gift_card")
    browser = office.of(cast.owner)
    fields = {"name": "Gavekort", "purpose": "multi", "valid_years": "5", "active": "on"}
    refused = _text(browser.post(f"/vouchers/rules/{programme.id}/", fields))
    assert "Momsen kan ikke ændres, mens der står penge på kort" in refused
    browser.post(f"/vouchers/rules/{programme.id}/", {**fields, "purpose": "single"})
    rules = {"max_amount": "5000", "offline_limit": "100", "cash_out_limit": "25"}
    browser.post("/vouchers/rules/terms/", rules)
    with cast.at_work():
        assert Programme.objects.get(kind="gift_card").valid_years == 5
        row = Terms.objects.get()
        assert (row.max_amount, row.offline_limit, row.cash_out_limit) == (500_000, 10_000, 2_500)
        assert terms(cast.register.id).pricebook["vouchers"]["offline_limit"] == 10_000


def test_a_counter_asks_what_is_on_a_card_and_holds_it(cast: Cast, sold: Counter) -> None:
    which = {"kind": "gift_card", "number": CARD}
    first, second = str(uuid7()), str(uuid7())
    told = _ask(sold, "voucher", which, cast.cashier.id).json()["answer"]
    assert (told["known"], told["balance"], told["expires"]) == (True, 30_000, "2029-11-21")
    assert [each["amount"] for each in told["history"]] == [-20_000, 50_000]
    held = _ask(sold, "voucher", {**which, "sale": first}, cast.cashier.id).json()["answer"]
    assert held["balance"] == 30_000
    other = _ask(sold, "voucher", {**which, "sale": second}, cast.cashier.id).json()["answer"]
    assert other["balance"] == 0
    _ask(sold, "release_voucher", {**which, "sale": first}, cast.cashier.id)
    other = _ask(sold, "voucher", {**which, "sale": second}, cast.cashier.id).json()["answer"]
    assert other["balance"] == 30_000


def test_a_lost_card_is_found_by_its_receipt_or_by_who_bought_it(cast: Cast) -> None:
    counter = voucher_counter(cast.register, [cast.cashier])
    with cast.at_work():
        grete = keep_customer(cast.manager, uuid7(), {"name": "Grete Holm", "phone": "20304050"})
    issue(counter.till, 50_000, customer=str(grete.id))
    issue(counter.till, 10_000, number="9" * 10)
    counter.till.send(counter.deliver)

    def found(text: str, employee: UUID = cast.cashier.id) -> Any:
        return _ask(counter, "find_vouchers", {"text": text}, employee).json()

    [card] = found("grete h")["answer"]["cards"]
    assert (card["number"], card["balance"], card["receipt_no"], card["buyer"]) == (
        CARD, 50_000, "K1-1", "Grete Holm",
    )  # fmt: skip
    assert found("20 30 40 50")["answer"]["cards"] == [card]
    [other] = found("k1-2")["answer"]["cards"]
    assert (other["number"], other["buyer"]) == ("9" * 10, "")
    assert found("ingen")["answer"] == found(" ")["answer"] == {"cards": []}
    assert found("grete", cast.stranger.id)["error"] == "not_allowed"


def test_a_card_nobody_sold_is_new_and_a_strangers_is_too(cast: Cast, sold: Counter) -> None:
    told = _ask(sold, "voucher", {"kind": "gift_card", "number": "5" * 10}, cast.cashier.id)
    assert told.json()["answer"]["known"] is False
    asked = _ask(sold, "voucher", {"kind": "gift_card", "number": CARD}, cast.stranger.id)
    assert asked.status_code == 409
    bad = _ask(sold, "voucher", {"kind": "gift_card", "number": "'; --"}, cast.cashier.id)
    assert bad.status_code == 409


def test_a_counter_blocks_a_card_only_with_the_right_to(cast: Cast, sold: Counter) -> None:
    def block(employee: UUID) -> Any:
        wish = {
            "id": str(uuid7()), "kind": "block_voucher", "at": "2026-11-21T10:00:00+01:00",
            "employee": str(employee),
            "body": {"kind": "gift_card", "number": CARD, "reason": "tabt"},
        }  # fmt: skip
        answer = sold.client.post(
            "/register/v1/requests",
            json.dumps({"requests": [wish]}),
            content_type="application/json",
            headers={"Authorization": sold.token},
        )
        return answer.json()["answers"][0]

    assert block(cast.cashier.id)["result"] == "refused"
    assert block(cast.manager.id)["result"] == "done"
    with cast.at_work():
        assert Block.objects.get().reason == "tabt"
    which = {"kind": "gift_card", "number": CARD}
    assert _ask(sold, "voucher", which, cast.cashier.id).json()["answer"]["blocked"] is True
