"""Goods that come back and goods that are exchanged, in counted work, with network and without."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.e2e.conftest import OpenCounter
from tests.e2e.counter import TOTAL, Counter
from tests.e2e.goods import BELL, HELMET, JACKET, TUBE, Product
from tests.e2e.shop import MANAGER, Shop

LABEL = re.compile(r"91\d{38}")


def sell(counter: Counter, *products: Product) -> str:
    for product in products:
        counter.scan(product.barcode)
    return counter.pay("Kort").number


def open_receipt(counter: Counter, number: str) -> None:
    counter.beep(number)
    heading = counter.page.get_by_role("heading", name=f"Retur af bon {number}")
    expect(heading).to_be_visible()


def line_of(counter: Counter, product: Product) -> Locator:
    lines = counter.page.get_by_role("list", name="Varer på bonnen")
    return lines.get_by_role("button", name=product.name).first


def take(counter: Counter, product: Product) -> None:
    line_of(counter, product).click()


def test_with_receipt(standing: Counter) -> None:
    """Workflow 6: S of the receipt, 1T a line, 1T for the money; and nothing comes back twice."""
    number = sell(standing, HELMET, BELL)
    with standing.spends(taps=2, scans=1):
        open_receipt(standing, number)
        take(standing, HELMET)
        expect(standing.page.locator(TOTAL)).to_have_text("−299,95")
        assert standing.pay("Kort").total == -29_995
    open_receipt(standing, number)
    gone = standing.page.get_by_role("button", name=HELMET.name)
    expect(gone).to_contain_text("Er returneret")
    expect(gone).to_be_disabled()
    take(standing, BELL)
    assert standing.pay("Kort").total == -4_900


def test_never_more_than_was_sold(standing: Counter) -> None:
    """Workflow 6, in part: there is no tap for more pieces than were sold."""
    number = sell(standing, TUBE, TUBE)
    open_receipt(standing, number)
    for total in ("−69,95", "−139,90"):
        take(standing, TUBE)
        expect(standing.page.locator(TOTAL)).to_have_text(total)
    expect(line_of(standing, TUBE)).to_be_disabled()
    assert standing.pay("Kort").total == -13_990


def test_a_receipt_of_another_register(standing: Counter, open_counter: OpenCounter) -> None:
    """Workflow 6 across registers. Without network it cannot be done, and the screen says what
    can; nothing has come into the cart."""
    elsewhere = open_counter()
    number = sell(elsewhere, HELMET)
    expect(elsewhere.trust()).to_contain_text("Alt er sendt", timeout=20_000)
    if standing.offline:
        standing.beep(number)
        told = standing.page.get_by_text(f"Bon {number} er ikke fra denne kasse")
        expect(told).to_contain_text("Tag varen retur uden bon, eller prøv igen")
        standing.comes_to(0)
        return
    with standing.spends(taps=2, scans=1):
        open_receipt(standing, number)
        take(standing, HELMET)
        assert standing.pay("Kort").total == -29_995
    open_receipt(elsewhere, number)
    expect(elsewhere.page.get_by_role("button", name=HELMET.name)).to_be_disabled()


def test_a_receipt_of_nobody(standing: Counter) -> None:
    """Workflow 6: a receipt of another shop is no sale here, and leaves the cart alone."""
    standing.scan(BELL.barcode)
    standing.beep("Q7-123")
    words = "Bon Q7-123 er ikke fra denne kasse" if standing.offline else "Bon Q7-123 findes ikke"
    expect(standing.page.get_by_text(words)).to_be_visible()
    standing.comes_to(BELL.price)


def test_without_receipt(standing: Counter, shop: Shop) -> None:
    """Workflow 7: S, 1T, 1T for the reason, the approver's badge, 1T for the money."""
    with standing.spends(taps=3, scans=2):
        standing.scan(TUBE.barcode)
        standing.button("Retur").click()
        standing.button("Fortrudt").click()
        expect(standing.page.get_by_test_id("approval")).to_be_visible()
        standing.beep(shop.own_code("employee", shop.badges[MANAGER]))
        expect(standing.page.locator(TOTAL)).to_have_text("−69,95")
        assert standing.pay("Kontant").total == -6_995


def test_without_receipt_and_without_approval(standing: Counter) -> None:
    """Workflow 7: where nobody says yes the goods stay as they were, sold."""
    standing.scan(TUBE.barcode)
    standing.button("Retur").click()
    standing.button("Fortrudt").click()
    expect(standing.page.get_by_test_id("approval")).to_be_visible()
    standing.page.keyboard.press("Escape")
    expect(standing.page.get_by_test_id("approval")).to_be_hidden()
    standing.comes_to(TUBE.price)


def test_exchanged_by_label(standing: Counter) -> None:
    """Workflows 8 and 11: a label for 1T; its exchange is S, S and 1T; and never twice."""
    with standing.spends(taps=2, scans=1):
        standing.scan(HELMET.barcode)
        standing.button("Byttemærke på alt").click()
        standing.pay("Kort")
    label = standing.printed(LABEL)
    with standing.spends(taps=1, scans=3):
        standing.scan(label)
        standing.scan(TUBE.barcode)
        standing.comes_to(6_995 - 29_995)
        standing.scan(HELMET.barcode)
        assert standing.pay("Kort").total == 6_995
    standing.beep(label)
    expect(standing.page.get_by_text("Byttemærket er allerede brugt.")).to_be_visible()


def test_a_label_by_rule_and_an_even_exchange(standing: Counter) -> None:
    """Workflow 11: 0T where the category says so. Workflow 8: an exchange of equal worth is a
    sale of nothing, and has its receipt."""
    with standing.spends(taps=1, scans=1):
        standing.scan(JACKET.barcode)
        standing.pay("Kort")
    label = standing.printed(LABEL)
    with standing.spends(taps=1, scans=2):
        standing.scan(label)
        standing.scan(JACKET.barcode)
        assert standing.pay("Afslut salget").total == 0
    expect(standing.page.get_by_text("Byttet lige over")).to_be_visible()
