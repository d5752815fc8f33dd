"""What is scanned at the pages that list goods means what it means at the counter."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from bon.catalog.actions.change_product import change_product
from bon.catalog.actions.set_price import set_price
from bon.catalog.tests.shop import make_cheese, make_pump
from bon.staff.cast import Cast
from bon.stock.find import Found, find

pytestmark = pytest.mark.django_db


def test_labels_from_the_scale_say_how_much_it_is(cast: Cast) -> None:
    with cast.at_work():
        by_weight = make_cheese(cast, "2612340000008").variants.get()
        by_price = make_cheese(cast, "2112340000003").variants.get()
        assert find("2612340012506")[:2] == (by_weight, 1_250)
        assert find("2112340030000")[:2] == (by_price, 250)
        for price in (None, 0):
            set_price(cast.owner, by_price, price)
            with pytest.raises(ValidationError, match="fortæller ikke, hvad Danbo 45\\+ vejer"):
                find("2112340030000")


def test_a_symbol_that_weighs_what_is_sold_by_the_piece_is_a_piece(cast: Cast) -> None:
    with cast.at_work():
        pump = make_pump(cast).variants.get()
        assert find("]d201057012345678993103001250") == Found(pump)


def test_a_symbol_with_a_piece_s_number_is_its_goods(cast: Cast) -> None:
    with cast.at_work():
        pump = make_pump(cast).variants.get()
        assert find("]d201057012345678992112A") == Found(pump)
        change_product(cast.owner, pump.product, serial=True)
        assert find("]d201057012345678992112A") == Found(pump, serial="12A")
        assert find("fodp").variant == pump
        assert find("5709999999993").variant is None
