"""Goods are bought and taken in: the counted steps of the receiving desk."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.counter import SCANNER_MS
from tests.e2e.goods import BELL, HELMET, TUBE
from tests.e2e.hands import COUNTED, spending
from tests.e2e.office import Office

STRANGE = "5709999999993"


def beep(page: Page, code: str) -> None:
    """A scanner, which looks for no field."""
    page.keyboard.type(code, delay=SCANNER_MS)
    page.keyboard.press("Enter")


def supplier(office: Office, name: str) -> None:
    office.go("/purchasing/suppliers/new/")
    office.page.locator("input[name=name]").fill(name)
    office.page.get_by_role("button", name="Gem leverandør").click()
    expect(office.page.get_by_text(f"{name} er gemt.").first).to_be_visible()


def order(office: Office, name: str, codes: list[str]) -> None:
    """Each code is scanned onto a new order, which is placed by telephone."""
    page = office.page
    page.get_by_role("link", name="Ny ordre").click()
    page.get_by_role("button", name="Fortsæt").click()
    expect(page.get_by_text("Scan varerne, eller søg")).to_be_visible()
    page.wait_for_load_state()
    for count, code in enumerate(codes, start=1):
        beep(page, code)
        pieces = page.locator("#lines input[name=packs]")
        expect(page.locator("#lines tbody tr")).to_have_count(len(set(codes[:count])))
        expect(pieces.last).to_be_visible()
    page.get_by_role("link", name="Send ordren").click()
    page.get_by_role("button", name="Er bestilt på anden måde").click()
    expect(page.get_by_text("er afgivet").first).to_be_visible()


def begin(page: Page, name: str) -> None:
    row = page.get_by_role("row").filter(has_text=name)
    row.get_by_role("button", name="Tæl op").click()
    expect(page.get_by_text("Scan varerne")).to_be_visible()
    page.wait_for_load_state()


def test_a_delivery_is_scanned_in_without_a_tap(office: Office) -> None:
    page = office.page
    page.add_init_script(COUNTED)
    supplier(office, "Nordic Parts")
    order(office, "Nordic Parts", [BELL.barcode, HELMET.barcode])
    office.go("/receiving/")
    begin(page, "Nordic Parts")
    counted = page.locator("#count")
    search = page.get_by_placeholder("Ingen stregkode?")
    search.focus()
    with spending(page, scans=3):
        beep(page, BELL.barcode)
        expect(counted.locator("[data-counted=right]")).to_have_count(1)
        expect(search).to_have_value("")
        search.blur()
        beep(page, HELMET.barcode)
        expect(counted.locator("[data-counted=right]")).to_have_count(2)
        beep(page, TUBE.barcode)
        expect(counted.locator("[data-counted=over]")).to_have_count(1)
    with spending(page, scans=1, entries=1, taps=1):
        beep(page, STRANGE)
        expect(page.get_by_label("Hvilken vare er det?")).to_be_focused()
        page.keyboard.type("Lygte")
        page.locator("#meant .match").click()
        expect(page.locator(".scanned")).to_contain_text("Lygtesæt")
    page.get_by_role("button", name="Bogfør").click()
    expect(page.get_by_text("Leverancen er bogført.").first).to_be_visible()
    expect(page.locator("main")).to_contain_text("Lygtesæt")
    office.go("/receiving/")
    expect(page.get_by_role("row").filter(has_text="Undervejs")).to_have_count(0)


def test_all_has_come_in_two_taps(office: Office) -> None:
    page = office.page
    page.add_init_script(COUNTED)
    supplier(office, "Sydjysk Engros")
    order(office, "Sydjysk Engros", [BELL.barcode])
    office.go("/receiving/")
    row = page.get_by_role("row").filter(has_text="Sydjysk Engros")
    with spending(page, taps=2):
        row.get_by_role("button", name="Alt modtaget").click()
        page.get_by_role("dialog").get_by_role("button", name="Alt modtaget").click()
        expect(page.get_by_text("er modtaget.").first).to_be_visible()
    expect(page.locator("main")).to_contain_text("Ringeklokke")
    with spending(page, taps=1), page.expect_download():
        page.get_by_role("button", name="Print varemærker til 1 vare").click()
    expect(page.get_by_role("link", name="Åbn og print")).to_be_visible()


def test_a_scan_made_without_a_network_is_counted_once_it_is_back(office: Office) -> None:
    page = office.page
    supplier(office, "Fjernlager")
    order(office, "Fjernlager", [BELL.barcode])
    office.go("/receiving/")
    begin(page, "Fjernlager")
    page.context.set_offline(True)
    beep(page, BELL.barcode)
    expect(page.get_by_text("venter på nettet: 1.")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator("#count [data-counted=right]")).to_have_count(1)
    expect(page.get_by_text("venter på nettet: 1.")).to_be_hidden()
    page.reload()
    expect(page.locator("#count [data-counted=right]")).to_have_count(1)
