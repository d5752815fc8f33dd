"""Goods on account and what is paid for them later, in counted work.

Each story is told with the network and without, about a business of its own, which may owe
1.000 kr.: what one story leaves owed is nothing to another.
"""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.counter import TOTAL, Counter
from tests.e2e.goods import HELMET, TENT
from tests.e2e.shop import BRIDGE, HARBOUR, ISLAND, MANAGER, Shop


def test_sold_on_account(standing: Counter, shop: Shop) -> None:
    with standing.spends(taps=1, scans=2):
        standing.scan(HELMET.barcode)
        standing.show_card(shop.card(HARBOUR), HARBOUR)
        assert standing.pay("Konto").total == 29_995
    paper = standing.page.locator("main article.paper")
    expect(paper).to_contain_text("Underskrift")
    expect(paper).to_contain_text("299,95")


def test_more_than_they_may_owe_takes_a_colleague(standing: Counter, shop: Shop) -> None:
    standing.scan(TENT.barcode)
    standing.show_card(shop.card(BRIDGE), BRIDGE)
    with standing.spends(taps=1, scans=1):
        standing.button("Konto").click()
        sheet = standing.page.get_by_test_id("approval")
        expect(sheet).to_contain_text("Sælge ud over kundens kreditmaksimum")
        standing.beep(shop.own_code("employee", shop.badges[MANAGER]))
        assert standing.finished().total == 129_900


def test_the_account_is_settled_at_the_counter(standing: Counter, shop: Shop) -> None:
    """What is owed is proposed; it is no sale of goods, and nothing is owed afterwards."""
    standing.scan(HELMET.barcode)
    standing.show_card(shop.card(ISLAND), ISLAND)
    assert standing.pay("Konto").total == 29_995
    standing.button("Nyt salg").click()
    standing.show_card(shop.card(ISLAND), ISLAND)
    with standing.spends(taps=3):
        standing.button("Skylder 299,95").click()
        standing.button("Indbetal på kontoen").click()
        expect(standing.page.locator(TOTAL)).to_have_text("299,95")
        assert standing.pay("Kort").total == 29_995
    standing.button("Nyt salg").click()
    standing.show_card(shop.card(ISLAND), ISLAND)
    expect(standing.button("Se konto")).to_be_visible()
