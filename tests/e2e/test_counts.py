"""Goods are counted on a telephone: a scan an item and no tap, with a network and without."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, Playwright, expect

from bon.staff.cast import PASSWORD
from tests.e2e.console import Console
from tests.e2e.fake_camera import device_seeing
from tests.e2e.goods import BELL, HELMET, TUBE
from tests.e2e.hands import COUNTED, spending
from tests.e2e.office import Office
from tests.e2e.shop import OWNER, Shop
from tests.e2e.test_receiving import beep

TELEPHONE = {"viewport": {"width": 390, "height": 844}}


# On a desk Chromium reads no codes in pictures by itself, and on no telephone of Apple's does a
# browser. On others: there HELMET is held before it.
READS = f"""
globalThis.BarcodeDetector = class {{
  static getSupportedFormats = async () =>
    ['ean_13', 'ean_8', 'upc_a', 'upc_e', 'code_128', 'qr_code', 'data_matrix']
  detect = async () => [{{ rawValue: '{HELMET.barcode}' }}]
}}
"""
READS_NOT = "delete globalThis.BarcodeDetector"
KEPT = """
caches.open('counts-parts').then(async (kept) =>
  (await kept.keys()).filter(({ url }) => /camera-codes|zxing_reader/.test(url)).length === 2)
"""


def test_a_shelf_is_counted_without_a_tap(
    shop: Shop, playwright: Playwright, console: Console, tmp_path: Path
) -> None:
    with device_seeing(playwright, HELMET.barcode, tmp_path, **TELEPHONE) as context:
        console.watch(context)
        counted(shop, Office(context.new_page(), shop.address))


def counted(shop: Shop, office: Office) -> None:
    page = office.page
    page.add_init_script(COUNTED)
    page.add_init_script(READS_NOT)
    log_in(office, shop.email)
    office.go("/counts/new/")
    page.get_by_role("button", name="Begynd at tælle").click()
    latest = page.locator("#latest")
    expect(latest).to_contain_text("Scan varerne")
    page.wait_for_load_state()

    with spending(page, scans=3):
        beep(page, BELL.barcode)
        expect(latest).to_contain_text(BELL.name)
        beep(page, BELL.barcode)
        expect(latest.locator(".scanned-figure")).to_have_text("2")
        beep(page, HELMET.barcode)
        expect(latest.locator(".scanned")).to_contain_text(HELMET.name)

    counted_without_a_network(page)
    latest.get_by_label("Antal i alt her").fill("12")
    latest.get_by_role("button", name="Ret").click()
    expect(latest.locator(".scanned-figure")).to_have_text("12")
    latest.get_by_role("button", name="Fortryd").click()
    expect(latest.locator(".scanned")).to_contain_text(HELMET.name)

    held_before_the_camera(page)
    scanned_by_another(shop, office)
    page.get_by_role("button", name="Færdig med at tælle").click()
    page.get_by_role("button", name="Godkend og bogfør").click()
    expect(page.get_by_text("Optællingen er bogført.").first).to_be_visible()
    row = page.get_by_role("row").filter(has_text=HELMET.name)
    expect(row).to_have_count(1)


def counted_without_a_network(page: Page) -> None:
    latest, context = page.locator("#latest"), page.context
    page.wait_for_function("navigator.serviceWorker.controller")
    page.wait_for_function("caches.open('counts').then((kept) => kept.match(location.href))")
    context.set_offline(True)
    beep(page, TUBE.barcode)
    # The telephone has slept: the page is opened anew, with no network to ask.
    page.reload()
    beep(page, TUBE.barcode)
    waiting = page.locator("[data-scans-waiting]")
    expect(waiting).to_contain_text("venter på nettet: 2.")
    expect(waiting).to_contain_text(f"{TUBE.barcode} × 2")
    context.set_offline(False)
    expect(latest.locator(".scanned")).to_contain_text(TUBE.name, timeout=15_000)
    expect(latest.locator(".scanned-figure")).to_have_text("2")
    expect(page.locator("[data-scans-waiting]")).to_be_hidden()


def scanned_by_another(shop: Shop, office: Office) -> None:
    """What one scanned stays theirs where another signs in on the device, and nobody who is not
    signed in opens a page that was kept."""
    page, count = office.page, office.page.url
    latest = page.locator("#latest")
    theirs = page.locator("[data-scans-others]")
    page.context.set_offline(True)
    beep(page, BELL.barcode)
    expect(page.locator("[data-scans-waiting]")).to_contain_text(f"{BELL.barcode} × 1")
    page.goto("about:blank")
    page.context.set_offline(False)

    change_to(office, shop.email.replace("olga", "mads"))
    page.goto(count)
    expect(theirs).to_contain_text(f"fra {OWNER}.")
    beep(page, TUBE.barcode)
    expect(latest.locator(".scanned")).to_contain_text(TUBE.name)

    change_to(office, shop.email)
    page.goto(count)
    expect(latest.locator(".scanned")).to_contain_text(BELL.name)
    expect(latest.locator(".scanned")).to_contain_text("3 talt i alt")
    expect(theirs).to_be_hidden()


def change_to(office: Office, email: str) -> None:
    """Logs out, and another in."""
    office.go("/account/logout/")
    office.page.locator("main").get_by_role("button", name="Log ud").click()
    office.go("/account/login/")
    office.page.wait_for_function("caches.has('counts').then((kept) => !kept)")
    log_in(office, email)


def log_in(office: Office, email: str) -> None:
    office.go("/")
    office.page.locator("input[name=login]").fill(email)
    office.page.locator("input[name=password]").fill(PASSWORD)
    office.page.keyboard.press("Enter")
    expect(office.page.locator(".rail")).to_be_attached()


def held_before_the_camera(page: Page) -> None:
    """By the reader that is fetched, without a network; and by the browser's own."""
    latest, context = page.locator("#latest"), page.context
    waiting = page.locator("[data-scans-waiting]")
    page.wait_for_function(KEPT, timeout=30_000)
    context.set_offline(True)
    page.reload()
    with held(page):
        expect(waiting).to_contain_text(f"{HELMET.barcode} × 1", timeout=30_000)
        # Held there, it is one piece.
        page.wait_for_timeout(1_500)
        expect(waiting).to_contain_text(f"{HELMET.barcode} × 1")
    context.set_offline(False)
    expect(latest.locator(".scanned-figure")).to_have_text("2", timeout=15_000)
    expect(waiting).to_be_hidden()

    page.add_init_script(READS)
    page.reload()
    with held(page):
        expect(latest.locator(".scanned-figure")).to_have_text("3", timeout=15_000)


@contextmanager
def held(page: Page) -> Iterator[None]:
    """While the camera looks."""
    camera = page.get_by_role("button", name="Scan med kameraet")
    camera.click()
    expect(page.locator(".camera-picture")).to_be_visible()
    yield
    camera.click()
    expect(page.locator(".camera-picture")).to_be_hidden()
