"""What goes wrong at a counter every day: each ends in a clear message, and nothing is lost.

Each story is told with the network and without.
"""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.counter import SCANNER_MS, TOTAL, Counter
from tests.e2e.goods import BELL, HELMET, LAMP, TUBE


def number_of(counter: Counter) -> int:
    """The running number of the receipt just given."""
    return int(counter.receipts[-1].number.split("-")[1])


def test_a_payment_tapped_twice_is_one(standing: Counter) -> None:
    standing.scan(BELL.barcode)
    standing.button("Kort").dblclick()
    standing.finished()
    first = number_of(standing)
    standing.scan(TUBE.barcode)
    assert standing.pay("Kort").total == TUBE.price
    assert number_of(standing) == first + 1


def test_two_scans_at_once_are_two_pieces(standing: Counter) -> None:
    for code in (BELL.barcode, TUBE.barcode, BELL.barcode):
        standing.beep(code)
    expect(standing.page.locator(TOTAL)).to_have_text("167,95")
    lines = standing.page.locator("[data-line]")
    expect(lines).to_have_count(2)


def test_digits_typed_after_a_scan_are_asked_about(standing: Counter) -> None:
    """They change nothing until Enter says so, and the next scan forgets them."""
    standing.scan(BELL.barcode)
    standing.page.wait_for_timeout(500)  # longer than a scanner's pause: a hand's digits
    standing.page.keyboard.type("99", delay=SCANNER_MS)
    expect(standing.page.get_by_text("99 stk.? Tryk Enter")).to_be_visible()
    assert standing.total() == BELL.price
    standing.page.wait_for_timeout(500)
    standing.scan(TUBE.barcode)
    assert standing.total() == BELL.price + TUBE.price


def test_a_scan_while_a_sheet_is_open(standing: Counter) -> None:
    """Goods go into the cart behind it and what is typed stays; other codes are refused aloud."""
    page = standing.page
    standing.scan(LAMP.barcode)
    standing.button("Rabat").click()
    standing.key_in("5")
    standing.scan(HELMET.barcode)
    standing.beep("Q7-123")
    expect(page.get_by_text("Luk vinduet, der er åbent, og scan igen.")).to_be_visible()
    page.get_by_role("dialog").get_by_role("button", name="Prismatch").click()
    # 5 % of the lamp whose sheet it is: 12,475.
    expect(page.locator(TOTAL)).to_have_text("536,97")


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


def test_absurd_amounts_are_refused_and_the_cart_stays(standing: Counter) -> None:
    page = standing.page
    standing.scan(LAMP.barcode)
    standing.button("Betal …").click()
    for typed, way in (("0", "Kort"), ("999999999999", "Kontant"), (",,", "Kontant")):
        standing.key_in(typed)
        standing.button(way).click()
        expect(page.get_by_test_id("remaining")).to_have_text("249,50")
        field = page.get_by_label("Beløb")
        field.fill("")
    assert page.get_by_role("list", name="Betalinger").count() == 0
    standing.button("Til kurven").click()
    assert standing.total() == LAMP.price


def test_a_code_nobody_knows_leaves_the_cart(standing: Counter) -> None:
    standing.scan(BELL.barcode)
    standing.beep("5790000000031")
    sheet = standing.page.get_by_test_id("unknown-barcode")
    expect(sheet).to_contain_text("Ingen vare har denne kode. Kurven er uændret.")
    standing.page.keyboard.press("Escape")
    assert standing.total() == BELL.price


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
