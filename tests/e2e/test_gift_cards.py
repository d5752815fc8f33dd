"""A gift card from the counter that sells it to the one that is paid with it, in counted taps."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.e2e.counter import Counter, ore
from tests.e2e.goods import TENT
from tests.e2e.office import Office

CODE = re.compile(r"92\d{16}")


def sell_card(counter: Counter, kroner: int) -> str:
    """A tap, the amount, two taps, and the card prints itself: the code on it."""
    with counter.spends(taps=3, entries=1):
        counter.button("Gavekort").click()
        counter.key_in(str(kroner))
        counter.button("Læg i kurven").click()
        expect(counter.page.get_by_test_id("total")).to_have_text(f"{kroner},00")
        counter.pay("Kort")
    return counter.printed(CODE)


def test_a_gift_card_is_sold_and_paid_with_online_and_offline(
    counter: Counter, office: Office
) -> None:
    code = sell_card(counter, 500)

    counter.beep(code)
    expect(counter.page.get_by_test_id("balance")).to_have_text("500,00")
    counter.page.keyboard.press("Escape")

    # A scan is the payment, with no tap; goods may follow it.
    with counter.spends(taps=1, scans=3):
        counter.scan(TENT.barcode)
        counter.beep(code)
        expect(counter.page.get_by_test_id("voucher-paid")).to_contain_text("Rest: 0,00")
        assert paid_and_left(counter) == (50_000, 79_900)
        counter.scan(TENT.barcode)
        assert paid_and_left(counter) == (50_000, 209_800)
        counter.pay("Kort")

    counter.button("Nyt salg").click()
    second = sell_card(counter, 300)
    counter.context.set_offline(True)
    counter.scan(TENT.barcode)
    counter.beep(second)
    paid = counter.page.get_by_test_id("voucher-paid")
    expect(paid).to_contain_text("Rest: 0,00", timeout=10_000)
    assert paid_and_left(counter) == (30_000, 99_900)
    counter.pay("Kort")
    counter.context.set_offline(False)
    office.wait_for("/vouchers/?state=empty", second[2:12])


def test_what_is_left_is_paid_out_and_money_comes_back_on_the_card_until_it_is_lost(
    counter: Counter, office: Office
) -> None:
    office.go("/vouchers/rules/terms/")
    office.page.get_by_label("Rest, der må udbetales kontant").fill("25")
    office.page.get_by_role("button", name="Gem").click()
    code = sell_card(counter, 1320)
    card = f"/vouchers/gift_card/{code[2:12]}/"
    # The register has heard of the rule by its next sale.
    counter.page.reload()

    counter.scan(TENT.barcode)
    counter.beep(code)
    counter.button("Udbetal resten, 21,00 kr., kontant").click()
    receipt = counter.finished()
    assert receipt.total == TENT.price
    office.wait_for(card, "0,00kr.")

    counter.beep(receipt.number)
    lines = counter.page.get_by_role("list", name="Varer på bonen")
    lines.get_by_role("button", name=TENT.name).click()
    counter.beep(code)
    counter.button("Afslut salget").click()
    assert counter.finished().total == -TENT.price
    office.wait_for(card, "1.299,00kr.")

    counter.beep(code)
    counter.button("Spær kortet").click()
    counter.button("Tabt").click()
    expect(counter.page.get_by_text("Kortet er spærret.")).to_be_visible()
    office.wait_for(card, "Spærret")
    counter.scan(TENT.barcode)
    counter.beep(code)
    expect(counter.page.get_by_text("Kortet er spærret. Spørg")).to_be_visible()


def paid_and_left(counter: Counter) -> tuple[int, int]:
    """What the cart says is paid, and what is left."""
    figures = counter.page.locator("dl .small dd").all_inner_texts()
    return ore(figures[-2]), ore(figures[-1])
