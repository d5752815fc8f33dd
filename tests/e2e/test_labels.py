"""Labels in a real browser: printed with one click, designed by hand and by keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from bon.demo import shop
from bon.labels.tests.printed import pages, scanned, zebra
from tests.e2e.hands import COUNTED, spending
from tests.e2e.office import Office
from tests.installation import Installation

pytestmark = pytest.mark.browser
WIRES = (Path(__file__).parent.parent / "paper" / "wires.js").read_text()
ZEBRA = """
navigator.usb.getDevices().then(([printer]) =>
  Object.assign(printer, { vendorId: 0x0a5f, serialNumber: 'D4J', productName: 'ZD421' }))
"""
NO_USB = "delete navigator.usb; delete Navigator.prototype.usb"
OWNER = next(member for member in shop.STAFF if member.role == "owner")


@pytest.fixture
def office(bon: Installation, page: Page) -> Office:
    page.add_init_script(COUNTED)
    found = Office(page, bon.address)
    found.sign_in(OWNER.email, shop.PASSWORD)
    return found


def test_the_whole_queue_is_printed_with_one_click_and_its_codes_scan(
    office: Office, tmp_path: Path
) -> None:
    page = office.page
    office.go("/labels/")
    page.locator("a.row-link").first.click()
    rows = page.locator("tbody input[name=row]")
    expect(rows.first).to_be_visible()
    waiting = rows.count()
    assert waiting > 20
    with spending(page, taps=1), page.expect_download() as fetched:
        page.get_by_role("button", name=f"Print alle {waiting} varer").click()
    file = tmp_path / "etiketter.pdf"
    fetched.value.save_as(file)
    expect(page.get_by_role("link", name="Åbn og print")).to_be_visible()
    codes = [code for each in pages(file.read_bytes()) for code in scanned(each.picture)]
    assert len(set(codes)) == waiting
    assert {kind for kind, _text in codes} <= {"EAN13", "EAN8", "Code128"}
    page.get_by_role("link", name="Etiketter", exact=True).last.click()
    page.get_by_role("link", name="Hyldeforkanter", exact=True).click()
    expect(page.get_by_text("Alle etiketter passer")).to_be_visible()
    page.get_by_role("link", name="Hyldeforkant på A4").click()
    page.get_by_role("button", name="Læg i køen igen").click()
    expect(rows).to_have_count(waiting)


def test_a_new_price_is_on_its_label_with_one_click(office: Office) -> None:
    """Workflow 22, from where the price was written."""
    page = office.page
    page.get_by_role("button", name="Alle butikker").click()
    page.locator(".dropdown-menu.show button").nth(1).click()
    office.go("/goods/new/")
    page.locator("input[name=name]").fill("Regnslag")
    page.locator("input[name=price]").fill("199")
    page.get_by_role("button", name="Gem vare").click()
    page.locator("[data-grid] tbody tr [data-cell]").first.click()
    page.keyboard.type("249")
    page.keyboard.press("Enter")
    with spending(page, taps=1), page.expect_download():
        page.get_by_role("button", name="Print 1 hyldeforkant").click()
    expect(page.get_by_role("link", name="Åbn og print")).to_be_visible()
    page.get_by_role("button", name="Læg i køen igen").click()


def test_rows_that_are_chosen_are_counted_and_need_no_label(office: Office) -> None:
    page = office.page
    office.go("/labels/")
    page.locator("a.row-link").first.click()
    rows = page.locator("tbody input[name=row]")
    expect(rows.first).to_be_visible()
    waiting = rows.count()
    rows.nth(0).check()
    rows.nth(1).check()
    expect(page.locator("[data-chosen]")).to_contain_text("2 valgt")
    page.get_by_role("button", name="Behøver ingen etiket").click()
    expect(page.get_by_text("2 varer er ude af køen.")).to_be_visible()
    expect(rows).to_have_count(waiting - 2)


def test_a_label_is_designed_by_hand_and_by_keys(office: Office) -> None:
    page = office.page
    office.go("/labels/templates/")
    page.get_by_role("link", name="Varemærke på rulle").click()
    picture = page.locator("#preview img")
    price = page.get_by_role("button", name="Pris", exact=True)
    left = page.locator("tr", has=page.locator("option[value=price]:checked")).locator("input")
    before, was = left.nth(1).input_value(), picture.get_attribute("src")
    price.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    moved = f"{float(before.replace(',', '.')) - 1:g}".replace(".", ",")
    expect(left.nth(1)).to_have_value(moved)
    expect(picture).not_to_have_attribute("src", was or "")
    box = price.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(0, 0, steps=5)
    page.mouse.up()
    expect(left.nth(1)).to_have_value("0")
    expect(left.nth(2)).to_have_value("0")
    page.get_by_role("button", name="Tilføj felt").click()
    page.locator("[data-fields] tr").last.locator("select").first.select_option("number")
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_text("Varemærke på rulle er gemt.")).to_be_visible()
    page.get_by_role("link", name="Varemærke på rulle").click()
    expect(page.get_by_role("button", name="Varenummer", exact=True)).to_be_visible()
    expect(left.nth(1)).to_have_value("0")


def test_labels_go_straight_to_a_zebra_and_once(office: Office) -> None:
    page, paper = office.page, list[bytes]()
    take = lambda _source, _wire, content: paper.append(bytes(content))  # noqa: E731
    page.context.expose_binding("onpaper", take)
    page.context.add_init_script(WIRES + ZEBRA)
    three_for_a_zebra(office)
    send = page.get_by_role("button", name="Send til etiketprinter")
    wanted = page.request.get(f"{page.url.split('?')[0]}file").body()
    assert [label.copies for label in zebra(wanted)] == [3]

    breaks_off(page, paper, wanted)
    stale = page.context.new_page()
    stale.goto(page.url)
    expect(stale.get_by_text("ZD421")).to_be_visible()

    paper.clear()
    taken_while_the_server_is_silent(page)
    assert b"".join(paper) == wanted
    stale.get_by_role("button", name="Send til etiketprinter").click()
    expect(stale.get_by_text("Sendt til etiketprinteren")).to_be_visible()
    stale.close()
    office.press("Send igen")
    expect(send).to_be_enabled()
    assert b"".join(paper) == wanted

    page.add_init_script(NO_USB)
    page.reload()
    expect(page.get_by_text("Send filen til printeren, som den er.")).to_be_visible()
    expect(send).to_be_hidden()
    with page.expect_download() as fetched:
        page.get_by_role("link", name="Hent filen").click()
    assert fetched.value.path().read_bytes() == wanted


def three_for_a_zebra(office: Office) -> None:
    """A run of three labels, on the page where it is sent from."""
    page = office.page
    office.go("/labels/templates/")
    page.get_by_role("link", name="Varemærke på rulle").click()
    page.locator("select[name=output]").select_option("zpl203")
    page.get_by_role("button", name="Gem").click()
    expect(page.get_by_text("Varemærke på rulle er gemt.")).to_be_visible()
    office.go("/goods/")
    page.locator("a.row-link").first.click()
    page.get_by_role("link", name="Print etiket", exact=True).click()
    roll = page.locator("select[name=template] option", has_text="Varemærke på rulle")
    chosen = roll.get_attribute("value") or ""
    page.locator("select[name=template]").select_option(chosen)
    expect(page.locator(f".label-picture[src*='{chosen}']")).to_be_visible()
    for field in page.locator(".label-copies").all():
        field.fill("0")
    page.locator(".label-copies").first.fill("3")
    page.get_by_role("button", name="Print", exact=True).click()
    expect(page.get_by_role("button", name="Send til etiketprinter")).to_be_visible()


def breaks_off(page: Page, paper: list[bytes], wanted: bytes) -> None:
    """Unplugged in the middle, then kept by another program: it is not sent, and can be again."""
    send = page.get_by_role("button", name="Send til etiketprinter")
    page.evaluate("wires.usb.fault = 'dies'")
    with spending(page, taps=1):
        send.click()
        expect(page.get_by_text("Vi kan ikke vide, hvor mange etiketter")).to_be_visible()
    assert b"".join(paper) == wanted[: len(wanted) // 2]
    send.click()
    expect(page.get_by_text("Printeren er optaget")).to_be_visible()
    said = page.request.get(f"{page.url.split('?')[0]}sent/").json()
    assert said == {"sent": 0, "parts": 1}
    page.evaluate("wires.usb.fault = null")


def taken_while_the_server_is_silent(page: Page) -> None:
    """The page is even opened anew before the server hears of it: it is not sent twice."""
    send = page.get_by_role("button", name="Send til etiketprinter")

    def silent(route: Route) -> Any:
        return route.abort() if route.request.method == "POST" else route.continue_()

    page.route("**/sent/", silent)
    page.on("dialog", lambda leaving: leaving.accept())
    send.dblclick()
    expect(page.get_by_text("men serveren svarer ikke")).to_be_visible()
    page.reload()
    expect(page.get_by_text("men serveren svarer ikke")).to_be_visible()
    expect(send).to_be_disabled()
    page.unroute("**/sent/")
    expect(page.get_by_text("Sendt til etiketprinteren")).to_be_visible(timeout=20_000)
