"""The drawer in a day: opened, looked at, paid out of, closed, sent to the bank; taps counted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import OpenContext
from tests.e2e.console import Console
from tests.e2e.counter import Counter
from tests.e2e.office import Office
from tests.installation import Installation, installation

EMAIL = "olga@eksempel.dk"
PASSWORD = "en-lang-kode-til-prøver"


@pytest.fixture
def bon() -> Iterator[Installation]:
    with installation() as running:
        running.bon(
            "create-owner", EMAIL, "--shop", "Vesterbro Cykler",
            "--cvr", "10000009", "--name", "Olga Ejer", given=PASSWORD + "\n",
        )  # fmt: skip
        yield running
        assert running.troubles() == ""


class Taps:
    """A finger that counts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0

    def on(self, target: Locator) -> None:
        target.click()
        self.count += 1

    def menu(self, entry: str) -> None:
        self.on(self.page.get_by_role("button", name="Åbn menu"))
        self.on(self.page.get_by_role("dialog").get_by_role("button", name=entry))

    def button(self, name: str) -> None:
        self.on(self.page.get_by_role("button", name=name, exact=True))


def test_a_drawer_through_two_shifts(
    bon: Installation, page: Page, open_context: OpenContext, console: Console
) -> None:
    office = Office(page, bon.address)
    office.sign_in(EMAIL, PASSWORD)
    office.set_pin("Olga Ejer", "4471")
    office.add_register("K1", "Ved døren")
    counter = Counter(open_context(), bon.address)
    counter.pair(office.pairing_code("K1"))
    counter.sign_in("Olga Ejer", "4471")
    counter.open_shift(500)

    look_at_it(counter)
    pay_out(counter)
    console.allow("ERR_INTERNET_DISCONNECTED")
    counter.context.set_offline(True)
    send_to_the_bank(counter)
    close(counter)
    open_again(counter)
    counter.context.set_offline(False)
    expect(counter.trust()).to_contain_text("Alt er sendt", timeout=60_000)

    page.goto(f"{bon.address}/cash/")
    for told in ("Småindkøb", "100,00", "P-17"):
        expect(page.locator("#list")).to_contain_text(told)
    page.goto(f"{bon.address}/shifts/")
    page.get_by_role("link", name="K1 · Z 1").click()
    expect(page.get_by_role("main")).to_contain_text("Ud: Småindkøb · 1")
    assert bon.bon("journal", "verify") == "The journal and everything derived from it agree.\n"


def look_at_it(counter: Counter) -> None:
    """Workflow 24: an X, at any time."""
    taps = Taps(counter.page)
    taps.menu("X-rapport")
    expect(counter.page.get_by_role("article", name="X-rapport")).to_contain_text("500,00")
    assert taps.count == 2


def pay_out(counter: Counter) -> None:
    taps = Taps(counter.page)
    taps.menu("Penge ind og ud")
    taps.button("Småindkøb")
    counter.page.get_by_label("Beløb", exact=True).fill("100")
    taps.button("Tag 100,00 kr ud")
    expect(counter.page.get_by_text("Noteret.")).to_be_visible()
    assert taps.count == 4


def send_to_the_bank(counter: Counter) -> None:
    """Workflow 25, offline: the number of the bag, a sum, one tap."""
    taps = Taps(counter.page)
    taps.menu("Penge til banken")
    counter.page.get_by_label("Posens nummer").fill("P-17")
    counter.page.get_by_label("Beløb", exact=True).fill("50")
    taps.button("Send 50,00 kr til banken")
    expect(counter.page.get_by_text("50,00 kr er noteret")).to_be_visible()
    assert taps.count == 3


def close(counter: Counter) -> None:
    """Workflow 23, offline: three taps and the count. 350 of the usual 500 kr are there."""
    taps = Taps(counter.page)
    taps.menu("Luk kassen")
    for value, pieces in ((20000, 1), (10000, 1), (5000, 1)):
        counter.page.locator(f'[data-value="{value}"]').fill(str(pieces))
    taps.on(counter.page.get_by_role("main").get_by_role("button", name="Luk kassen"))
    expect(counter.page.get_by_role("heading", name="Kassen er lukket")).to_be_visible()
    assert taps.count == 3
    counter.button("Færdig").click()


def open_again(counter: Counter) -> None:
    """Workflow 1, offline: what was left is confirmed with one tap."""
    counter.sign_in("Olga Ejer", "4471")
    taps = Taps(counter.page)
    taps.button("Åbn med 350,00 kr")
    expect(counter.page.get_by_label("Søg vare")).to_be_visible()
    assert taps.count == 1
