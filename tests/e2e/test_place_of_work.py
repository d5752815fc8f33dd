"""The counter as a place of work: goods nobody knows, sales put aside, the lock, the customer.

Goods come by selling them unknown, so that the story needs no price list. Taps are counted.
"""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.barriers import barriers
from tests.e2e.conftest import OpenCounter
from tests.e2e.console import Console
from tests.e2e.counter import TOTAL, Counter
from tests.e2e.office import Office
from tests.e2e.shop import OWNER, PIN

BAG, SPONGE = "5790000000017", "5790000000024"


def sell_unknown(counter: Counter, code: str, name: str, price: str) -> None:
    counter.beep(code)
    counter.page.get_by_test_id("unknown-barcode").get_by_text("Sælg den alligevel").click()
    counter.page.get_by_label("Pris", exact=True).fill(price)
    counter.page.get_by_label("Hvad er det?").fill(name)
    counter.button("Læg i kurven").click()
    expect(counter.page.get_by_test_id("unknown-barcode")).to_be_hidden()


def test_a_place_of_work(office: Office, open_counter: OpenCounter, console: Console) -> None:
    first, second = open_counter(), open_counter()

    sell_unknown(first, BAG, "Lærredspose", "49,50")
    first.comes_to(4950)
    the_customer_sees_it(first)
    parked_here_taken_up_there(first, second)
    locked_it_stays(second)
    assert second.pay("Kontant lige").total == 4950

    console.allow("ERR_INTERNET_DISCONNECTED")
    first.context.set_offline(True)
    parked_without_a_line(first)
    first.context.set_offline(False)
    expect(first.trust()).to_contain_text("Alt er sendt", timeout=60_000)

    office.go("/goods/unknown/")
    for told in ("Lærredspose", BAG, "Svamp", SPONGE):
        expect(office.page.get_by_role("main")).to_contain_text(told)


def the_customer_sees_it(counter: Counter) -> None:
    """What is in the cart, and nothing to touch."""
    display = counter.context.new_page()
    display.goto(f"{counter.address}/register/display")
    expect(display.get_by_role("main")).to_contain_text("Lærredspose")
    expect(display.get_by_role("main")).to_contain_text("49,50")
    assert display.locator("a, button, input").count() == 0
    assert barriers(display) == []
    display.close()


def parked_here_taken_up_there(first: Counter, second: Counter) -> None:
    """One tap to park. At the other register: the menu, the list, the sale."""
    first.button("Parkér salget").click()
    expect(first.page.locator(TOTAL)).to_have_text("0,00")
    expect(first.trust()).to_contain_text("Alt er sendt", timeout=20_000)
    second.menu("Parkerede salg")
    second.page.get_by_role("button", name=re.compile("Lærredspose")).click()
    expect(second.page.locator(TOTAL)).to_have_text("49,50")


def locked_it_stays(counter: Counter) -> None:
    """One key locks; the cart waits behind the PIN."""
    counter.page.keyboard.press("Alt+l")
    expect(counter.page.get_by_text("Kurven venter: 1 linje, 49,50 kr")).to_be_visible()
    counter.key_in(PIN[OWNER])
    expect(counter.page.locator(TOTAL)).to_have_text("49,50")


def parked_without_a_line(counter: Counter) -> None:
    """One tap to park and one to take up, one sale behind another; the keyboard does it too."""
    sell_unknown(counter, SPONGE, "Svamp", "25")
    counter.button("Parkér salget").click()
    expect(counter.page.locator(TOTAL)).to_have_text("0,00")
    counter.page.get_by_role("button", name="Hent parkeret salg").click()
    expect(counter.page.locator(TOTAL)).to_have_text("25,00")
    counter.page.keyboard.press("F6")
    expect(counter.page.locator(TOTAL)).to_have_text("0,00")
    counter.page.keyboard.press("F6")
    expect(counter.page.locator(TOTAL)).to_have_text("25,00")
    assert counter.pay("Kort").total == 2500
