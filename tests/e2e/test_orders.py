"""What is sold before it is handed over, in counted work: orders, goods sent for, layaway, quotes.

The numbers are those of the shop's workflows. Each story is told with the network and without.
"""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.counter import TOTAL, Counter
from tests.e2e.goods import BELL, HELMET, LAMP, TENT
from tests.e2e.shop import CUSTOMER, HARBOUR, Shop

SLIP = re.compile(r"98\d{16}")


def test_an_order_with_a_deposit(standing: Counter, shop: Shop) -> None:
    """Workflow 14: 2T + 1E + the customer; and it is found again by a scan of its slip."""
    standing.scan(TENT.barcode)
    standing.show_card(shop.card(CUSTOMER), CUSTOMER)
    with standing.spends(taps=2, entries=1):
        standing.button("Ordre").click()
        expect(standing.page.get_by_label("Eller et beløb")).to_be_focused()
        standing.page.keyboard.type("300")
        standing.page.keyboard.press("Enter")
        expect(standing.page.locator(TOTAL)).to_have_text("300,00")
        assert standing.pay("Kort").total == 30_000
    slip = standing.page.locator("main article.paper figcaption").filter(has_text=SLIP)
    code = slip.inner_text()
    with standing.spends(taps=1, scans=1):
        standing.beep(code)
        standing.button("Læg det hele i kurven").click()
        expect(standing.page.locator(TOTAL)).to_have_text("999,00")
    assert standing.pay("Kort").total == 99_900


def test_goods_sent_for(standing: Counter, shop: Shop) -> None:
    """Workflow 15: 1T on the line, whose price is then its own order's; the rest is sold."""
    standing.scan(BELL.barcode)
    standing.show_card(shop.card(CUSTOMER), CUSTOMER)
    standing.scan(HELMET.barcode)
    with standing.spends(taps=1):
        standing.button("Bestil hjem").click()
        expect(standing.page.get_by_test_id("order-sheet")).to_be_visible()
    standing.button("Lav ordren uden at betale nu").click()
    expect(standing.page.locator(TOTAL)).to_have_text("49,00")
    assert SLIP.fullmatch(standing.printed(SLIP))
    assert standing.pay("Kort").total == 4_900


def test_a_layaway_is_paid_in_parts_and_goes_with_the_last(standing: Counter, shop: Shop) -> None:
    """Laid away, paid of, picked up: the goods go when the rest is paid, and never on account."""
    page = standing.page
    standing.scan(TENT.barcode)
    standing.show_card(shop.card(HARBOUR), HARBOUR)
    standing.button("Ordre").click()
    page.get_by_text("Afbetaling", exact=True).click()
    page.get_by_label("Eller et beløb").fill("300")
    page.keyboard.press("Enter")
    expect(page.locator(TOTAL)).to_have_text("300,00")
    assert standing.pay("Kort").total == 30_000
    slip = page.locator("main article.paper figcaption").filter(has_text=SLIP)
    code = slip.inner_text()
    with standing.spends(taps=1, entries=1, scans=1):
        standing.beep(code)
        page.get_by_label("Betal af").click()
        page.keyboard.type("500")
        page.keyboard.press("Enter")
        expect(page.locator(TOTAL)).to_have_text("500,00")
    assert standing.pay("Kort").total == 50_000
    with standing.spends(taps=1, scans=1):
        standing.beep(code)
        standing.button("Betal de sidste 499,00, og udlever").click()
        expect(page.locator(TOTAL)).to_have_text("499,00")
    standing.button("Konto").click()
    expect(page.get_by_text("betales, før de tages med")).to_be_visible()
    assert standing.pay("Kort").total == 49_900
    standing.beep(code)
    expect(page.get_by_text("Alt er hentet, eller ordren er opgivet.")).to_be_visible()


def test_a_quote(standing: Counter) -> None:
    """A price is promised to nobody in particular; scanned, it is the cart it was made of."""
    standing.scan(LAMP.barcode)
    standing.button("Ordre").click()
    if (sheet := standing.page.get_by_test_id("customer-sheet")).count():
        sheet.get_by_role("button", name="Luk").click()
    standing.page.get_by_text("Tilbud", exact=True).click()
    standing.button("Lav tilbuddet").click()
    expect(standing.page.locator(TOTAL)).to_have_text("0,00")
    with standing.spends(scans=1):
        standing.beep(standing.printed(SLIP))
        expect(standing.page.locator(TOTAL)).to_have_text("249,50")
    assert standing.pay("Kort").total == 24_950
