"""Prices of a store, of customer groups and of members, as the registers get them."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from bon.catalog import feed, listed
from bon.catalog.actions.drop_price_list import drop_price_list
from bon.catalog.actions.list_prices import list_prices
from bon.catalog.actions.save_price_list import save_price_list
from bon.catalog.actions.turn_price_lists import turn_price_lists
from bon.catalog.models import PriceList, PricePoint
from bon.catalog.tests.shop import make_pump
from bon.kit.access import Denied
from bon.staff.cast import Cast

DAY = dt.timedelta(days=1)
SAID: dict[str, Any] = {
    "name": "Butikken",
    "store": None,
    "groups": [],
    "members": False,
    "starts_on": None,
    "ends_on": None,
}


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


def history(price_list: PriceList) -> list[int | None]:
    """What the goods of a list have cost on it, the first first."""
    points = PricePoint.objects.filter(price_list=price_list).order_by("starts_at", "id")
    return list(points.values_list("amount", flat=True))


def test_every_price_on_a_list_stays_in_its_history(cast: Cast) -> None:
    with cast.at_work():
        pump = make_pump(cast).variants.get()
        club = PriceList.objects.create(name="Klubpris", members=True)
        list_prices(cast.owner, club, {pump.id: 19_900})
        list_prices(cast.owner, club, {pump.id: 19_900})
        list_prices(cast.owner, club, {pump.id: 18_900})
        list_prices(cast.owner, club, {pump.id: None})
        assert history(club) == [19_900, 18_900, None]
        list_prices(cast.owner, club, {pump.id: 17_900})
        drop_price_list(cast.owner, club)
        assert history(club) == [19_900, 18_900, None, 17_900, None]
        assert not list(listed.lists())
        assert prices(cast) == [[24_900, ""]] * 3
        again = save_price_list(cast.owner, None, {**SAID, "name": "Klubpris", "members": True})
        assert history(again) == []
        chain = PriceList.objects.get(chain=True)
        assert history(chain) == [24_900]
        who = PricePoint.objects.filter(price_list=club).values_list("who", flat=True)
        assert set(who) == {cast.owner.id}


def test_a_list_begins_and_ends_by_itself_and_late_rather_than_never(cast: Cast) -> None:
    today = timezone.localdate()
    with cast.at_work():
        pump = make_pump(cast).variants.get()
        said = {**SAID, "store": cast.store, "starts_on": today + DAY, "ends_on": today + 3 * DAY}
        ours = save_price_list(cast.owner, None, said)
        list_prices(cast.owner, ours, {pump.id: 22_900})
        assert turn_price_lists(today) == 0
        assert history(ours) == []
        assert turn_price_lists(today + DAY) == 1
        assert turn_price_lists(today + DAY) == 0
        assert turn_price_lists(today + 3 * DAY) == 0
        assert history(ours) == [22_900]
        assert turn_price_lists(today + 9 * DAY) == 1
        assert history(ours) == [22_900, None]
        assert PricePoint.objects.filter(price_list=ours, who=None).count() == 2


def test_days_that_are_changed_count_from_then_on(cast: Cast) -> None:
    today = timezone.localdate()
    with cast.at_work():
        pump = make_pump(cast).variants.get()
        ours = save_price_list(cast.owner, None, {**SAID, "store": cast.store})
        list_prices(cast.owner, ours, {pump.id: 22_900})
        save_price_list(cast.owner, ours, {**SAID, "store": cast.store, "ends_on": today - DAY})
        assert history(ours) == [22_900, None]
        save_price_list(cast.owner, ours, {**SAID, "store": cast.store})
        assert history(ours) == [22_900, None, 22_900]
