"""What happens to hurried, stubborn and absurd hands: nothing is lost, and nothing twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e.counter import TOTAL
from tests.e2e.scenes import BELL, EBIKE, LABOUR, LIQUORICE, LOCK, SHARED, UNKNOWN
from tests.e2e.visit import Visit, barcode

LINES = 500
GOODS = 31  # before the small parts
# Keys as a scanner sends them, within one turn of the page: no two codes can come closer.
AT_ONCE = """(codes) => {
  for (const code of codes) {
    for (const key of [...code, 'Enter']) {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    }
  }
}"""


@pytest.fixture(autouse=True)
def opened(visit: Visit) -> None:
    visit.open()


def typed(visit: Visit) -> list[str]:
    """What stands in the fields."""
    return [str(field.input_value()) for field in fields(visit).all()]


def fields(visit: Visit) -> Locator:
    return visit.page.locator("input:not([type=radio]):not([type=checkbox]):not([type=file])")


def test_two_scans_at_once_are_two(visit: Visit) -> None:
    visit.page.evaluate(AT_ONCE, [BELL, LOCK, BELL])
    expect(visit.page.locator(TOTAL)).to_have_text("607,00")


def test_a_scan_while_a_sheet_is_open_is_never_lost_or_typed(visit: Visit) -> None:
    """It comes into the cart, into the sheet that asks for it, or is refused aloud."""
    page = visit.page
    visit.scan(LOCK)

    sheets: dict[str, Callable[[], object]] = {
        "taster": lambda: visit.menu("Taster"),
        "parkerede": lambda: visit.menu("Parkerede salg"),
        "gavekort": lambda: visit.menu("Find et gavekort"),
        "penge": lambda: visit.menu("Penge ind og ud"),
        "bank": lambda: visit.menu("Penge til banken"),
        "menu": lambda: visit.tap("Åbn menu"),
        "kunde": lambda: page.keyboard.press("Alt+KeyU"),
        "rabat": lambda: page.keyboard.press("Alt+KeyR"),
        "rabat på alt": lambda: visit.tap("Rabat på alt"),
        "sælg gavekort": lambda: page.get_by_title("Sælg gavekort").click(),
        "annullér": lambda: visit.tap("Annullér salget"),
        "antal": lambda: page.locator(".stepper .value").click(),
        "ukendt": lambda: visit.counter.beep(UNKNOWN),
        "hvilken": lambda: visit.counter.beep(SHARED),
        "pris": lambda: visit.counter.beep(LABOUR),
        "vægt": lambda: visit.counter.beep(LIQUORICE),
    }
    for name, come in sheets.items():
        come()
        expect(visit.sheet, name).to_be_visible()
        before = (visit.counter.shown_total(), typed(visit))
        visit.counter.beep(BELL)
        total = page.locator(TOTAL)
        heard = page.get_by_text("Luk vinduet, der er åbent, og scan igen.")
        expect(total.filter(has_not_text=before[0]).or_(heard).first, name).to_be_visible()
        assert typed(visit) == before[1], name
        visit.close_sheet()


def test_a_scan_where_a_serial_number_is_asked_for_is_the_number(visit: Visit) -> None:
    visit.scan_for(EBIKE, visit.sheet)
    visit.counter.beep(BELL)
    expect(visit.page.locator(TOTAL)).to_have_text("14.999,00")
    expect(visit.page.locator("[data-line] .detail").first).to_have_text(BELL)


@pytest.mark.parametrize("choice", ["Kontant lige", "Kort", "Kontant 200 kr"])
def test_a_double_tap_pays_once(visit: Visit, choice: str) -> None:
    """Two clicks before the page can answer the first."""
    visit.scan(BELL)
    key = visit.counter.button(choice)
    key.evaluate("(key) => { key.click(); key.click() }")
    receipt = visit.counter.finished()
    visit.tap("Nyt salg")
    visit.menu("Bonner")
    listed = visit.page.get_by_role("region", name="Bonner").get_by_role("listitem")
    expect(listed).to_have_count(1)
    expect(listed).to_contain_text(receipt.number)


@pytest.mark.parametrize("amount", ["-5", "0", "99999999999999", "1e9", "12,345", "æøå"])
def test_an_absurd_amount_is_refused_in_words(visit: Visit, amount: str) -> None:
    page = visit.page
    visit.scan(BELL)
    visit.tap("Betal …")
    page.get_by_label("Beløb").fill(amount)
    visit.tap("Kort")
    told = page.get_by_text("Skriv et beløb").or_(page.get_by_text("Beløbet er større"))
    expect(told.first).to_be_visible()
    expect(page.get_by_test_id("remaining")).to_have_text("129,00")


def test_a_quantity_typed_on_the_keys_of_the_screen(visit: Visit) -> None:
    """What is no quantity is refused in words."""
    number = visit.page.locator(".stepper .value")
    visit.scan(BELL)
    number.click()
    visit.counter.key_in("0")
    visit.tap_in_sheet("Gem")
    expect(visit.page.get_by_text("Skriv et antal over nul.")).to_be_visible()
    visit.sheet.get_by_label("Antal").fill("12")
    visit.tap_in_sheet("Gem")
    expect(visit.page.locator(TOTAL)).to_have_text("1.548,00")
    expect(visit.sheet).to_be_hidden()


def test_five_hundred_lines(visit: Visit) -> None:
    """Scanned, scrolled, one found again and taken out, paid, and all on the receipt."""
    page = visit.page
    parts = [barcode(GOODS + number) for number in range(LINES)]
    for start in range(0, LINES, 50):
        page.evaluate(AT_ONCE, parts[start : start + 50])
    total = page.locator(TOTAL)
    expect(total).to_have_text("5.000,00", timeout=240_000)
    expect(page.get_by_text(f"{LINES} linjer")).to_be_visible()
    first = page.locator('[data-line="1"]')
    expect(first).not_to_be_in_viewport()
    visit.scan(parts[0])
    expect(first).to_be_in_viewport()
    expect(first).to_contain_text("Reservedel 1")
    page.keyboard.press("Delete")
    expect(total).to_have_text("4.990,00")
    visit.tap("Kort")
    assert visit.counter.finished().total == 499_000
    expect(page.locator("main article.paper").get_by_text("Reservedel ")).to_have_count(LINES - 1)
