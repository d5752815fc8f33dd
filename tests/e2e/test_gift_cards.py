"""A gift card from the counter that sells it to the one that is paid with it, in counted work,
with network and without."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.conftest import OpenCounter
from tests.e2e.counter import Counter, ore
from tests.e2e.goods import BELL, TENT
from tests.e2e.office import Office
from tests.e2e.shop import Shop

CODE = re.compile(r"92\d{16}")


def sell_card(counter: Counter, kroner: int) -> str:
    """A card that the printer makes: the code on it."""
    counter.button("Gavekort").click()
    counter.key_in(str(kroner))
    counter.button("Læg i kurven").click()
    expect(counter.page.get_by_test_id("total")).to_have_text(f"{kroner},00")
    return counter.printed(CODE, counter.pay("Kort"))


def test_sold(standing: Counter) -> None:
    """Workflow 9: 1T + 1E + 1T by keyboard. By touch a usual amount is 1T instead of the entry; any
    other has a key that ends it, as Enter does."""
    with standing.spends(taps=2, entries=1):
        standing.page.keyboard.press("Alt+g")
        standing.page.keyboard.type("500")
        standing.page.keyboard.press("Enter")
        expect(standing.page.get_by_test_id("total")).to_have_text("500,00")
        standing.page.keyboard.press("F4")
        sale = standing.finished()
        assert sale.total == 50_000
    standing.printed(CODE, sale)
    standing.next_sale.click()
    with standing.spends(taps=3):
        standing.button("Gavekort").click()
        standing.button("300 kr").click()
        sale = standing.pay("Kort")
        assert sale.total == 30_000
    standing.printed(CODE, sale)
    standing.next_sale.click()
    with standing.spends(taps=3, entries=1):
        sell_card(standing, 350)


def test_sold_on_a_card_from_the_drawer(standing: Counter, shop: Shop) -> None:
    """Workflow 9: 1T + 1E + S of the card + 1T."""
    card = shop.own_code("gift_card", 7_000_000_000 + int(standing.register[1:]))
    with standing.spends(taps=2, entries=1, scans=1):
        standing.button("Gavekort").click()
        standing.key_in("250")
        standing.beep(card)
        expect(standing.page.get_by_test_id("total")).to_have_text("250,00")
        assert standing.pay("Kort").total == 25_000
    standing.beep(card)
    expect(standing.page.get_by_test_id("balance")).to_have_text("250,00")
    standing.page.keyboard.press("Escape")


def test_paid_with(standing: Counter) -> None:
    """Workflow 10: S and no tap, whenever; goods may follow it."""
    code = sell_card(standing, 500)
    with standing.spends(taps=1, scans=3):
        standing.scan(TENT.barcode)
        standing.beep(code)
        expect(standing.page.get_by_test_id("voucher-paid")).to_contain_text("Rest: 0,00")
        assert paid_and_left(standing) == (50_000, 79_900)
        standing.scan(TENT.barcode)
        assert paid_and_left(standing) == (50_000, 209_800)
        assert standing.pay("Kort").total == 259_800
    standing.scan(BELL.barcode)
    standing.beep(code)
    expect(standing.page.get_by_text("Der er ikke flere penge på det.")).to_be_visible()
    standing.comes_to(BELL.price)


def test_a_card_that_covers_it_all(standing: Counter) -> None:
    """Workflow 10: what is settled by the card is finished without a tap, and the rest stays."""
    code = sell_card(standing, 200)
    with standing.spends(taps=1, scans=2):
        standing.scan(BELL.barcode)
        standing.beep(code)
        assert standing.pay("Afslut salget").total == BELL.price
    standing.next_sale.click()
    standing.beep(code)
    expect(standing.page.get_by_test_id("balance")).to_have_text("151,00")
    standing.page.keyboard.press("Escape")


def test_a_card_pays_for_no_card(standing: Counter) -> None:
    """Workflow 9: the money on one card does not become another."""
    code = sell_card(standing, 100)
    standing.next_sale.click()
    standing.button("Gavekort").click()
    standing.key_in("100")
    standing.button("Læg i kurven").click()
    expect(standing.page.get_by_test_id("total")).to_have_text("100,00")
    standing.beep(code)
    refused = standing.page.get_by_text("Det kan ikke betale for det, der står i kurven.")
    expect(refused).to_be_visible()
    standing.comes_to(10_000)


def test_a_card_of_another_register(
    standing: Counter, open_counter: OpenCounter, office: Office
) -> None:
    """Workflow 10 across registers. Without network nobody here knows what is on it: it pays up to
    the shop's limit, and what was not there is a task for the owner."""
    elsewhere = open_counter()
    code = sell_card(elsewhere, 400)
    expect(elsewhere.trust()).to_contain_text("Alt er sendt", timeout=20_000)
    standing.scan(TENT.barcode)
    standing.beep(code)
    expect(standing.page.get_by_test_id("voucher-paid")).to_be_visible()
    if standing.offline:
        assert paid_and_left(standing) == (50_000, 79_900)
        standing.pay("Kort")
    else:
        assert paid_and_left(standing) == (40_000, 89_900)
        standing.pay("Kort")
        office.wait_for("/vouchers/?state=empty", code[2:12])


def paid_and_left(counter: Counter) -> tuple[int, int]:
    """What the cart says is paid, and what is left."""
    figures = counter.page.locator("dl .small dd").all_inner_texts()
    return ore(figures[-2]), ore(figures[-1])
