"""Orders in the office: what is open, what must be sent for, what is only quoted."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from bon.orders.actions.say_ready import say_ready
from bon.orders.feed import open_orders
from bon.orders.listing import BY_DUE, OrderFilter, orders_page
from bon.orders.models import Order
from bon.orders.tests.shop import agree, place, ulla
from bon.registers.tests.counter import open_counter
from bon.staff.cast import Cast, Office

TODAY = dt.date(2026, 11, 21)


def _text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_each_list_has_its_own(cast: Cast, office: Office) -> None:
    counter = open_counter(cast.register, [cast.cashier])
    customer = ulla(cast)
    kept = place(counter, customer, 30_000)
    agree(counter, customer, "special")
    quote = agree(counter, None, "quote")
    counter.till.send(counter.deliver)
    browser = office.of(cast.manager)
    opened = _text(browser.get("/orders/"))
    for said in ("1000001", "Bestilt hjem", "2 × Cykelhjelm", "1.018,00", "26 12 34 56"):
        assert said in opened
    sent_for = _text(browser.get("/orders/?show=special"))
    assert "1000001" not in sent_for
    assert "1.198,00" in sent_for
    quotes = _text(browser.get("/orders/?show=quotes"))
    assert "Tilbud" in quotes
    assert "1000001" not in quotes
    assert "Ingen på denne liste" in _text(browser.get("/orders/?show=late"))
    with cast.at_work():
        Order.objects.filter(id=kept).update(due=timezone.localdate())
    assert "Ingen på denne liste" in _text(browser.get("/orders/?show=late"))
    with cast.at_work():
        Order.objects.filter(id=kept).update(due=timezone.localdate() - dt.timedelta(days=1))
    assert "1000001" in _text(browser.get("/orders/?show=late"))
    one = _text(browser.get(f"/orders/{kept}/"))
    assert "<h1>Ordre 1000001</h1>" in one
    assert "Mangler at blive betalt" in one
    assert "Depositum tilbage" in one
    promised = _text(browser.get(f"/orders/{quote}/"))
    assert "<h1>Tilbud 1000002</h1>" in promised
    assert "Depositum tilbage" not in promised
    assert office.of(cast.stranger).get(f"/orders/{kept}/").status_code == 404


def test_what_is_ready_has_a_list_and_registers_hear_of_it(cast: Cast, office: Office) -> None:
    counter = open_counter(cast.register, [cast.cashier])
    customer = ulla(cast)
    kept = place(counter, customer, 30_000)
    agree(counter, customer)
    counter.till.send(counter.deliver)
    with cast.at_work():
        say_ready(cast.manager, Order.objects.get(id=kept), "")
        told = {each["number"]: each["ready"] for each in open_orders(cast.store.id, TODAY)}
    assert told == {1_000_001: True, 1_000_002: False}
    ready = _text(office.of(cast.manager).get("/orders/?show=ready"))
    assert "1000001" in ready
    assert "1000002" not in ready


def test_orders_are_found_by_number_receipt_and_customer(cast: Cast, office: Office) -> None:
    counter = open_counter(cast.register, [cast.cashier])
    place(counter, ulla(cast), 30_000)
    agree(counter, None, "quote")
    counter.till.send(counter.deliver)
    browser = office.of(cast.manager)
    for text in ("1000001", "k1-1", "ulla", "26 12 34 56"):
        found = _text(browser.get("/orders/", {"show": "all", "q": text}))
        assert "1000001" in found, text
        assert "1000002" not in found, text
    assert "Ingen ordrer passer" in _text(browser.get("/orders/", {"q": "9" * 30}))


def test_a_page_goes_on_where_the_one_before_ended(cast: Cast) -> None:
    counter = open_counter(cast.register, [cast.cashier])
    customer = ulla(cast)
    made = [agree(counter, customer) for _ in range(3)]
    counter.till.send(counter.deliver)
    with cast.at_work():
        Order.objects.filter(id=made[1]).update(due=TODAY)
        first = orders_page(OrderFilter(), None, 2, BY_DUE)
        rest = orders_page(OrderFilter(), first.next, 2, BY_DUE)
    ids = [str(row.standing.order.id) for row in (*first.rows, *rest.rows)]
    assert ids == [made[1], *sorted([made[0], made[2]])]
    assert rest.next is None


def test_a_list_goes_into_a_spreadsheet(cast: Cast, office: Office) -> None:
    counter = open_counter(cast.register, [cast.cashier])
    place(counter, ulla(cast), 30_000)
    agree(counter, None, "quote")
    counter.till.send(counter.deliver)
    answer: Any = office.of(cast.manager).get("/orders/ordrer.csv")
    head, *lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert head == "Nummer;Type;Oprettet;Kunde;Telefon;Varer;Lovet til;Klar;I alt;Betalt;At betale"
    (line,) = lines
    whose, what = "Ulla Ås;26 12 34 56", "2 × Cykelhjelm, 1 × Cykelkort;;nej;1318,00;300,00;1018,00"
    assert line == f"1000001;Ordre;2026-11-21;{whose};{what}"
