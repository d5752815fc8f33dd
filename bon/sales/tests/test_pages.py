"""The pages of sales and shifts, to the øre."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from bon.kit.listing import Place
from bon.registers.simulated import Basket
from bon.registers.tests.counter import BELL, BOOK, HELMET, Counter, open_counter
from bon.sales.models import Sale, Shift
from bon.sales.naming import figure_names
from bon.sales.receipt import words
from bon.staff.cast import Cast, Office
from till.receipt import WORDS

FRAGMENT = {"HX-Request": "true"}


@pytest.fixture
def counter(cast: Cast) -> Counter:
    """A bell by card, a helmet less a tenth and a map in cash, and a bell in training."""
    counter = open_counter(cast.register, [cast.cashier, cast.manager])
    discount = {"kind": "percent", "value": 1000, "reason": "damaged"}
    counter.till.sell(Basket([(BELL, 1000)]))
    counter.till.sell(
        Basket([(HELMET, 1000), (BOOK, 1000)], tender="cash", tendered=80_000, discount=discount)
    )
    counter.till.training = True
    counter.till.sell(Basket([(BELL, 1000)]))
    counter.till.training = False
    counter.till.send(counter.deliver)
    return counter


def _sale(cast: Cast, number: int) -> Sale:
    with cast.at_work():
        sale: Sale = Sale.objects.get(number=number)
    return sale


def _text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_the_list_adds_up_what_it_shows(cast: Cast, counter: Counter, office: Office) -> None:
    page = _text(office.of(cast.cashier).get("/sales/"))
    assert "<b>2</b> bonner" in page
    assert "Omsætning <b>697,05</b>" in page
    assert "Rabat <b>71,90</b>" in page
    assert page.index("K1-2") < page.index("K1-1")
    assert "K1-3" not in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=k1-2", ["K1-2"]),
        ("tender=cash", ["K1-2"]),
        ("since=2026-11-21&until=2026-11-21", ["K1-2", "K1-1"]),
        ("until=2026-11-20", []),
        ("training=on", ["K1-3"]),
        ("since=i+går&register=noget", ["K1-2", "K1-1"]),
    ],
)
def test_the_list_is_narrowed_by_what_stands_in_the_address(
    cast: Cast, counter: Counter, office: Office, query: str, found: list[str]
) -> None:
    answer = office.of(cast.owner).get(f"/sales/?{query}", headers=FRAGMENT)
    assert [row.receipt_no for row in answer.context["page"].rows] == found
    assert answer.context["sums"].receipts == len(found)
    assert "<html" not in _text(answer)


def test_the_next_page_holds_only_its_rows(cast: Cast, counter: Counter, office: Office) -> None:
    sale = _sale(cast, 2)
    after = str(Place(sale.at.isoformat(), str(sale.id)))
    answer = office.of(cast.owner).get("/sales/", {"after": after}, headers=FRAGMENT)
    assert [row.receipt_no for row in answer.context["page"].rows] == ["K1-1"]
    assert "<table" not in _text(answer)


def test_the_file_holds_the_same_list(cast: Cast, counter: Counter, office: Office) -> None:
    answer = office.of(cast.owner).get("/sales/salg.csv?tender=cash")
    lines = b"".join(answer).decode("utf-8-sig").splitlines()
    when = _local(_sale(cast, 2))
    assert lines == [
        "Tid;Bon;Butik;Kasse;Ekspedient;Betaling;Antal;Rabat;Moms;I alt",
        f"{when};K1-2;Vesterbro Cykler;K1;Karla Kasse;cash;2,000;71,90;107,82;647,10",
    ]


def _local(sale: Sale) -> str:
    return f"{timezone.localtime(sale.at):%Y-%m-%d %H:%M:%S}"


def test_a_sale_shows_its_receipt_and_its_place_in_the_journal(
    cast: Cast, counter: Counter, office: Office
) -> None:
    answer = office.of(cast.cashier).get(f"/sales/{_sale(cast, 2).id}/")
    page = _text(answer)
    drawn = [(block.left, block.right) for block in answer.context["receipt"]]
    assert ("Cykelhjelm", "599,00") in drawn
    assert ("Rabat på alt, Fejl eller skade 10\N{NO-BREAK SPACE}%", "−59,90") in drawn
    assert ("I alt", "647,10") in drawn
    assert ("Øreafrunding", "−0,10") in drawn
    assert ("Tilbage", "153,00") in drawn
    assert ("K1-2", "") in drawn
    assert '<svg class="bars"' in page
    assert answer.context["facts"].seq == 4
    assert answer.context["facts"].checked is None
    assert "Venter på kontrol" in page


def test_training_says_so_everywhere(cast: Cast, counter: Counter, office: Office) -> None:
    answer = office.of(cast.cashier).get(f"/sales/{_sale(cast, 3).id}/")
    assert "Træning: tæller ikke med" in _text(answer)
    assert "TRÆNINGSBON" in [block.left for block in answer.context["receipt"]]


def test_the_receipt_speaks_english_to_who_asks(
    cast: Cast, counter: Counter, office: Office
) -> None:
    headers = {"Accept-Language": "en"}
    answer = office.of(cast.owner).get(f"/sales/{_sale(cast, 3).id}/", headers=headers)
    assert "PRACTICE" in [block.left for block in answer.context["receipt"]]


def test_the_office_has_every_word_of_a_receipt() -> None:
    assert words().keys() == set(WORDS)


def test_a_shift_hides_the_expected_cash_from_who_counts_blind(
    cast: Cast, counter: Counter, office: Office
) -> None:
    with cast.at_work():
        shift = Shift.objects.get()
    seen = _text(office.of(cast.owner).get(f"/shifts/{shift.id}/"))
    blind = _text(office.of(cast.cashier).get(f"/shifts/{shift.id}/"))
    for page in (seen, blind):
        assert "697,05" in page
    assert "Forventet i kassen" in seen
    assert "1.147,00" in seen  # the float of 500,00 and 647,00 in cash
    assert "Forventet i kassen" not in blind
    assert "1.147,00" not in blind


def test_groups_are_called_by_name_whether_or_not_anything_of_them_was_sold(
    cast: Cast, counter: Counter
) -> None:
    with cast.at_work():
        names = figure_names(counter.till.figures())
    assert names.groups == {
        "": "Depositum på ordrer",
        "food": "Fødevarer",
        "goods": "Varer",
        "other": "Andet",
        "vouchers": "Gavekort",
    }


def test_the_z_is_seen_as_it_was_printed(cast: Cast, counter: Counter, office: Office) -> None:
    counter.till.count_cash(counted=114_650)
    counter.till.close_shift()
    counter.till.send(counter.deliver)
    page = _text(office.of(cast.manager).get("/shifts/"))
    assert "K1 · Z 1" in page
    assert "−0,50" in page


def test_the_cashier_of_one_store_does_not_see_the_other(
    cast: Cast, counter: Counter, office: Office
) -> None:
    other = open_counter(cast.other_register, [cast.manager])
    other.till.sell(Basket([(BELL, 1000)]))
    other.till.send(other.deliver)
    with cast.at_work():
        elsewhere = Sale.objects.get(store_id=cast.other_store.id)
    browser = office.of(cast.cashier)
    assert "K2-1" not in _text(browser.get("/sales/"))
    assert browser.get(f"/sales/{elsewhere.id}/").status_code == 404
    assert browser.get(f"/shifts/{elsewhere.shift_id}/").status_code == 404
    assert "K2-1" in _text(office.of(cast.owner).get("/sales/"))


def test_the_list_asks_the_database_no_more_for_more_sales(
    cast: Cast, counter: Counter, office: Office, django_assert_max_num_queries: Any
) -> None:
    for _ in range(30):
        counter.till.sell(Basket([(BELL, 1000)]))
    counter.till.send(counter.deliver)
    browser = office.of(cast.owner)
    browser.get("/sales/")
    for address in ("/sales/", "/shifts/"):
        with django_assert_max_num_queries(20):
            browser.get(address)


def test_a_visitor_without_a_log_in_is_sent_back_afterwards(db: None, client: Client) -> None:
    answer = client.get("/sales/?q=K1")
    assert answer.headers["Location"] == "/account/login/?next=/sales/%3Fq%3DK1"
