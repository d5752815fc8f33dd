"""Goods that are sold no more leave the registers, and still come back from customers."""

from __future__ import annotations

from typing import cast as typed

from bon.catalog.actions.archive_product import archive_product
from bon.catalog.models import Variant
from bon.catalog.tests.shop import make_pump
from bon.registers.simulated import Basket
from bon.registers.tests.counter import good, open_counter
from bon.registers.tests.devices import paired
from bon.sales.models import Sale, SaleLine
from bon.staff.cast import Cast
from bon.stock.models import Level
from till.shapes import Item


def test_what_is_archived_after_the_sale_comes_back_by_its_receipt(cast: Cast) -> None:
    with cast.at_work():
        pump = make_pump(cast)
    item = typed(Item, {**good(1, pump.name, 24_900), "variant": str(pump.id)})
    counter = open_counter(cast.register, [cast.owner])
    sold = counter.till.sell(Basket([(item, 2000)]))
    counter.till.send(counter.deliver)
    tablet = paired(cast, cast.other_register)
    tablet.cursor = tablet.get("feed").json()["cursor"]
    with cast.at_work():
        archive_product(cast.manager, pump)
    told = tablet.changes().json()
    assert (told["goods"], told["gone"]) == ([], [str(pump.id)])
    back = counter.till.take_back(sold, {1: 1000})
    counter.till.send(counter.deliver)
    with cast.at_work():
        line = SaleLine.objects.get(sale_id=back["id"])
        assert (line.variant_id, line.quantity_milli, line.total) == (pump.id, -1000, -24_900)
        assert Sale.objects.count() == 2
        level = Level.objects.get()
        assert (level.variant_id, level.on_hand_milli) == (pump.id, -1000)
        assert Variant.objects.get(id=pump.id).archived_at is not None
