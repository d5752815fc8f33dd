"""Goods that come back at a counter, with the taps each way costs, online and offline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import OpenContext
from tests.e2e.console import Console
from tests.e2e.counter import TOTAL, Counter
from tests.e2e.office import Office
from tests.e2e.real_goods import Product, write_price_list
from tests.e2e.test_shop_day import EMAIL, PASSWORD, open_for_business
from tests.installation import Installation, installation

HELMET = Product("5701234567899", "Cykelhjelm", 29_995)
BELL = Product("5701234500001", "Ringeklokke", 4_900)
TUBE = Product("5701234500018", "Slange", 6_995)
COUNT_TAPS = """
globalThis.taps = 0
document.addEventListener('click', () => globalThis.taps++, true)
"""


@pytest.fixture
def bon() -> Iterator[Installation]:
    with installation() as running:
        running.bon(
            "create-owner", EMAIL, "--shop", "Vesterbro Cykler",
            "--cvr", "10000009", "--name", "Olga Ejer", given=PASSWORD + "\n",
        )  # fmt: skip
        yield running
        assert running.troubles() == ""


@pytest.fixture
def counter(bon: Installation, page: Page, open_context: OpenContext, tmp_path: Path) -> Counter:
    office = Office(page, bon.address)
    office.sign_in(EMAIL, PASSWORD)
    write_price_list([HELMET, BELL, TUBE], tmp_path / "prisliste.csv")
    office.import_goods(tmp_path / "prisliste.csv")
    device = open_context()
    device.add_init_script(COUNT_TAPS)
    return open_for_business(bon, office, device)


class Taps:
    """How many taps a way costs."""

    def __init__(self, counter: Counter) -> None:
        self.page = counter.page
        self.page.evaluate("globalThis.taps = 0")

    def spent(self) -> int:
        return int(self.page.evaluate("globalThis.taps"))


def sell(counter: Counter, *products: Product) -> str:
    for product in products:
        counter.scan(product.barcode)
    return counter.pay("Kort").number


def open_receipt(counter: Counter, number: str) -> None:
    counter.page.keyboard.type(number, delay=4)
    counter.page.keyboard.press("Enter")
    heading = counter.page.get_by_role("heading", name=f"Retur af bon {number}")
    expect(heading).to_be_visible()


def take(counter: Counter, product: Product) -> None:
    lines = counter.page.get_by_role("list", name="Varer på bonen")
    lines.get_by_role("button", name=product.name).first.click()


def test_goods_come_back(
    bon: Installation, counter: Counter, console: Console, tmp_path: Path
) -> None:
    number = sell(counter, HELMET, BELL)

    open_receipt(counter, number)
    taps = Taps(counter)
    take(counter, HELMET)
    expect(counter.page.locator(TOTAL)).to_contain_text("299,95")
    counter.page.screenshot(path=tmp_path / "return.png")
    receipt = counter.pay("Kort")
    assert (receipt.total, taps.spent()) == (-29_995, 2)
    counter.page.screenshot(path=tmp_path / "finished.png")

    console.allow("ERR_INTERNET_DISCONNECTED")
    counter.context.set_offline(True)
    open_receipt(counter, number)
    gone = counter.page.get_by_role("button", name="Cykelhjelm")
    expect(gone).to_be_disabled()
    take(counter, BELL)
    assert counter.pay("Kort").total == -4_900

    taps = Taps(counter)
    counter.scan(TUBE.barcode)
    counter.button("Retur").click()
    counter.button("Fortrudt").click()
    expect(counter.page.locator(TOTAL)).to_contain_text("−69,95")
    counter.page.screenshot(path=tmp_path / "without.png")
    assert counter.pay("Kontant").total == -6_995
    assert taps.spent() == 3

    exchange_by_label(counter)

    counter.context.set_offline(False)
    expect(counter.trust()).to_contain_text("Alt er sendt", timeout=60_000)
    verdict = bon.bon("journal", "verify")
    assert verdict == "The journal and everything derived from it agree.\n"


def exchange_by_label(counter: Counter) -> None:
    """A label for one tap; its exchange for one; and never twice."""
    counter.scan(HELMET.barcode)
    taps = Taps(counter)
    counter.button("Byttemærke på alt").click()
    counter.pay("Kort")
    assert taps.spent() == 2
    label = printed_label(counter)
    counter.scan(label)
    taps = Taps(counter)
    counter.scan(TUBE.barcode)
    assert counter.total() == 6_995 - 29_995
    counter.scan(HELMET.barcode)
    counter.pay("Kort")
    assert taps.spent() == 1
    counter.page.keyboard.type(label, delay=4)
    counter.page.keyboard.press("Enter")
    expect(counter.page.get_by_text("Byttemærket er allerede brugt.")).to_be_visible()


def printed_label(counter: Counter) -> str:
    """The code on the exchange label that was printed last."""
    area = counter.page.locator(".print-area")
    expect(area).to_contain_text(re.compile(r"\d{40}"), timeout=20_000)
    found = re.search(r"\d{40}", area.text_content() or "")
    assert found
    return found[0]
