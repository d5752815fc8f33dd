"""A gift card from the counter that sells it to the one that is paid with it, in counted taps."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from bon.demo.shop import PASSWORD
from tests.e2e.conftest import OpenContext
from tests.e2e.counter import Counter, ore
from tests.e2e.office import Office
from tests.installation import Installation, installation

TENT = "2007001010005"  # 1.299,00
PIN = ("Freja Lund", "5813")


@pytest.fixture(scope="module")
def bon() -> Iterator[Installation]:
    with installation(demo_days=1) as running:
        yield running
        assert running.troubles() == ""


@pytest.fixture
def counter(bon: Installation, open_context: OpenContext) -> Counter:
    code = re.search(r"(\w{4} \w{4})\s+A\d", bon.bon("demo", "--logins"))
    assert code
    counter = Counter(open_context(), bon.address)
    counter.pair(code[1])
    counter.sign_in(*PIN)
    counter.open_shift(500)
    return counter


def sell_card(counter: Counter, kroner: int) -> None:
    """A tap, the amount, a tap: 2T + 1E, and the card prints itself."""
    counter.page.get_by_role("button", name="Gavekort").first.click()
    counter.page.keyboard.type(str(kroner))
    counter.page.keyboard.press("Enter")
    expect(counter.page.get_by_test_id("total")).to_have_text(f"{kroner},00")
    pay(counter)


def pay(counter: Counter) -> None:
    counter.button("Kort").click()
    expect(counter.button("Nyt salg")).to_be_visible()


def scan_card(counter: Counter, code: str) -> None:
    counter.page.keyboard.type(code, delay=4)
    counter.page.keyboard.press("Enter")


def code_of_newest(bon: Installation, page: Page) -> str:
    """What stands below the bars on the newest card, as the office shows it."""
    office = Office(page, bon.address)
    office.sign_in("ejer@faelgogfjeld.example", PASSWORD)
    office.wait_for("/vouchers/", "Gavekort")
    page.locator("a.row-link").first.click()
    return page.get_by_text(re.compile(r"^92\d{16}$")).inner_text()


def test_a_gift_card_is_sold_and_paid_with_online_and_offline(
    bon: Installation, counter: Counter, page: Page
) -> None:
    sell_card(counter, 500)
    code = code_of_newest(bon, page)
    counter.button("Nyt salg").click()

    scan_card(counter, code)
    expect(counter.page.get_by_test_id("balance")).to_have_text("500,00")
    counter.page.keyboard.press("Escape")

    # A scan is the payment, with no tap; goods may follow it.
    counter.scan(TENT)
    scan_card(counter, code)
    expect(counter.page.get_by_test_id("voucher-paid")).to_contain_text("Rest: 0,00")
    assert paid_and_left(counter) == (50_000, 79_900)
    counter.scan(TENT)
    assert paid_and_left(counter) == (50_000, 209_800)
    pay(counter)
    counter.button("Nyt salg").click()

    sell_card(counter, 300)
    second = code_of_newest_after(page)
    counter.button("Nyt salg").click()
    counter.context.set_offline(True)
    counter.scan(TENT)
    scan_card(counter, second)
    paid = counter.page.get_by_test_id("voucher-paid")
    expect(paid).to_contain_text("Rest: 0,00", timeout=10_000)
    assert paid_and_left(counter) == (30_000, 99_900)
    pay(counter)
    counter.context.set_offline(False)
    Office(page, bon.address).wait_for("/vouchers/?state=empty", second[2:12])


def code_of_newest_after(page: Page) -> str:
    """The same, already signed in, once another card has come."""
    old = page.url
    for _ in range(20):
        page.goto(old.split("/vouchers/")[0] + "/vouchers/?state=open")
        if page.locator("a.row-link").count() == 1:
            page.locator("a.row-link").first.click()
            return page.get_by_text(re.compile(r"^92\d{16}$")).inner_text()
        page.wait_for_timeout(500)
    raise AssertionError("no card came")


def paid_and_left(counter: Counter) -> tuple[int, int]:
    """What the cart says is paid, and what is left."""
    figures = counter.page.locator("dl .small dd").all_inner_texts()
    return ore(figures[-2]), ore(figures[-1])
