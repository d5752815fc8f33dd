"""Goods that come back at a counter, with the taps each way costs, online and offline."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.console import Console
from tests.e2e.counter import TOTAL, Counter
from tests.e2e.goods import BELL, HELMET, TUBE, Product

LABEL = re.compile(r"\d{40}")


def sell(counter: Counter, *products: Product) -> str:
    for product in products:
        counter.scan(product.barcode)
    return counter.pay("Kort").number


def open_receipt(counter: Counter, number: str) -> None:
    counter.beep(number)
    heading = counter.page.get_by_role("heading", name=f"Retur af bon {number}")
    expect(heading).to_be_visible()


def take(counter: Counter, product: Product) -> None:
    lines = counter.page.get_by_role("list", name="Varer på bonen")
    lines.get_by_role("button", name=product.name).first.click()


def test_goods_come_back(counter: Counter, console: Console) -> None:
    number = sell(counter, HELMET, BELL)

    with counter.spends(taps=2, scans=1):
        open_receipt(counter, number)
        take(counter, HELMET)
        expect(counter.page.locator(TOTAL)).to_contain_text("299,95")
        assert counter.pay("Kort").total == -29_995

    console.allow("ERR_INTERNET_DISCONNECTED")
    counter.context.set_offline(True)
    open_receipt(counter, number)
    gone = counter.page.get_by_role("button", name="Cykelhjelm")
    expect(gone).to_be_disabled()
    take(counter, BELL)
    assert counter.pay("Kort").total == -4_900

    with counter.spends(taps=3, scans=1):
        counter.scan(TUBE.barcode)
        counter.button("Retur").click()
        counter.button("Fortrudt").click()
        expect(counter.page.locator(TOTAL)).to_contain_text("−69,95")
        assert counter.pay("Kontant").total == -6_995

    exchange_by_label(counter)

    counter.context.set_offline(False)
    expect(counter.trust()).to_contain_text("Alt er sendt", timeout=60_000)


def exchange_by_label(counter: Counter) -> None:
    """A label for one tap; its exchange for one; and never twice."""
    with counter.spends(taps=2, scans=1):
        counter.scan(HELMET.barcode)
        counter.button("Byttemærke på alt").click()
        counter.pay("Kort")
    label = counter.printed(LABEL)
    with counter.spends(taps=1, scans=3):
        counter.scan(label)
        counter.scan(TUBE.barcode)
        assert counter.total() == 6_995 - 29_995
        counter.scan(HELMET.barcode)
        counter.pay("Kort")
    counter.beep(label)
    expect(counter.page.get_by_text("Byttemærket er allerede brugt.")).to_be_visible()
