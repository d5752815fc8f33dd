"""Orders in the office: what is open, what must be sent for, what is only quoted."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils import timezone

from bon.orders.models import Order
from bon.orders.tests.shop import agree, place, ulla
from bon.registers.tests.counter import open_counter
from bon.staff.cast import Cast, Office


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
