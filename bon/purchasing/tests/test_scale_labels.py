"""Cheese comes with the scale's labels on it: each says what its piece weighs, or costs."""

from __future__ import annotations

import pytest
from django.test import Client

from bon.catalog.actions.create_product import create_product
from bon.catalog.actions.set_price import set_price
from bon.catalog.models import Barcode, Variant
from bon.catalog.tests.shop import draft, make_cheese
from bon.kit.ids import uuid7
from bon.purchasing.actions.open_receipt import open_unordered
from bon.purchasing.models import Article, Count, GoodsReceipt
from bon.purchasing.tests.shop import nordic, ordered
from bon.purchasing.tests.test_questions import ask
from bon.registers.tests.devices import paired
from bon.staff.cast import Cast, Office

BY_WEIGHT, BY_PRICE = "2612340000008", "2112340000003"
WEIGHS_1250, COSTS_30 = "2612340012506", "2112340030000"
UNKNOWN, UNKNOWN_LATER = "2698760012500", "2698760007506"


@pytest.fixture
def receipt(cast: Cast) -> GoodsReceipt:
    with cast.at_work():
        return open_unordered(cast.manager, nordic(cast), cast.store, "")


def _scan(browser: Client, receipt: GoodsReceipt, code: str) -> str:
    said = {"code": code, "id": uuid7()}
    return browser.post(f"/receiving/{receipt.id}/scan/", said).content.decode()


def _counted(receipt: GoodsReceipt) -> dict[str, int]:
    rows = receipt.lines.values_list("variant__name", "counted_milli")
    return dict(rows)


def test_a_label_counts_what_it_weighs(cast: Cast, office: Office, receipt: GoodsReceipt) -> None:
    with cast.at_work():
        make_cheese(cast, BY_WEIGHT)
    browser = office.of(cast.cashier)
    assert "1,25" in _scan(browser, receipt, WEIGHS_1250)
    _scan(browser, receipt, WEIGHS_1250)
    with cast.at_work():
        assert _counted(receipt) == {"Danbo 45+": 2_500}


def test_a_price_says_no_weight_where_a_kilo_has_none(
    cast: Cast, office: Office, receipt: GoodsReceipt
) -> None:
    with cast.at_work():
        cheese = make_cheese(cast, BY_PRICE).variants.get()
    browser = office.of(cast.cashier)
    _scan(browser, receipt, COSTS_30)
    with cast.at_work():
        assert _counted(receipt) == {"Danbo 45+": 250}
        set_price(cast.owner, cheese, None)
    told = _scan(browser, receipt, COSTS_30)
    assert "Etiketten fortæller ikke, hvad Danbo 45+ vejer. Vej varen, og skriv tallet." in told
    assert 'data-scanned="bad"' in told
    with cast.at_work():
        assert _counted(receipt) == {"Danbo 45+": 250}


@pytest.mark.parametrize("who", ["manager", "cashier"])
def test_a_label_that_was_named_is_known_whatever_the_next_one_weighs(
    cast: Cast, office: Office, receipt: GoodsReceipt, who: str
) -> None:
    """It was remembered with the weight of the first, and meant one piece."""
    with cast.at_work():
        plain = create_product(cast.owner, draft("Brie", weighed=True)).variants.get()
    browser = office.of(getattr(cast, who))
    scan = str(uuid7())
    asked = browser.post(f"/receiving/{receipt.id}/scan/", {"code": UNKNOWN, "id": scan})
    assert f'"scan": "{scan}"' in asked.content.decode()
    meant = f"/receiving/{receipt.id}/find/"
    found = browser.get(meant, {"q": "brie", "code": UNKNOWN, "scan": scan})
    assert f'"id": "{scan}"' in found.content.decode()
    named = {"variant": str(plain.id), "code": UNKNOWN, "pieces": "1", "id": scan}
    for _pressed_twice in range(2):
        browser.post(f"/receiving/{receipt.id}/link/", named)
    with cast.at_work():
        assert _counted(receipt) == {"Brie": 1_250}
    _scan(browser, receipt, UNKNOWN_LATER)
    with cast.at_work():
        assert _counted(receipt) == {"Brie": 2_000}
        assert Count.objects.count() == 2
        kept = [Barcode.objects.filter(variant=plain), Article.objects.filter(variant=plain)]
        assert [rows.count() for rows in kept] == ([1, 0] if who == "manager" else [0, 1])


def test_the_counter_reads_the_same_labels(cast: Cast) -> None:
    with cast.at_work():
        order, _pump = ordered(cast)
        cheese: Variant = make_cheese(cast, BY_PRICE).variants.get()
    tablet = paired(cast)
    id = ask(tablet, cast, "open_delivery", order=str(order.id))["answer"]["id"]
    told = ask(tablet, cast, "count_delivery", id=id, scan=str(uuid7()), code=COSTS_30)["answer"]
    assert told["last"] == str(cheese.id)
    with cast.at_work():
        assert _counted(GoodsReceipt.objects.get()) == {"Danbo 45+": 250}
        set_price(cast.owner, cheese, None)
    refused = ask(tablet, cast, "count_delivery", id=id, scan=str(uuid7()), code=COSTS_30)
    assert refused["error"] == "delivery_refused"
    assert refused["data"]["why"].startswith("Etiketten fortæller ikke, hvad Danbo 45+ vejer.")
    with cast.at_work():
        assert _counted(GoodsReceipt.objects.get()) == {"Danbo 45+": 250}
