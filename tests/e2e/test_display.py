"""A phone becomes the customer display of a register that is another device."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, FilePayload, Locator, Page, expect

from tests.e2e.conftest import OpenContext
from tests.e2e.console import Console
from tests.e2e.counter import Counter
from tests.e2e.goods import HELMET, TUBE
from tests.e2e.office import Office


def connected(counter: Counter, device: BrowserContext) -> tuple[Page, str]:
    """The display on that device, from the settings of the register; and the link that did it."""
    counter.menu("Indstillinger")
    counter.button("Tilslut en skærm").click()
    link = counter.page.get_by_label("Adresse", exact=True).inner_text()
    phone = device.new_page()
    phone.goto(link)
    expect(counter.page.get_by_text("Én skærm følger med.")).to_be_visible()
    return phone, link


def test_a_phone_shows_the_customer_the_cart_and_nothing_else(
    counter: Counter, open_context: OpenContext, console: Console
) -> None:
    device = open_context(viewport={"width": 390, "height": 844})
    phone, link = connected(counter, device)
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


def hang(office: Office, text: str) -> None:
    """A poster with a picture: of the page it is hung up on, as it stands."""
    office.go("/goods/posters/")
    content = office.page.screenshot()
    picture: FilePayload = {"name": "vindue.png", "mimeType": "image/png", "buffer": content}
    office.page.get_by_label("Tekst").fill(text)
    office.page.get_by_label("Billede").set_input_files(picture)
    office.page.get_by_role("button", name="Hæng den op").click()
    expect(office.page.get_by_role("button", name=text)).to_be_visible()


def pictured(display: Page, text: str) -> Locator:
    """The poster of that text, when its picture is on the screen."""
    poster = display.get_by_role("figure").filter(has_text=text)
    expect(poster).to_be_visible(timeout=30_000)
    display.wait_for_function("document.querySelector('figure img')?.naturalWidth > 0")
    return poster


def test_posters_stay_when_the_network_goes(
    counter: Counter, office: Office, open_context: OpenContext, console: Console
) -> None:
    hang(office, "Vinterdæk")
    hang(office, "Søndagsåbent")
    device = open_context()
    display, _ = connected(counter, device)
    counter.button("Send nu").click()
    pictured(display, "Vinterdæk")

    # The second one was never shown before the network goes.
    console.allow("ERR_INTERNET_DISCONNECTED")
    display.wait_for_function(
        "async () => (await (await caches.open('pictures')).keys()).length === 2"
    )
    device.set_offline(True)
    expect(display.get_by_text("Ingen forbindelse.")).to_be_visible(timeout=15_000)
    pictured(display, "Søndagsåbent")
    pictured(display, "Vinterdæk")
    device.set_offline(False)
    expect(display.get_by_text("Ingen forbindelse.")).to_be_hidden(timeout=15_000)

    # What is about money is not shown when nobody knows whether it is still so.
    counter.button("Salg").click()
    counter.scan(HELMET.barcode)
    expect(display.get_by_text(HELMET.name)).to_be_visible()
    device.set_offline(True)
    expect(display.get_by_text("Ingen forbindelse.")).to_be_visible(timeout=15_000)
    expect(display.get_by_text(HELMET.name)).to_be_hidden()

    down = office.page.get_by_role("button", name="Tag ned")
    for left in (1, 0):
        down.first.click()
        expect(down).to_have_count(left)
