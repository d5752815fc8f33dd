"""A rule on the prices of one list: a store's, a group's; the chain's own stay as they are."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from bon.catalog.actions.drop_price_list import drop_price_list
from bon.catalog.actions.list_prices import list_prices
from bon.catalog.models import PriceList, PricePoint, Variant
from bon.catalog.store_prices import store_prices
from bon.pricing.actions.carry_out_repricing import carry_out_repricing
from bon.pricing.actions.decide_repricing import decide_repricing
from bon.pricing.actions.undo_repricing import undo_repricing
from bon.pricing.models import Repricing
from bon.pricing.preview import Where, repriced
from bon.pricing.rule import ENDINGS, Rule
from bon.pricing.tests.test_repricing import HELMETS, goods, price_of
from bon.staff.cast import Cast, Office
from bon.stock.actions.move import Move, move
from bon.stock.reasons import RECEIPT

TEN_LESS = Rule("percent", -1_000, ENDINGS["00"])


def on(price_list: PriceList) -> dict[str, int]:
    return dict(price_list.prices.values_list("variant__name", "amount"))


@pytest.fixture
def helmets(cast: Cast) -> tuple[Variant, Variant]:
    with cast.at_work():
        return goods(cast, "Byhjelm", 400_00), goods(cast, "Racerhjelm", 900_00)


@pytest.fixture
def ours(cast: Cast, helmets: tuple[Variant, Variant]) -> PriceList:
    """The store's own list, with the city helmet at 380,00."""
    with cast.at_work():
        price_list: PriceList = PriceList.objects.create(name="Vesterbro", store=cast.store)
        list_prices(cast.owner, price_list, {helmets[0].id: 380_00})
    return price_list


def test_a_list_follows_a_rule_and_is_as_it_was_again(
    cast: Cast, ours: PriceList, helmets: tuple[Variant, Variant]
) -> None:
    city, race = helmets
    with cast.at_work():
        done = decide_repricing(cast.owner, [HELMETS], TEN_LESS, "00", None, Where(ours))
        assert (done.status, done.goods, done.skipped) == ("done", 2, 0)
        assert on(ours) == {"Byhjelm": 342_00, "Racerhjelm": 810_00}
        assert (price_of(city), price_of(race)) == (400_00, 900_00)
        here = store_prices(cast.store.id, [city.id, race.id])
        assert here == {city.id: 342_00, race.id: 810_00}
        there = store_prices(cast.other_store.id, [city.id, race.id])
        assert there == {city.id: 400_00, race.id: 900_00}
        list_prices(cast.owner, ours, {city.id: 350_00})
        assert undo_repricing(cast.owner, done) == 1
        assert on(ours) == {"Byhjelm": 350_00}
        points = PricePoint.objects.filter(price_list=ours, variant=race)
        history = points.order_by("starts_at").values_list("amount", "who")
        assert list(history) == [(810_00, cast.owner.id), (None, cast.owner.id)]


def test_only_what_is_on_the_list(cast: Cast, ours: PriceList) -> None:
    with cast.at_work():
        where = Where(ours, listed_only=True)
        [row] = repriced(TEN_LESS, [HELMETS], where)
        assert (row.name, row.listed, row.before, row.after) == ("Byhjelm", 38000, 38000, 34200)
        decide_repricing(cast.owner, [HELMETS], TEN_LESS, "00", None, where)
        assert on(ours) == {"Byhjelm": 342_00}


def test_a_margin_is_of_what_goods_cost_in_the_store(
    cast: Cast, ours: PriceList, helmets: tuple[Variant, Variant]
) -> None:
    city, _race = helmets
    with cast.at_work():
        came = [
            Move(cast.store.id, city.id, RECEIPT, 1_000, worth=160_00),
            Move(cast.other_store.id, city.id, RECEIPT, 1_000, worth=80_00),
        ]
        move(cast.store.id, came, who=None)
        half = Rule("margin", 5_000, ENDINGS["any"])
        [row] = repriced(half, [HELMETS], Where(ours, listed_only=True))
        assert (row.after, row.margin_before, row.margin_after) == (400_00, 4_737, 5_000)


def test_a_list_s_price_of_tomorrow_switches_by_itself(cast: Cast, ours: PriceList) -> None:
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    with cast.at_work():
        where = Where(ours, listed_only=True)
        planned = decide_repricing(cast.owner, [HELMETS], TEN_LESS, "00", tomorrow, where)
        assert on(ours) == {"Byhjelm": 380_00}
        carry_out_repricing(planned)
        assert on(ours) == {"Byhjelm": 342_00}


def test_a_list_that_is_gone_is_left_alone(cast: Cast, ours: PriceList) -> None:
    tomorrow = timezone.localdate() + dt.timedelta(days=1)
    with cast.at_work():
        planned = decide_repricing(cast.owner, [HELMETS], TEN_LESS, "00", tomorrow, Where(ours))
        drop_price_list(cast.owner, ours)
        carry_out_repricing(planned)
        kept = Repricing.objects.get()
        assert (kept.status, kept.goods, kept.skipped) == ("done", 2, 2)
        assert on(ours) == {}
        with pytest.raises(ValidationError, match="findes ikke mere"):
            decide_repricing(cast.owner, [HELMETS], TEN_LESS, "00", None, Where(ours))


def test_the_page_begins_with_the_list_and_shows_the_prices_on_it(
    cast: Cast, ours: PriceList, office: Office
) -> None:
    client = office.of(cast.owner)
    page = client.get(f"/repricing/new/?price_list={ours.id}&kind=percent&ending=any")
    assert f'<option value="{ours.id}" selected\n>Vesterbro</option>' in page.content.decode()
    asked = {
        "price_list": str(ours.id),
        "listed_only": "on",
        "kind": "percent",
        "direction": "down",
        "rate": "10",
        "ending": "00",
        "goods_0": "category:Hjelme",
    }
    seen = client.get("/repricing/preview/", asked).content.decode()
    assert "380,00" in seen
    assert "342,00" in seen
    assert "Racerhjelm" not in seen
    answer = client.post("/repricing/new/", asked, follow=True).content.decode()
    assert "På prislisten Vesterbro" in answer
    with cast.at_work():
        assert on(ours) == {"Byhjelm": 342_00}
    assert office.of(cast.stranger).post("/repricing/new/", asked).status_code == 200
    with cast.abroad():
        assert not Repricing.objects.exists()
    with cast.at_work():
        assert Repricing.objects.count() == 1


def test_the_margin_stands_beside_the_price_while_it_is_typed(
    cast: Cast, ours: PriceList, helmets: tuple[Variant, Variant], office: Office
) -> None:
    city, _race = helmets
    with cast.at_work():
        came = [Move(cast.store.id, city.id, RECEIPT, 1_000, worth=160_00)]
        move(cast.store.id, came, who=None)
    at = f"/repricing/lists/{ours.id}/effect/"
    chosen = {"goods_0": f"variant:{city.id}"}
    told = office.of(cast.owner).get(at, {**chosen, "price": "320"}).content.decode()
    assert "320,00" in told
    assert "Dækning 37,5\N{NO-BREAK SPACE}%" in told
    told = office.of(cast.owner).get(at, {**chosen, "rate": "10"}).content.decode()
    assert "360,00" in told
    for nothing in ({}, chosen, {**chosen, "price": "abc"}, {"price": "320"}):
        assert "figures" not in office.of(cast.owner).get(at, nothing).content.decode()
    assert office.of(cast.stranger).get(at).status_code == 404
    with cast.at_work():
        assert on(ours) == {"Byhjelm": 380_00}
