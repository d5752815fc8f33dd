"""Goods sent for: from a line at the counter to the shelf behind it, with the customer told."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.conftest import OpenCounter
from tests.e2e.counter import TOTAL, Counter
from tests.e2e.goods import HELMET, LAMP
from tests.e2e.office import Office
from tests.e2e.shop import CUSTOMER, Shop
from tests.e2e.test_orders import SLIP
from tests.e2e.test_receiving import supplier


def test_from_the_line_to_the_shelf(shop: Shop, open_counter: OpenCounter, office: Office) -> None:
    counter = open_counter()
    counter.show_card(shop.card(CUSTOMER), CUSTOMER)
    counter.scan(LAMP.barcode)
    with counter.spends(taps=1):
        counter.button("Bestil hjem").click()
        expect(counter.page.get_by_test_id("order-sheet")).to_be_visible()
    counter.button("Lav ordren uden at betale nu").click()
    slip = counter.printed(SLIP)
    expect(counter.page.locator(TOTAL)).to_have_text("0,00")
    expect(counter.trust()).to_contain_text("Alt er sendt", timeout=30_000)

    bought(office)

    counter.menu("Modtag varer")
    sheet = counter.page.get_by_test_id("receiving")
    with counter.spends(taps=1):
        sheet.get_by_text("Lygtehuset").click()
        expect(sheet.get_by_text("Til kunde")).to_be_visible()
    with counter.spends(scans=1):
        counter.beep(LAMP.barcode)
        expect(sheet.locator("[data-counted=right]")).to_have_count(1)
    scanned_by_a_tab_that_dies(counter)
    page = counter.page
    sheet = page.get_by_test_id("receiving")
    expect(sheet.locator("[data-counted=over]")).to_contain_text(HELMET.name)
    with counter.spends(taps=1):
        sheet.get_by_label(f"Én mindre af {HELMET.name}").click()
        expect(sheet.locator("[data-counted=over]")).to_have_count(0)
    with counter.spends(taps=2):
        counter.button("Læg på lager").click()
        expect(sheet).to_contain_text("1 kunde venter på varerne")
        sheet.get_by_role("button", name="Sms").click()
        expect(sheet).to_contain_text("Meldt klar")
    sheet.get_by_role("button", name="Luk").click()

    with counter.spends(taps=1, scans=1):
        counter.beep(slip)
        expect(page.get_by_test_id("found-order")).to_contain_text("Klar til afhentning")
        counter.button("Læg det hele i kurven").click()
        expect(page.locator(TOTAL)).to_have_text("249,50")
    assert counter.pay("Kort").total == 24_950
    office.go("/receiving/")
    expect(office.page.get_by_role("row").filter(has_text="Lygtehuset")).to_have_count(1)


def scanned_by_a_tab_that_dies(counter: Counter) -> None:
    """Without the network; the next tab tells the server, and shows the delivery."""
    counter.context.set_offline(True)
    counter.beep(HELMET.barcode)
    waiting = counter.page.get_by_text("1 scanning venter på forbindelsen")
    expect(waiting).to_be_visible()
    counter.kill()
    counter.context.set_offline(False)
    counter.open()
    expect(counter.page.get_by_label("Søg vare")).to_be_visible()
    counter.menu("Modtag varer")
    counter.page.get_by_test_id("receiving").get_by_text("Lygtehuset").click()


def bought(office: Office) -> None:
    """What was sent for is proposed, put on a draft and ordered by telephone."""
    page = office.page
    supplier(office, "Lygtehuset")
    office.go("/purchasing/proposals/")
    row = page.get_by_role("row").filter(has_text=LAMP.name).filter(has_text=re.compile("Ordre"))
    row.get_by_role("checkbox").check()
    row.get_by_label(f"Leverandør af {LAMP.name}").select_option("Lygtehuset")
    page.get_by_role("button", name="Lav kladder").click()
    page.get_by_role("row").filter(has_text="Lygtehuset").get_by_role("link").first.click()
    page.get_by_role("link", name="Send ordren").click()
    page.get_by_role("button", name="Er bestilt på anden måde").click()
    expect(page.get_by_text("er afgivet").first).to_be_visible()
