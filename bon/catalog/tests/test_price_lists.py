"""Prices of a store, of customer groups and of members, as the registers get them."""

from __future__ import annotations

import json

import pytest
from django.core.exceptions import ValidationError

from bon.catalog import feed
from bon.catalog.actions.list_prices import list_prices
from bon.catalog.models import PriceList
from bon.catalog.tests.shop import make_pump
from bon.kit.access import Denied
from bon.staff.cast import Cast


def prices(cast: Cast) -> list[list[object]]:
    """Price and prices on lists, in our store, the other one and nowhere in particular."""
    stores = (cast.store.id, cast.other_store.id, None)
    rows = [json.loads(f"[{feed.goods(store).rows}]")[0] for store in stores]
    return [[row[5], row[12]] for row in rows]


def test_a_store_s_price_is_the_price_there_and_a_group_s_comes_beside_it(cast: Cast) -> None:
    with cast.at_work():
        pump = make_pump(cast).variants.get()
        ours = PriceList.objects.create(name="Butikken", store=cast.store)
        club = PriceList.objects.create(name="Klubpris", members=True)
        list_prices(cast.owner, ours, {pump.id: 22_900})
        list_prices(cast.owner, club, {pump.id: 19_900})
        told = " ".join(f"{id}={p}" for id, p in sorted([(ours.id, 22_900), (club.id, 19_900)]))
        assert prices(cast) == [[22_900, told], [24_900, told], [24_900, told]]
        assert feed.price_lists() == [
            {"id": str(club.id), "name": "Klubpris", "members": True, "groups": []}
        ]
        list_prices(cast.owner, ours, {pump.id: None})
        assert prices(cast)[0] == [24_900, f"{club.id}=19900"]


def test_a_price_on_a_list_is_refused_where_it_cannot_be(cast: Cast) -> None:
    with cast.at_work():
        pump = make_pump(cast).variants.get()
        club = PriceList.objects.create(name="Klubpris", members=True)
        with pytest.raises(Denied):
            list_prices(cast.cashier, club, {pump.id: 1})
        with pytest.raises(ValidationError):
            list_prices(cast.owner, PriceList.objects.get(chain=True), {pump.id: 1})
        assert prices(cast) == [[24_900, ""]] * 3
    with cast.abroad():
        assert PriceList.objects.filter(members=True).count() == 0
