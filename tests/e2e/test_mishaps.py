"""What goes wrong at a counter every day, and what hurried, stubborn and absurd hands do: each ends
in a clear message, nothing is lost, and nothing is there twice.

Stories of `standing` are told with the network and without; those of `selling` at a counter whose
server is in memory.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.e2e import scene_codes
from tests.e2e.counter import SCANNER_MS, TOTAL, Counter
from tests.e2e.goods import BELL, HELMET, LAMP, TUBE
from tests.e2e.scene_codes import EBIKE, LABOUR, LIQUORICE, LOCK, SHARED, UNKNOWN
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


@pytest.fixture
def selling(visit: Visit) -> Visit:
    """The gallery's counter, ready to sell."""
    visit.open()
    return visit


def typed(visit: Visit) -> list[str]:
    """What stands in the fields."""
    return [str(field.input_value()) for field in fields(visit).all()]


def fields(visit: Visit) -> Locator:
    return visit.page.locator("input:not([type=radio]):not([type=checkbox]):not([type=file])")


def test_two_scans_at_once_are_two(selling: Visit) -> None:
    selling.page.evaluate(AT_ONCE, [scene_codes.BELL, LOCK, scene_codes.BELL])
    expect(selling.page.locator(TOTAL)).to_have_text("607,00")


def test_digits_typed_after_a_scan_are_asked_about(standing: Counter) -> None:
    """They change nothing until Enter says so, and the next scan forgets them."""
    standing.scan(BELL.barcode)
    standing.page.wait_for_timeout(500)  # longer than a scanner's pause: a hand's digits
    standing.page.keyboard.type("99", delay=SCANNER_MS)
    expect(standing.page.get_by_text("99 stk.? Tryk Enter")).to_be_visible()
    standing.comes_to(BELL.price)
    standing.page.wait_for_timeout(500)
    standing.scan(TUBE.barcode)
    standing.comes_to(BELL.price + TUBE.price)


def test_a_scan_while_a_sheet_is_open_is_never_lost_or_typed(selling: Visit) -> None:
    """It comes into the cart, into the sheet that asks for it, or is refused aloud."""
    page = selling.page
    selling.scan(LOCK)

    sheets: dict[str, Callable[[], object]] = {
        "taster": lambda: selling.menu("Taster"),
        "parkerede": lambda: selling.menu("Parkerede salg"),
        "gavekort": lambda: selling.menu("Find et gavekort"),
        "penge": lambda: selling.menu("Penge ind og ud"),
        "menu": lambda: selling.tap("Åbn menu"),
        "kunde": lambda: page.keyboard.press("Alt+KeyU"),
        "rabat": lambda: page.keyboard.press("Alt+KeyR"),
        "rabat på alt": lambda: selling.tap("Rabat på alt"),
        "sælg gavekort": lambda: page.get_by_title("Sælg gavekort").click(),
        "annullér": lambda: selling.tap("Annullér salget"),
        "antal": lambda: page.locator(".stepper .value").click(),
        "ukendt": lambda: selling.counter.beep(UNKNOWN),
        "hvilken": lambda: selling.counter.beep(SHARED),
        "pris": lambda: selling.counter.beep(LABOUR),
        "vægt": lambda: selling.counter.beep(LIQUORICE),
    }
    for name, come in sheets.items():
        come()
        expect(selling.sheet, name).to_be_visible()
        before = (selling.counter.shown_total(), typed(selling))
        selling.counter.beep(scene_codes.BELL)
        total = page.locator(TOTAL)
        heard = page.get_by_text("Luk vinduet, der er åbent, og scan igen.")
        expect(total.filter(has_not_text=before[0]).or_(heard).first, name).to_be_visible()
        assert typed(selling) == before[1], name
        selling.close_sheet()


def test_a_discount_is_of_the_goods_it_was_asked_for(standing: Counter) -> None:
    """What is scanned behind its sheet goes into the cart, at the full price."""
    page = standing.page
    standing.scan(LAMP.barcode)
    standing.button("Rabat").click()
    standing.key_in("5")
    standing.scan(HELMET.barcode)
    page.get_by_role("dialog").get_by_role("button", name="Prismatch").click()
    # 5 % of the lamp whose sheet it is: 12,475.
    expect(page.locator(TOTAL)).to_have_text("536,97")


def test_a_scan_where_a_serial_number_is_asked_for_is_the_number(selling: Visit) -> None:
    selling.scan_for(EBIKE, selling.sheet)
    selling.counter.beep(scene_codes.BELL)
    expect(selling.page.locator(TOTAL)).to_have_text("14.999,00")
    expect(selling.page.locator("[data-line] .detail").first).to_have_text(scene_codes.BELL)


@pytest.mark.parametrize("choice", ["Kontant lige", "Kort", "Kontant 200 kr"])
def test_a_double_tap_pays_once(selling: Visit, choice: str) -> None:
    """Two clicks before the page can answer the first."""
    selling.scan(scene_codes.BELL)
    key = selling.counter.button(choice)
    key.evaluate("(key) => { key.click(); key.click() }")
    receipt = selling.counter.finished()
    selling.tap("Nyt salg")
    selling.menu("Bonner")
    listed = selling.page.get_by_role("region", name="Bonner").get_by_role("listitem")
    register, _number = receipt.number.split("-")
    own = listed.filter(has_text=f"{register}-")
    expect(own).to_have_count(1)
    expect(own).to_contain_text(receipt.number)


def test_a_scan_while_somebody_pays_leaves_the_cart(standing: Counter) -> None:
    """Workflow 5: with money on the table nothing more comes into the cart unseen."""
    standing.scan(LAMP.barcode)
    standing.button("Betal …").click()
    standing.key_in("100")
    standing.button("Kontant").click()
    expect(standing.page.get_by_test_id("remaining")).to_have_text("149,50")
    standing.beep(HELMET.barcode)
    expect(
        standing.page.get_by_text(re.compile("Fjern betalingerne først|ved at betale"))
    ).to_be_visible()
    expect(standing.page.get_by_test_id("remaining")).to_have_text("149,50")
    assert standing.pay("Kort").total == LAMP.price


@pytest.mark.parametrize("way", ["Kort", "Kontant"])
@pytest.mark.parametrize("amount", ["-5", "0", "99999999999999", "1e9", "12,345", ",,", "æøå"])
def test_an_absurd_amount_is_refused_in_words(selling: Visit, amount: str, way: str) -> None:
    page = selling.page
    selling.scan(scene_codes.BELL)
    selling.tap("Betal …")
    page.get_by_label("Beløb").fill(amount)
    selling.tap(way)
    told = page.get_by_text("Skriv et beløb").or_(page.get_by_text("Beløbet er større"))
    expect(told.first).to_be_visible()
    expect(page.get_by_test_id("remaining")).to_have_text("129,00")


def test_a_quantity_typed_on_the_keys_of_the_screen(selling: Visit) -> None:
    """What is no quantity is refused in words."""
    number = selling.page.locator(".stepper .value")
    selling.scan(scene_codes.BELL)
    number.click()
    selling.counter.key_in("0")
    selling.tap_in_sheet("Gem")
    expect(selling.page.get_by_text("Skriv et antal over nul.")).to_be_visible()
    selling.sheet.get_by_label("Antal").fill("12")
    selling.tap_in_sheet("Gem")
    expect(selling.page.locator(TOTAL)).to_have_text("1.548,00")
    expect(selling.sheet).to_be_hidden()


def test_a_code_nobody_knows_leaves_the_cart(standing: Counter) -> None:
    standing.scan(BELL.barcode)
    standing.beep("5790000000031")
    sheet = standing.page.get_by_test_id("unknown-barcode")
    expect(sheet).to_contain_text("Ingen vare har denne kode. Kurven er uændret.")
    standing.page.keyboard.press("Escape")
    standing.comes_to(BELL.price)


def test_a_register_in_two_windows_sells_in_one(standing: Counter) -> None:
    """The other says so, and takes over by a tap, cart and all."""
    standing.scan(HELMET.barcode)
    before = standing.page
    standing.open()
    take_over = standing.button("Brug kassen her")
    expect(take_over).to_be_visible(timeout=20_000)
    take_over.click()
    expect(standing.page.locator(TOTAL)).to_have_text("299,95", timeout=20_000)
    expect(before.get_by_text("Kassen er åben i et andet vindue")).to_be_visible()
    before.close()
    assert standing.pay("Kort").total == HELMET.price


def test_the_network_comes_and_goes_in_the_midst_of_a_sale(standing: Counter) -> None:
    """Nothing waits for it: neither the scan, nor the payment, nor the receipt."""
    standing.scan(BELL.barcode)
    standing.context.set_offline(not standing.offline)
    standing.scan(TUBE.barcode)
    standing.context.set_offline(standing.offline)
    standing.scan(TUBE.barcode)
    assert standing.pay("Kort").total == BELL.price + 2 * TUBE.price


def test_five_hundred_lines(selling: Visit) -> None:
    """Scanned, scrolled, one found again and taken out, paid, and all on the receipt."""
    page = selling.page
    parts = [barcode(GOODS + number) for number in range(LINES)]
    for start in range(0, LINES, 50):
        page.evaluate(AT_ONCE, parts[start : start + 50])
    total = page.locator(TOTAL)
    expect(total).to_have_text("5.000,00", timeout=240_000)
    expect(page.get_by_text(f"{LINES} linjer")).to_be_visible()
    first = page.locator('[data-line="1"]')
    expect(first).not_to_be_in_viewport()
    selling.scan(parts[0])
    expect(first).to_be_in_viewport()
    expect(first).to_contain_text("Reservedel 1")
    page.keyboard.press("Delete")
    expect(total).to_have_text("4.990,00")
    selling.tap("Kort")
    assert selling.counter.finished().total == 499_000
    expect(page.locator("main article.paper").get_by_text("Reservedel ")).to_have_count(LINES - 1)
