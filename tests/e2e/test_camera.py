"""Scanning with the device's own camera, without a network too."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import BrowserContext, Playwright, expect

from tests.e2e.console import Console
from tests.e2e.counter import TOTAL, Counter
from tests.e2e.fake_camera import device_seeing
from tests.e2e.goods import HELMET
from tests.e2e.shop import CASHIER, PIN, Shop


def test_what_is_held_before_the_camera_is_scanned_once(
    shop: Shop, playwright: Playwright, console: Console, tmp_path: Path
) -> None:
    with device_seeing(playwright, HELMET.barcode, tmp_path) as context:
        scanned_once(context, shop, console)


def scanned_once(context: BrowserContext, shop: Shop, console: Console) -> None:
    register, code = shop.take_register()
    counter = Counter(context, shop.address, register)
    counter.pair(code)
    counter.sign_in(CASHIER, PIN[CASHIER])
    counter.open_shift(500)
    counter.page.evaluate("navigator.serviceWorker.ready")
    console.allow("ERR_INTERNET_DISCONNECTED")
    console.watch(context)
    context.set_offline(True)
    counter.button("Scan med kameraet").click()
    camera = counter.page.get_by_role("region", name="Scan med kameraet")
    expect(counter.page.locator(TOTAL)).not_to_have_text("0,00", timeout=30_000)
    expect(camera.get_by_role("status")).to_have_text(HELMET.barcode)
    counter.comes_to(HELMET.price)
    # Thirty more pictures of the same code add nothing.
    counter.page.wait_for_timeout(4_000)
    counter.comes_to(HELMET.price)
    counter.button("Luk kameraet").click()
    expect(camera).to_be_hidden()
    context.set_offline(False)
    assert counter.pay("Kort").total == HELMET.price
    expect(counter.trust()).to_contain_text("Alt er sendt", timeout=60_000)
