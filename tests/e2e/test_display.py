"""A phone becomes the customer display of a register that is another device."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.conftest import OpenContext
from tests.e2e.console import Console
from tests.e2e.counter import Counter
from tests.e2e.goods import HELMET, TUBE


def test_a_phone_shows_the_customer_the_cart_and_nothing_else(
    counter: Counter, open_context: OpenContext, console: Console
) -> None:
    counter.menu("Indstillinger")
    counter.button("Tilslut en skærm").click()
    link = counter.page.get_by_label("Adresse", exact=True).inner_text()

    device = open_context(viewport={"width": 390, "height": 844})
    phone = device.new_page()
    phone.goto(link)
    expect(counter.page.get_by_text("Én skærm følger med.")).to_be_visible()
    expect(phone.get_by_text("Velkommen")).to_be_visible()
    assert "#" not in phone.url
    expect(counter.page.get_by_label("Adresse", exact=True)).to_be_hidden()
    counter.button("Salg").click()

    counter.scan(HELMET.barcode)
    counter.scan(TUBE.barcode)
    expect(phone.get_by_text(HELMET.name)).to_be_visible()
    expect(phone.locator("section .amount")).to_have_text("369,90")
    assert phone.get_by_role("button").or_(phone.get_by_role("link")).count() == 0
    counter.pay("Kort")
    expect(phone.get_by_text("Tak for besøget")).to_be_visible()

    # The network is gone, and comes back.
    console.allow("ERR_INTERNET_DISCONNECTED")
    device.set_offline(True)
    expect(phone.get_by_text("Ingen forbindelse.")).to_be_visible(timeout=15_000)
    device.set_offline(False)
    expect(phone.get_by_text("Tak for besøget")).to_be_visible(timeout=15_000)

    # The link was used up by the first who opened it.
    console.allow("401")
    other = open_context().new_page()
    other.goto(link)
    expect(other.get_by_text("Skærmen er ikke tilsluttet.")).to_be_visible()
