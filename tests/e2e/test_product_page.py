"""The owner keeps the goods: a matrix typed and pasted, pictures carried, two people at once."""

from __future__ import annotations

from playwright.sync_api import FilePayload, Locator, Page, expect

from bon.catalog.tests.shop import photo
from tests.e2e.conftest import OpenContext
from tests.e2e.test_office_pages import sign_in
from tests.installation import Installation

PASTE = """(cell, text) => {
  const held = new DataTransfer()
  held.setData('text/plain', text)
  cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData: held, bubbles: true }))
}"""


def _new(page: Page, bon: Installation, name: str, price: str) -> None:
    page.goto(f"{bon.address}/goods/new/")
    page.locator("input[name=name]").fill(name)
    page.locator("input[name=price]").fill(price)
    page.get_by_role("button", name="Gem vare").click()
    expect(page.locator("[data-grid] tbody tr")).to_have_count(1)


def _axis(page: Page, name: str, values: str, rows: int) -> None:
    page.get_by_label("Nyt kendetegn").fill(name)
    page.get_by_label("Værdier med komma imellem").fill(values)
    page.keyboard.press("Enter")
    expect(page.locator("[data-grid] tbody tr")).to_have_count(rows)


def _cell(page: Page, row: int, column: int) -> Locator:
    return page.locator("[data-grid] tbody tr").nth(row).locator("[data-cell]").nth(column)


def _add(page: Page, picture: bytes) -> None:
    file: FilePayload = {"name": "vare.jpg", "mimeType": "image/jpeg", "buffer": picture}
    page.locator("[data-file]").set_input_files(file)


def _saved(page: Page) -> None:
    expect(page.locator("[data-state]")).to_have_text("Gemt")


def test_a_matrix_is_made_typed_and_pasted(bon: Installation, page: Page) -> None:
    sign_in(bon, page)
    _new(page, bon, "Ulttrøje", "499,95")
    _axis(page, "Farve", "Blå, Rød", 2)
    _axis(page, "Størrelse", "S, M, L", 6)
    _cell(page, 0, 0).click()
    page.keyboard.type("549,5")
    page.keyboard.press("Enter")
    page.keyboard.type("559")
    page.keyboard.press("Tab")
    _saved(page)
    expect(_cell(page, 0, 0)).to_have_text("549,50")
    expect(_cell(page, 1, 0)).to_have_text("559,00")
    # Numbers and barcodes as they come from a spreadsheet, one of them another's.
    _cell(page, 0, 1).click()
    _cell(page, 0, 1).evaluate(PASTE, "UT-1\t5701234567882\nUT-2\t5701234567905*6\nUT-1\t\n")
    expect(page.locator("[data-refused] li")).to_contain_text("tilhører allerede Ulttrøje Blå S")
    expect(_cell(page, 1, 2)).to_have_text("5701234567905*6")
    page.locator("[data-refused]").get_by_role("button", name="Fortryd").click()
    page.get_by_role("button", name="Lav stregkoder").click()
    expect(_cell(page, 5, 2)).to_have_text("2900000000049")
    page.reload()
    expect(_cell(page, 0, 1)).to_have_text("UT-1")
    expect(_cell(page, 2, 1)).to_have_text("")
    page.get_by_label("Skema", exact=True).check()
    expect(page.locator("[data-grid] tbody tr")).to_have_count(2)
    expect(_cell(page, 0, 1)).to_have_text("559,00")
    page.get_by_role("button", name="L udgår").click()
    expect(page.locator("[data-gone]")).to_contain_text("Udgåede varianter (2)")


def test_pictures_are_carried_into_order_by_keys(bon: Installation, page: Page) -> None:
    sign_in(bon, page)
    _new(page, bon, "Termokande", "249")
    _add(page, photo(300))
    expect(page.locator("[data-shelf] button")).to_have_count(1)
    _add(page, photo(400))
    keys = page.locator("[data-shelf] button")
    expect(keys).to_have_count(2)
    second = keys.nth(1).get_attribute("data-key")
    keys.nth(1).focus()
    for key in ("Space", "ArrowLeft", "Space"):
        page.keyboard.press(key)
    _saved(page)
    page.reload()
    expect(keys.first).to_have_attribute("data-key", second or "")
    keys.first.click()
    page.get_by_role("button", name="Fjern", exact=True).click()
    expect(keys).to_have_count(1)
    _add(page, b"\xff\xd8\xff an invoice")
    expect(page.locator("[data-state]")).to_contain_text("Billedet kan ikke læses.")


def test_the_second_of_two_chooses(bon: Installation, open_context: OpenContext) -> None:
    context = open_context()
    first, second = context.new_page(), context.new_page()
    sign_in(bon, first)
    _new(first, bon, "Vandflaske", "89")
    second.goto(first.url)
    _cell(first, 0, 0).click()
    first.keyboard.type("99")
    first.keyboard.press("Enter")
    _saved(first)
    _cell(second, 0, 0).click()
    second.keyboard.type("79")
    second.keyboard.press("Enter")
    refused = second.locator("[data-refused] li")
    expect(refused).to_contain_text("Rettet imens: her står nu 99,00.")
    refused.get_by_role("button", name="Behold det, jeg skrev").click()
    expect(refused).to_have_count(0)
    _saved(second)
    second.reload()
    expect(_cell(second, 0, 0)).to_have_text("79,00")


def test_a_category_is_moved_from_the_keyboard(bon: Installation, page: Page) -> None:
    sign_in(bon, page)
    page.goto(f"{bon.address}/goods/categories/")
    page.get_by_label("Navn på en ny kategori").fill("Aaa først")
    page.keyboard.press("Enter")
    made = page.get_by_role("treeitem").filter(has_text="Aaa først")
    expect(made).to_have_attribute("aria-level", "1")
    made.click()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Alt+ArrowRight")
    expect(made).to_have_attribute("aria-level", "2")
    page.keyboard.press("Alt+ArrowLeft")
    expect(made).to_have_attribute("aria-level", "1")
    page.keyboard.press("Delete")
    expect(made).to_have_count(0)
