"""Whatever moment of a sale a tab dies at, the sale is wholly in the journal or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.conftest import OpenContext
from tests.e2e.counter import TOTAL, Counter
from tests.installation import Installation, installation

TENT = "2007001010005"  # 1.299,00
PRICE = 129_900
PIN = ("Freja Lund", "5813")
# Milliseconds after the tap on a payment: before the entry is written, while, and after.
MOMENTS = [0, 1, 2, 4, 6, 8, 10, 12, 15, 20, 30, 60, 120]


@pytest.fixture(scope="module")
def bon() -> Iterator[Installation]:
    with installation(demo_days=1) as running:
        yield running
        assert running.troubles() == ""


@pytest.fixture
def counter(bon: Installation, open_context: OpenContext) -> Counter:
    """A free register of the Aarhus shop on a new device, signed in, shift open."""
    code = re.search(r"(\w{4} \w{4})\s+A\d", bon.bon("demo", "--logins"))
    assert code
    counter = Counter(open_context(), bon.address)
    counter.pair(code[1])
    counter.sign_in(*PIN)
    counter.open_shift(500)
    return counter


def sales_in_list(counter: Counter) -> list[str]:
    """The receipt numbers of this device's sales, newest first."""
    counter.button("Åbn menu").click()
    counter.page.get_by_role("dialog").get_by_role("button", name="Bonner").click()
    expect(counter.page.get_by_role("heading", name="Bonner")).to_be_visible()
    counter.page.wait_for_timeout(300)
    numbers = re.findall(r"A\d-\d+", counter.page.get_by_role("main").inner_text())
    return sorted(set(numbers), key=lambda number: int(number.split("-")[1]), reverse=True)


def reopened(counter: Counter) -> Locator:
    """The register after its tab was killed; gives the button that ends a sale paid already."""
    counter.kill()
    counter.open()
    finish = counter.button("Afslut salget")
    expect(counter.page.locator(TOTAL).or_(finish).first).to_be_visible()
    return finish


def test_a_tab_killed_while_paying_leaves_all_or_nothing(
    counter: Counter, bon: Installation
) -> None:
    counter.scan(TENT)
    counter.pay("Kort")
    known = len(sales_in_list(counter))
    outcomes = set()
    for moment in MOMENTS:
        reopened(counter)
        counter.abandon()
        counter.scan(TENT)
        counter.button("Kort").click(no_wait_after=True)
        counter.page.wait_for_timeout(moment)
        finish = reopened(counter)
        outcome = "kept"
        if finish.is_visible():
            outcome = "paid"
            finish.click()
            counter.finished()
            reopened(counter)
        elif counter.total() == PRICE:
            outcome = "unpaid"
        outcomes.add(outcome)
        kept = len(sales_in_list(counter)) - known
        assert kept == (0 if outcome == "unpaid" else 1), (moment, outcome)
        known += kept
    assert "kept" in outcomes
    reopened(counter)
    expect(counter.trust()).to_contain_text("Alt er sendt", timeout=30_000)
    assert bon.bon("journal", "verify") == "The journal and everything derived from it agree.\n"


def test_a_cart_survives_its_tab_at_every_step(counter: Counter) -> None:
    counter.scan(TENT)
    counter.scan(TENT)
    counter.kill()
    counter.open()
    assert counter.total() == 2 * PRICE
    counter.button("Betal …").click()
    counter.page.get_by_label("Beløb").fill("1000")
    counter.button("Kontant").click()
    expect(counter.page.get_by_test_id("remaining")).to_have_text("1.598,00")
    counter.kill()
    counter.open()
    expect(counter.page.get_by_test_id("remaining")).to_have_text("1.598,00")
    counter.button("Kort").click()
    receipt = counter.finished()
    assert receipt.total == 2 * PRICE
