"""The device's storage runs full: nothing is half written, a cashier reads why, and sells on."""

from __future__ import annotations

from playwright.sync_api import CDPSession, expect

from tests.e2e.counter import Counter
from tests.e2e.goods import BELL, HELMET

USED = "async () => (await navigator.storage.estimate()).usage"
LAID = "async () => (await navigator.storage.estimate()).usage > 8388608"
RESERVE = 8 * 1024 * 1024
PLENTY = 10**10
SALES = 50  # more than fit into what is left below


def allow(counter: Counter, devtools: CDPSession, bytes: int) -> None:
    """How much the browser lets the register keep."""
    quota = {"origin": counter.address, "quotaSize": bytes}
    devtools.send("Storage.overrideQuotaForOrigin", quota)


def reopened(counter: Counter, devtools: CDPSession, room: int) -> None:
    """The register anew, with so many bytes left to it. What a browser that is open believes to
    have left, it asks for again only after a while."""
    counter.page.wait_for_function(LAID)
    used = counter.page.evaluate(USED)
    assert used + room > 0
    counter.page.goto("about:blank")
    counter.page.wait_for_timeout(4_000)
    allow(counter, devtools, used + room)
    counter.page.goto(f"{counter.address}/register/")


def sell_until_full(counter: Counter) -> int:
    """Gives how many sales there was room for."""
    full = counter.page.get_by_text("Enheden er fuld, og intet er skrevet.")
    for sold in range(SALES):
        counter.scan(BELL.barcode)
        counter.scan(HELMET.barcode)
        counter.button("Kort").click()
        expect(counter.next_sale.or_(full).first).to_be_visible()
        if full.is_visible():
            return sold
        counter.next_sale.click()
    raise AssertionError("there was room for everything")


def test_a_sale_waits_on_the_screen_until_there_is_room(counter: Counter) -> None:
    counter.scan(BELL.barcode)
    assert counter.pay("Kort").number.endswith("-1")
    expect(counter.trust()).to_contain_text("Alt er sendt", timeout=30_000)
    devtools = counter.context.new_cdp_session(counter.page)

    # The reserve is laid by now: with it gone there is this much, and then no more.
    reopened(counter, devtools, 60_000 - RESERVE)
    expect(counter.page.get_by_label("Søg vare")).to_be_visible(timeout=30_000)
    sold = sell_until_full(counter)
    expect(counter.trust()).to_contain_text("Enheden er fuld", timeout=30_000)
    expect(counter.button("Afslut salget")).to_be_visible()
    counter.comes_to(BELL.price + HELMET.price)

    allow(counter, devtools, PLENTY)
    counter.button("Afslut salget").click()
    assert counter.finished().number.endswith(f"-{sold + 2}")
    counter.page.reload()
    expect(counter.trust()).to_contain_text("Alt er sendt", timeout=60_000)
