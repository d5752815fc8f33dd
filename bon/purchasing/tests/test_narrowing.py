"""The list of stock, narrowed to a supplier and to what there is too little of."""

from __future__ import annotations

from bon.catalog.models import Variant
from bon.catalog.tests.shop import make_jacket, make_pump
from bon.purchasing.actions.set_bounds import set_bounds
from bon.purchasing.tests.shop import nordic, sells
from bon.staff.cast import Cast, Office
from bon.stock.actions.adjust import Change, adjust
from bon.stock.reasons import OPENING


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

    def seen(query: str) -> list[str]:
        page = browser.get(f"/stock/?{query}").content.decode()
        return [name for name in ("Fodpumpe", "Regnjakke S", "Regnjakke M") if name in page]

    names = seen("")
    assert names[0] == "Fodpumpe"
    for sort in ("name", "-quantity"):
        assert seen(f"supplier={supplier.id}&sort={sort}") == ["Fodpumpe"]
        assert seen(f"show=under&sort={sort}") == ["Fodpumpe"]
        assert seen(f"supplier={other.id}&sort={sort}") == []
    assert "Ingen varer passer" in browser.get(f"/stock/?supplier={other.id}").content.decode()
    assert seen("supplier=nobody") == names
    file = b"".join(browser.get("/stock/lager.csv?show=under")).decode()
    assert "Fodpumpe" in file
    assert "Regnjakke" not in file
