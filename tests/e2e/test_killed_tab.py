"""Whatever moment of a sale a tab dies at, the sale is wholly in the journal or not at all."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from tests.e2e.counter import TOTAL, Counter
from tests.e2e.goods import TENT

# Milliseconds after the tap on a payment: before the entry is written, while, and after.
MOMENTS = [0, 1, 2, 4, 6, 8, 10, 12, 15, 20, 30, 60, 120]


def sales_in_list(counter: Counter) -> list[str]:
    """The receipt numbers of this device's sales, newest first."""
    counter.menu("Bonner")
    expect(counter.page.get_by_role("heading", name="Bonner")).to_be_visible()
    number = re.compile(rf"{counter.register}-\d+")
    main = counter.page.get_by_role("main")
    expect(main).to_contain_text(number)
    numbers = number.findall(main.inner_text())
    return sorted(set(numbers), key=lambda number: int(number.split("-")[1]), reverse=True)


def reopened(counter: Counter) -> Locator:
    """The register after its tab was killed; gives the button that ends a sale paid already."""
    counter.kill()
    counter.open()
    finish = counter.button("Afslut salget")
    expect(counter.page.locator(TOTAL).or_(finish).first).to_be_visible()
    return finish


def test_a_tab_killed_while_paying_leaves_all_or_nothing(counter: Counter) -> None:
    counter.scan(TENT.barcode)
    counter.pay("Kort")
    known = len(sales_in_list(counter))
    outcomes = set()
    for moment in MOMENTS:
        reopened(counter)
        counter.abandon()
        counter.scan(TENT.barcode)
        counter.button("Kort").click(no_wait_after=True)
        counter.page.wait_for_timeout(moment)
        finish = reopened(counter)
        outcome = "kept"
        if finish.is_visible():
            outcome = "paid"
            finish.click()
            counter.finished()
            reopened(counter)
        elif counter.total() == TENT.price:
            outcome = "unpaid"
        outcomes.add(outcome)
        kept = len(sales_in_list(counter)) - known
        assert kept == (0 if outcome == "unpaid" else 1), (moment, outcome)
        known += kept
    assert "kept" in outcomes
    reopened(counter)
    expect(counter.trust()).to_contain_text("Alt er sendt", timeout=30_000)


def test_a_cart_survives_its_tab_at_every_step(counter: Counter) -> None:
    counter.scan(TENT.barcode)
    counter.scan(TENT.barcode)
    counter.kill()
    counter.open()
    counter.comes_to(2 * TENT.price)
    counter.button("Betal …").click()
    counter.page.get_by_label("Beløb").fill("1000")
    counter.button("Kontant").click()
    expect(counter.page.get_by_test_id("remaining")).to_have_text("1.598,00")
    counter.kill()
    counter.open()
    expect(counter.page.get_by_test_id("remaining")).to_have_text("1.598,00")
    counter.button("Kort").click()
    receipt = counter.finished()
    assert receipt.total == 2 * TENT.price
