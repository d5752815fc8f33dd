"""The workflows on a telephone, where goods and cart take turns: none costs more there."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.conftest import OpenCounter
from tests.e2e.counter import TOTAL, Counter
from tests.e2e.goods import BELL, HELMET, TUBE
from tests.e2e.shop import CUSTOMER, Shop
from tests.e2e.test_returns import open_receipt, take

PHONE = {"width": 390, "height": 844}


def test_a_day_in_the_hand(open_counter: OpenCounter, shop: Shop) -> None:
    counter = open_counter(viewport=PHONE, has_touch=True)
    number = sold(counter)
    looked_at(counter)
    put_aside(counter)
    a_gift_card(counter)
    with_a_customer(counter, shop)
    returned(counter, number)


def sold(counter: Counter) -> str:
    """Workflow 2: S and 1T. Gives the receipt's number."""
    with counter.spends(taps=1, scans=2):
        counter.scan(BELL.barcode)
        counter.scan(HELMET.barcode)
        receipt = counter.pay("Kort")
    assert receipt.total == BELL.price + HELMET.price
    counter.next_sale.click()
    return receipt.number


def looked_at(counter: Counter) -> None:
    """Workflow 24: 1T."""
    with counter.spends(taps=1):
        counter.button("X-rapport").click()
        expect(counter.page.get_by_role("article", name="X-rapport")).to_contain_text("500,00")
    counter.button("Salg").click()


def put_aside(counter: Counter) -> None:
    """Workflow 4: 1T, and 1T."""
    counter.scan(TUBE.barcode)
    with counter.spends(taps=1):
        counter.button("Parkér salget").click()
        counter.comes_to(0)
    with counter.spends(taps=1):
        counter.page.get_by_role("button", name="Hent parkeret salg").click()
        counter.comes_to(TUBE.price)


def a_gift_card(counter: Counter) -> None:
    """Workflow 9, into a cart that has goods: 3T."""
    with counter.spends(taps=3):
        counter.button("Gavekort").click()
        counter.button("300 kr").click()
        assert counter.pay("Kort").total == TUBE.price + 30_000
    counter.next_sale.click()


def with_a_customer(counter: Counter, shop: Shop) -> None:
    """Workflow 12: S of the card, 0T."""
    with counter.spends(taps=1, scans=2):
        counter.scan(TUBE.barcode)
        counter.show_card(shop.card(CUSTOMER), CUSTOMER)
        assert counter.pay("Kort").total == TUBE.price
    counter.next_sale.click()


def returned(counter: Counter, number: str) -> None:
    """Workflow 6: S of the receipt, 1T for the line, 1T for the money."""
    with counter.spends(taps=2, scans=1):
        open_receipt(counter, number)
        take(counter, HELMET)
        expect(counter.page.locator(TOTAL)).to_have_text("\u2212299,95")
        assert counter.pay("Kort").total == -HELMET.price
