"""Selling as it is done all day, in counted work: sold, split, parked, discounted, for somebody.

The numbers are those of the shop's workflows. Each story is told with the network and without.
"""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.counter import TOTAL, Counter
from tests.e2e.goods import BELL, HELMET, LAMP, TENT, TUBE
from tests.e2e.shop import CUSTOMER, MANAGER, PIN, Shop

PARKED = re.compile(r"97\d{16}")


def test_cash_and_exact(standing: Counter) -> None:
    """Workflow 2: S×n + 1T; and the next sale begins without a tap."""
    with standing.spends(taps=1, scans=3):
        standing.scan(HELMET.barcode)
        standing.scan(BELL.barcode)
        assert standing.pay("Kontant lige").total == 34_895
        standing.scan(TUBE.barcode)
    standing.comes_to(TUBE.price)


def test_a_card(standing: Counter) -> None:
    """Workflow 3: S×n + 1T."""
    with standing.spends(taps=1, scans=2):
        standing.scan(HELMET.barcode)
        standing.scan(HELMET.barcode)
        assert standing.pay("Kort").total == 59_990


def test_a_note_and_its_change(standing: Counter) -> None:
    """Workflow 2 with a note: as many taps, and the change in large type."""
    with standing.spends(taps=1, scans=1):
        standing.scan(LAMP.barcode)
        standing.button("Kontant 500 kr").click()
        expect(standing.page.get_by_test_id("change")).to_have_text("250,50")


def test_by_keyboard_alone(standing: Counter) -> None:
    """Workflows 2 and 3: the same, with a key for the tap."""
    with standing.spends(taps=2, scans=2):
        standing.scan(TUBE.barcode)
        standing.page.keyboard.press("F4")
        assert standing.finished().total == 6_995
        standing.scan(BELL.barcode)
        standing.page.keyboard.press("F2")
        expect(standing.page.get_by_test_id("paid")).to_have_text("49,00")


def test_split(standing: Counter) -> None:
    """Workflow 5: 3T + 1E. A card takes no more than is owed, and a payment can be taken back."""
    page = standing.page
    standing.scan(LAMP.barcode)
    with standing.spends(taps=3, entries=1):
        standing.button("Betal …").click()
        standing.key_in("100")
        standing.button("Kontant").click()
        expect(page.get_by_test_id("remaining")).to_have_text("149,50")
        assert standing.pay("Kort").total == 24_950

    standing.scan(LAMP.barcode)
    standing.button("Betal …").click()
    standing.key_in("300")
    standing.button("Kort").click()
    expect(page.get_by_text("Beløbet er større, end der mangler")).to_be_visible()
    expect(page.get_by_test_id("remaining")).to_have_text("249,50")
    standing.key_in("100")
    standing.button("Kontant").click()
    expect(page.get_by_test_id("remaining")).to_have_text("149,50")
    standing.button("Fjern Kontant").click()
    expect(page.get_by_test_id("remaining")).to_have_text("249,50")
    standing.button("Til kurven").click()


def test_parked_and_taken_up(standing: Counter) -> None:
    """Workflow 4: 1T and 1T, for the last one; a scan of its slip, for any."""
    standing.scan(HELMET.barcode)
    with standing.spends(taps=2):
        standing.button("Parkér salget").click()
        expect(standing.page.locator(TOTAL)).to_have_text("0,00")
        standing.page.get_by_role("button", name="Hent parkeret salg").click()
        expect(standing.page.locator(TOTAL)).to_have_text("299,95")
    standing.button("Parkér salget").click()
    standing.menu("Parkerede salg")
    standing.button("Print seddel").first.click()
    slip = standing.printed(PARKED)
    standing.button("Luk").click()
    with standing.spends(scans=1):
        standing.beep(slip)
        expect(standing.page.locator(TOTAL)).to_have_text("299,95")


def test_a_discount_of_ones_own(standing: Counter) -> None:
    """Workflow 13: 2T + E, on the goods scanned last."""
    standing.scan(TENT.barcode)
    with standing.spends(taps=2, entries=1):
        take_off(standing, "10")
        expect(standing.page.locator(TOTAL)).to_have_text("1.169,10")


def test_a_discount_that_somebody_approves(standing: Counter, shop: Shop) -> None:
    """Workflow 13 beyond the cashier's limit: 2T + E, and the approver's badge, or E of the
    PIN. Who is called over a second time need not be picked again."""
    page = standing.page
    standing.scan(TENT.barcode)
    with standing.spends(taps=2, entries=1, scans=1):
        take_off(standing, "20")
        expect(page.get_by_test_id("approval")).to_be_visible()
        standing.beep(shop.own_code("employee", shop.badges[MANAGER]))
        expect(page.locator(TOTAL)).to_have_text("1.039,20")

    standing.scan(LAMP.barcode)
    take_off(standing, "50")
    page.get_by_test_id("approval").get_by_role("button", name=MANAGER).click()
    approve(standing)
    expect(page.locator(TOTAL)).to_have_text("1.163,95")
    standing.scan(TUBE.barcode)
    with standing.spends(taps=2, entries=2):
        take_off(standing, "50")
        approve(standing)
        expect(page.locator(TOTAL)).to_have_text("1.198,92")


def take_off(counter: Counter, percent: str) -> None:
    """A discount on the goods scanned last: a tap, the percent, the reason."""
    counter.button("Rabat").click()
    counter.key_in(percent)
    counter.page.get_by_role("dialog").get_by_role("button", name="Prismatch").click()


def approve(counter: Counter) -> None:
    """The PIN of whom the sheet asks: its last digit ends it."""
    expect(counter.page.get_by_test_id("approval")).to_contain_text(f"Pinkode til {MANAGER}")
    counter.key_in(PIN[MANAGER])


def test_a_customer(standing: Counter, shop: Shop) -> None:
    """Workflow 12: S of the card and no tap, or a tap and the telephone number."""
    page = standing.page
    standing.scan(BELL.barcode)
    with standing.spends(scans=1):
        standing.show_card(shop.card(CUSTOMER), CUSTOMER)
    standing.pay("Kort")
    standing.scan(BELL.barcode)
    with standing.spends(taps=1, entries=1):
        page.get_by_test_id("customer").get_by_role("button").first.click()
        page.keyboard.type("20304050")
        expect(page.get_by_test_id("customer")).to_contain_text(CUSTOMER)


def test_a_new_customer(standing: Counter) -> None:
    """Workflow 12 for somebody new: made in one step, also without network."""
    phone = "51525354" if standing.offline else "51525355"
    standing.scan(BELL.barcode)
    with standing.spends(taps=2, entries=1):
        standing.page.keyboard.press("Alt+u")
        standing.page.keyboard.type(phone)
        standing.button(f"Opret {phone}").click()
        shown = standing.page.get_by_test_id("customer")
        expect(shown).to_contain_text(re.sub(r"(\d\d)(?=\d)", r"\1 ", phone))
