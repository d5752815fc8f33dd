"""The device's storage runs full: nothing is half written, a cashier reads why, and sells on."""

from __future__ import annotations

from playwright.sync_api import CDPSession, expect

from tests.e2e.console import Console
from tests.e2e.counter import Counter
from tests.e2e.goods import BELL, HELMET

USED = "async () => (await navigator.storage.estimate()).usage"
LAID = "async () => (await navigator.storage.estimate()).usage > 8388608"
FULL = """async () => {
  const opened = indexedDB.open('probe')
  opened.onupgradeneeded = () => opened.result.createObjectStore('kept')
  const db = await new Promise((done) => (opened.onsuccess = () => done(opened.result)))
  const write = db.transaction('kept', 'readwrite')
  write.objectStore('kept').put(new Uint8Array(1048576), 1)
  const full = await new Promise((done) => {
    write.oncomplete = () => done(false)
    write.onabort = () => done(write.error.name === 'QuotaExceededError')
  })
  db.close()
  await new Promise((done) => (indexedDB.deleteDatabase('probe').onsuccess = done))
  return full
}"""
RESERVE = 8 * 1024 * 1024
PLENTY = 10**10
SALES = 50  # more than fit into what is left below


def allow(counter: Counter, devtools: CDPSession, bytes: int) -> None:
    """How much the browser lets the register keep."""
    quota = {"origin": counter.address, "quotaSize": bytes}
    devtools.send("Storage.overrideQuotaForOrigin", quota)


def reopened(counter: Counter, devtools: CDPSession, room: int) -> None:
    """The register anew, with so many bytes left to it, less than it holds in reserve. What a
    browser that is open believes to have left, it asks for again only after a while."""
    page = counter.page
    page.wait_for_function(LAID)
    used = page.evaluate(USED)
    assert 0 < used + room < used
    page.goto(f"{counter.address}/healthz")
    allow(counter, devtools, used + room)
    for _ in range(60):
        if page.evaluate(FULL):
            break
        page.wait_for_timeout(500)
    else:
        raise AssertionError("the browser believes that there is room")
    page.goto(f"{counter.address}/register/")


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


def test_a_sale_waits_on_the_screen_until_there_is_room(counter: Counter, console: Console) -> None:
    console.allow("status of 404")  # the page in between has no icon
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
