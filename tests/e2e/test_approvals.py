"""A yes from whoever is not at the counter: asked there, given on a telephone."""

from __future__ import annotations

from playwright.sync_api import Page, ViewportSize, expect

from tests.e2e.conftest import OpenContext, OpenCounter
from tests.e2e.counter import Counter
from tests.e2e.office import Office
from tests.e2e.shop import CASHIER, OWNER, Shop

PHONE: ViewportSize = {"width": 390, "height": 844}


def telephone(shop: Shop, open_context: OpenContext) -> Page:
    """The owner's, on the page of approvals."""
    office = Office(open_context().new_page(), shop.address)
    shop.enter(office)
    office.page.set_viewport_size(PHONE)
    office.go("/approvals/")
    expect(office.page.get_by_text("Ingen venter på svar")).to_be_visible()
    return office.page


def wants_the_drawer(counter: Counter) -> None:
    """The cashier may not open it alone."""
    counter.menu("Åbn skuffen")
    counter.button("Veksling").click()
    expect(counter.page.get_by_test_id("approval")).to_be_visible()


def test_the_owner_says_yes_from_her_telephone(
    shop: Shop, open_counter: OpenCounter, open_context: OpenContext
) -> None:
    counter, phone = open_counter(CASHIER), telephone(shop, open_context)
    wants_the_drawer(counter)
    counter.page.get_by_test_id("ask-leader").click()
    expect(phone.get_by_role("heading", name="Åbne skuffen uden salg")).to_be_visible()
    expect(phone.get_by_text(CASHIER)).to_be_visible()
    phone.get_by_role("button", name="Ja, godkend").click()
    expect(counter.page.get_by_test_id("approval")).to_be_hidden()
    expect(phone.get_by_text("Kassen har fået dit ja.")).to_be_visible()


def test_a_no_says_why_and_the_pin_remains(
    shop: Shop, open_counter: OpenCounter, open_context: OpenContext
) -> None:
    counter, phone = open_counter(CASHIER), telephone(shop, open_context)
    wants_the_drawer(counter)
    counter.page.get_by_test_id("ask-leader").click()
    phone.get_by_placeholder("Besked til kassen").fill("Vent, til jeg kommer")
    phone.get_by_role("button", name="Nej").click()
    expect(counter.page.get_by_text(f"{OWNER} siger nej: Vent, til jeg kommer")).to_be_visible()
    counter.context.set_offline(True)
    counter.page.get_by_test_id("ask-leader").click()
    expect(counter.page.get_by_text("Der er ingen forbindelse.")).to_be_visible()
    counter.button(OWNER).click()
    expect(counter.page.get_by_label("Pinkode", exact=True)).to_be_visible()
