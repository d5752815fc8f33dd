"""The list of stock, narrowed to a supplier and to what there is too little of."""

from __future__ import annotations

from django.test import Client

from bon.catalog.models import Variant
from bon.catalog.tests.shop import make_jacket, make_pump
from bon.kit.ids import uuid7
from bon.orders.tests.shop import LABEL, ulla
from bon.purchasing.actions.draft_order import Wanted, draft_order
from bon.purchasing.actions.send_order import send_order
from bon.purchasing.actions.set_bounds import set_bounds
from bon.purchasing.tests.shop import nordic, sells
from bon.registers.simulated import Basket
from bon.registers.tests.counter import HELMET, open_counter
from bon.staff.cast import Cast, Office
from bon.stock.actions.adjust import Change, adjust
from bon.stock.reasons import OPENING


def seen(browser: Client, query: str) -> list[str]:
    page = browser.get(f"/stock/?{query}").content.decode()
    return [name for name in ("Fodpumpe", "Regnjakke S", "Regnjakke M") if name in page]


def test_whose_goods_and_how_few(cast: Cast, office: Office) -> None:
    with cast.at_work():
        supplier, other = nordic(cast), nordic(cast, name="Sydjysk Engros")
        pump: Variant = make_pump(cast).variants.get()
        sells(cast, supplier, pump.product)
        small, middle, _large = make_jacket(cast).variants.order_by("position")
        for one in (pump, small, middle):
            adjust(cast.store.id, [Change(one.id, 4_000)], OPENING)
        set_bounds(cast.manager, cast.store, pump, (5_000, 10_000))
        set_bounds(cast.manager, cast.store, small, (4_000, 10_000))
        set_bounds(cast.manager, cast.other_store, middle, (5_000, 10_000))
    browser = office.of(cast.manager)
    names = seen(browser, "")
    assert names[0] == "Fodpumpe"
    for sort in ("name", "-quantity"):
        assert seen(browser, f"supplier={supplier.id}&sort={sort}") == ["Fodpumpe"]
        assert seen(browser, f"show=under&sort={sort}") == ["Fodpumpe"]
        assert seen(browser, f"supplier={other.id}&sort={sort}") == []
    assert "Ingen varer passer" in browser.get(f"/stock/?supplier={other.id}").content.decode()
    assert seen(browser, "supplier=nobody") == names
    file = b"".join(browser.get("/stock/lager.csv?show=under")).decode()
    assert "Fodpumpe" in file
    assert "Regnjakke" not in file


def test_what_is_promised_is_missed_and_what_is_on_its_way_is_not(
    cast: Cast, office: Office
) -> None:
    counter, customer = open_counter(cast.register, [cast.cashier]), ulla(cast)
    with cast.at_work():
        supplier = nordic(cast)
        pump: Variant = make_pump(cast).variants.get()
        sells(cast, supplier, pump.product)
        adjust(cast.store.id, [Change(pump.id, 5_000)], OPENING)
        set_bounds(cast.manager, cast.store, pump, (5_000, 10_000))
    browser = office.of(cast.manager)
    assert seen(browser, "show=under") == []
    said = {"kind": "order", "prepayment": 0, "number": 1_000_002, "id": str(uuid7()), **LABEL}
    item = HELMET | {"variant": str(pump.id), "product": str(pump.product_id)}
    promise = Basket([(item, 1_000)], customer=str(customer.id), commands=[("place_order", said)])
    counter.till.note(promise)
    counter.till.send(counter.deliver)
    assert seen(browser, "show=under") == ["Fodpumpe"]
    with cast.at_work():
        order = draft_order(cast.manager, supplier, cast.store, [Wanted(pump.id, 1)])
    assert seen(browser, "show=under") == []
    with cast.at_work():
        send_order(cast.manager, order, "")
    assert seen(browser, "show=under") == []
