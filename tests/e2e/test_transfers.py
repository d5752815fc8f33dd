"""A box from one store to the other: a scan for each item and one tap to send; a scan of the slip
and one tap to receive."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, Route, expect

from bon.demo import shop
from bon.transfers.slip import slip_code
from tests.e2e.hands import COUNTED, spending
from tests.e2e.office import Office
from tests.e2e.test_receiving import beep
from tests.installation import Installation

TENT, BICYCLE = "2007001010005", "2001001010003"
LINES = "**/stock/adjust/lines/"
UNKNOWN = "5701234567899"
OWNER = next(member for member in shop.STAFF if member.role == "owner")


def test_a_box_is_sent_and_received_with_a_tap_each(bon: Installation, page: Page) -> None:
    page.add_init_script(COUNTED)
    office = Office(page, bon.address)
    office.sign_in(OWNER.email, shop.PASSWORD)
    office.go("/transfers/new/")
    page.get_by_role("button", name="Begynd at scanne").click()
    page.wait_for_load_state()
    tents = page.get_by_role("textbox", name="Antal Teltra Kuppel 2 personer")
    with spending(page, scans=3):
        for code in (TENT, BICYCLE, TENT):
            beep(page, code)
        expect(tents).to_have_value("2")
    with spending(page, taps=1):
        page.get_by_role("button", name="Send til").click()
        expect(page.get_by_text("På vej").first).to_be_visible()
    number = re.search(r"Flytning (\d+)", page.locator("main").inner_text())
    assert number is not None
    office.go("/transfers/")
    page.wait_for_load_state()
    with spending(page, scans=1, taps=1):
        beep(page, slip_code(int(number[1])))
        page.get_by_role("button", name="Modtag alt som sendt").click()
        expect(page.get_by_text("Alt kom, som det blev sendt.")).to_be_visible()


def test_what_is_missing_is_told_with_its_reason(bon: Installation, page: Page) -> None:
    office = Office(page, bon.address)
    office.sign_in(OWNER.email, shop.PASSWORD)
    office.go("/transfers/new/")
    page.get_by_role("button", name="Begynd at scanne").click()
    page.wait_for_load_state()
    for code in (TENT, TENT):
        beep(page, code)
    expect(page.get_by_role("textbox", name="Antal Teltra Kuppel 2 personer")).to_have_value("2")
    page.get_by_role("button", name="Send til").click()
    expect(page.get_by_text("På vej").first).to_be_visible()
    page.wait_for_load_state()
    beep(page, TENT)
    page.get_by_label("1 mangler:").select_option("Stjålet")
    office.press("Modtag det talte")
    expect(page.get_by_text("1: Stjålet")).to_be_visible()


@contextmanager
def slow(page: Page) -> Iterator[None]:
    """The server has the first scan, and answers when this ends."""
    held: list[Route] = []
    page.route(LINES, lambda route: held.append(route), times=1)
    yield
    held[0].continue_()


def test_stock_is_put_right_by_what_is_scanned(bon: Installation, page: Page) -> None:
    """A scan counts wherever the focus is, a name is chosen from those found, Enter in a quantity
    books nothing, and what was scanned last is in it, or told to be unknown, though the server is
    slow."""
    office = Office(page, bon.address)
    office.sign_in(OWNER.email, shop.PASSWORD)
    office.go("/stock/adjust/")
    page.wait_for_load_state()
    tents = page.get_by_role("textbox", name="Antal Teltra Kuppel 2 personer")
    page.get_by_label("Besked").focus()
    for pieces in ("1", "2"):
        beep(page, TENT)
        expect(tents).to_have_value(pieces)
    expect(page.get_by_label("Besked")).to_have_value("")
    page.get_by_label("Scan en vare").fill("teltra")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Teltra Kuppel 2 personer").click()
    expect(tents).to_have_value("3")
    tents.fill("4")
    tents.press("Enter")
    expect(tents).to_have_value("4")
    book = page.get_by_role("button", name="Ret lageret")
    with slow(page):
        with page.expect_request(LINES):
            beep(page, UNKNOWN)
        book.click()
    expect(page.get_by_text(f"Ingen vare har koden {UNKNOWN}.")).to_be_visible()
    with slow(page):
        with page.expect_request(LINES):
            page.get_by_label("Hvad er der sket").select_option("Fundet: så meget mere")
        beep(page, BICYCLE)
        book.click()
        expect(tents).to_have_value("4")
    expect(page.get_by_text("Lageret er rettet: 2 varer.").first).to_be_visible()
