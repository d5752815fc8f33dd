"""A payment that was rung up under another tender, put right; with the network and without."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.e2e.counter import Counter
from tests.e2e.goods import HELMET
from tests.e2e.shop import MANAGER, Shop


def test_the_card_was_mobilepay(standing: Counter, shop: Shop) -> None:
    """Two taps on the sale, and a colleague's badge."""
    page = standing.page
    standing.scan(HELMET.barcode)
    receipt = standing.pay("Kort")
    standing.menu("Bonner")
    page.get_by_role("button", name=receipt.number).click()
    with standing.spends(taps=2, scans=1):
        standing.button("Ret betaling").click()
        page.get_by_test_id("payments").get_by_role("button", name="MobilePay").click()
        expect(page.get_by_test_id("approval")).to_contain_text("Rette, hvad et salg")
        standing.beep(shop.own_code("employee", shop.badges[MANAGER]))
        expect(page.get_by_text("Rettet: Kort blev til MobilePay.")).to_be_visible()
    expect(page.get_by_role("button", name=receipt.number)).to_contain_text("MobilePay")
    standing.menu("X-rapport")
    expect(page.get_by_text("Rettede betalinger")).to_be_visible()
