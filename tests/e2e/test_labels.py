"""Labels in a real browser: printed with one click, designed by hand and by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bon.demo import shop
from bon.labels.tests.printed import pages, scanned
from tests.e2e.hands import COUNTED, spending
from tests.e2e.office import Office
from tests.installation import Installation

pytestmark = pytest.mark.browser
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
