"""A new shop's first day, from a price list to the Z, with the network gone in the middle."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.e2e.conftest import OpenContext
from tests.e2e.console import Console
from tests.e2e.counter import Counter, ore
from tests.e2e.goods import Product
from tests.e2e.office import Office
from tests.e2e.real_goods import real_products, write_price_list
from tests.installation import Installation, installation

EMAIL = "olga@eksempel.dk"
PASSWORD = "en-lang-kode-til-prøver"
FLOAT = 1000


@pytest.fixture
def bon() -> Iterator[Installation]:
    """An empty Bon with an owner, as the README says to make it."""
    with installation() as running:
        running.bon(
            "create-owner", EMAIL, "--shop", "Vesterbro Cykler",
            "--cvr", "10000009", "--name", "Olga Ejer", given=PASSWORD + "\n",
        )  # fmt: skip
        yield running
        assert running.troubles() == ""


@pytest.fixture
def office(bon: Installation, page: Page) -> Office:
    office = Office(page, bon.address)
    office.sign_in(EMAIL, PASSWORD)
    return office


def sell(counter: Counter, products: list[Product], choice: str) -> int:
    """Scans the products, pays by one tap. The total in øre."""
    for product in products:
        counter.scan(product.barcode)
    expected = sum(product.price for product in products)
    counter.comes_to(expected)
    receipt = counter.pay(choice)
    assert receipt.total == expected
    return expected


def rounded(total: int) -> int:
    """What a sum is in cash: to 50 øre, 25 and 75 up."""
    return (total + 25) // 50 * 50


def test_a_shops_first_day(
    bon: Installation,
    office: Office,
    open_context: OpenContext,
    console: Console,
    tmp_path: Path,
) -> None:
    products = real_products()
    write_price_list(products, tmp_path / "prisliste.csv")
    assert office.import_goods(tmp_path / "prisliste.csv") == ("20.000", "0")
    counter = open_for_business(bon, office, open_context())

    chosen = random.Random(70).sample(products, 70)
    cash, card = sell_online(counter, chosen[:50])
    expect(counter.trust()).to_contain_text("Alt er sendt", timeout=15_000)
    console.allow("ERR_INTERNET_DISCONNECTED")
    counter.context.set_offline(True)
    more_cash, more_card = sell_offline(counter, chosen[50:])
    expect(counter.trust()).to_contain_text("20 salg venter")
    counter.context.set_offline(False)
    expect(counter.trust()).to_contain_text("Alt er sendt", timeout=60_000)
    cash, card = cash + more_cash, card + more_card
    assert counter.close_shift(FLOAT * 100 + cash - 100, "Gav en krone for meget tilbage") == -100

    assert len({receipt.number for receipt in counter.receipts}) == 30
    turnover = sum(receipt.total for receipt in counter.receipts)
    assert turnover == sum(product.price for product in chosen)
    check_office(office, counter, turnover, cash, card)
    check_stock(office, chosen[0])
    verdict = bon.bon("journal", "verify")
    assert verdict == "The journal and everything derived from it agree.\n"


def open_for_business(bon: Installation, office: Office, device: BrowserContext) -> Counter:
    """A PIN, a register, a paired device, a shift."""
    office.set_pin("Olga Ejer", "4471")
    office.add_register("K1", "Ved døren")
    counter = Counter(device, bon.address)
    counter.pair(office.pairing_code("K1"))
    counter.sign_in("Olga Ejer", "4471")
    counter.open_shift(FLOAT)
    return counter


def sell_online(counter: Counter, products: list[Product]) -> tuple[int, int]:
    """Five to a sale, by turns in cash and by card. What each took, in øre."""
    cash = card = 0
    for start in range(0, len(products), 10):
        cash += rounded(sell(counter, products[start : start + 5], "Kontant lige"))
        card += sell(counter, products[start + 5 : start + 10], "Kort")
    return cash, card


def sell_offline(counter: Counter, products: list[Product]) -> tuple[int, int]:
    """One to a sale; the tab is killed with goods in the cart, and opened again."""
    cash = sum(rounded(sell(counter, [product], "Kontant lige")) for product in products[:10])
    counter.scan(products[10].barcode)
    counter.kill()
    counter.open()
    counter.comes_to(products[10].price)
    assert counter.pay("Kort").total == products[10].price
    rest = sum(sell(counter, [product], "Kort") for product in products[11:])
    return cash, products[10].price + rest


def check_office(office: Office, counter: Counter, turnover: int, cash: int, card: int) -> None:
    """The back office shows the same, to the øre."""
    office.wait_for("/shifts/", "\u22121,00")  # closed, and a krone short
    office.go("/sales/")
    expect(office.page.locator("main")).to_contain_text("30 bonner")
    listed = [row.get_by_role("cell") for row in office.page.locator("tbody tr").all()]
    assert sorted((cells.first.inner_text(), ore(cells.last.inner_text())) for cells in listed) == (
        sorted((receipt.number, receipt.total) for receipt in counter.receipts)
    )
    office.go("/shifts/")
    office.page.get_by_role("row").nth(1).get_by_role("link").first.click()
    page = office.page.locator("main")
    expect(page).to_contain_text("Z-rapport 1")
    figures = {
        row.locator("th").inner_text().split(" · ")[0]: row.locator("td").inner_text()
        for row in page.locator("table.figures tr").all()
        if row.locator("td").count()
    }
    assert ore(figures["Salg i alt"]) == turnover
    assert ore(figures["Forventet i kassen"]) == FLOAT * 100 + cash
    assert ore(figures["Difference"]) == -100
    assert ore(figures["Kontant"]) == cash
    assert ore(figures["Kort"]) == card


def check_stock(office: Office, product: Product) -> None:
    """One piece sold of goods never received: one less than nothing, and the sale beside it."""
    office.go(f"/stock/?q={product.name.split()[0]}")
    row = office.page.get_by_role("row").filter(has_text=product.name).first
    assert row.get_by_role("cell").nth(1).inner_text() == "\u22121"
