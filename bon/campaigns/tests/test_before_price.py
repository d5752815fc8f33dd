"""What may be said that goods cost before: to the day and the hour, in the store, step by step."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError

from bon.campaigns.actions.save_campaign import save_campaign
from bon.campaigns.before_price import lowest, too_new
from bon.campaigns.models import Campaign
from bon.campaigns.tests.promise import part, promise
from bon.catalog.actions.change_product import change_product
from bon.catalog.models import PriceList, PricePoint, Variant
from bon.catalog.tests.shop import make_pump
from bon.staff.cast import Cast

# Far enough ahead that goods made today have cost the same for months.
DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
FIRST = datetime(2030, 10, 1, 10, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))
SIXTH = FIRST + 5 * DAY


@pytest.fixture
def pump(cast: Cast) -> Variant:
    """249,00; lowered to 199,00 on the first, raised again on the sixth."""
    with cast.at_work():
        variant: Variant = make_pump(cast).variants.get()
        cost(variant, FIRST, 19_900)
        cost(variant, SIXTH, 24_900)
    return variant


def cost(
    variant: Variant, at: datetime, amount: int | None, on: PriceList | None = None
) -> PricePoint:
    price_list = on or PriceList.objects.get(chain=True)
    said = {"price_list": price_list, "variant": variant, "reason": "changed"}
    point: PricePoint = PricePoint.objects.create(starts_at=at, amount=amount, **said)
    return point


def claim(cast: Cast, pump: Variant, at: datetime, **more: Any) -> Campaign:
    said = promise(parts=[part("variant", pump.id)], before_price=True, starts_at=at, **more)
    return save_campaign(cast.owner, None, said)


def refused(cast: Cast, pump: Variant, at: datetime, figure: str, **more: Any) -> None:
    kept = Campaign.objects.count()
    with pytest.raises(ValidationError, match=figure):
        claim(cast, pump, at, **more)
    assert Campaign.objects.count() == kept


def test_thirty_days_to_the_minute(cast: Cast, pump: Variant) -> None:
    with cast.at_work():
        refused(cast, pump, FIRST + 9 * DAY, "Fodpumpe: 199,00")
        # Clocks go back on 27 October: thirty days by the shop's clock are an hour more.
        thirty = datetime(2030, 11, 5, 10, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))
        refused(cast, pump, thirty - MINUTE, "199,00")
        claim(cast, pump, thirty)


def test_goods_that_perish_quickly_have_fourteen_days(cast: Cast, pump: Variant) -> None:
    with cast.at_work():
        refused(cast, pump, SIXTH + 14 * DAY, "199,00")
        change_product(cast.owner, pump.product, perishable=True)
        refused(cast, pump, SIXTH + 14 * DAY - MINUTE, "199,00")
        claim(cast, pump, SIXTH + 14 * DAY)


def test_a_price_asked_at_the_counter_is_none_to_compare_with(cast: Cast, pump: Variant) -> None:
    with cast.at_work():
        cost(pump, SIXTH + DAY, None)
        cost(pump, SIXTH + 2 * DAY, 24_900)
        claim(cast, pump, SIXTH + 31 * DAY)


def test_a_reduction_that_grows_without_a_pause_is_one(cast: Cast, pump: Variant) -> None:
    began = SIXTH + 40 * DAY
    with cast.at_work():
        first = claim(cast, pump, began, ends_at=began + 7 * DAY)
        second = claim(cast, pump, began + 7 * DAY, rate_bp=3_000, ends_at=began + 14 * DAY)
        third = claim(cast, pump, began + 14 * DAY, rate_bp=5_000, ends_at=began + 60 * DAY)
        for each in (first, second, third):
            assert lowest([pump], each) == {pump.id: 24_900}
        refused(cast, pump, began + 60 * DAY, "124,50")


def test_a_pause_or_a_smaller_reduction_begins_anew(cast: Cast, pump: Variant) -> None:
    began = SIXTH + 40 * DAY
    with cast.at_work():
        claim(cast, pump, began, ends_at=began + 7 * DAY)
        refused(cast, pump, began + 8 * DAY, "199,20", rate_bp=3_000)
        refused(cast, pump, began + 7 * DAY, "199,20", rate_bp=1_000)
        refused(cast, pump, began + 37 * DAY - MINUTE, "199,20")
        claim(cast, pump, began + 37 * DAY)


def test_what_was_not_announced_is_no_first_step(cast: Cast, pump: Variant) -> None:
    began = SIXTH + 40 * DAY
    with cast.at_work():
        quiet = promise(parts=[part("variant", pump.id)], starts_at=began, ends_at=began + 7 * DAY)
        save_campaign(cast.owner, None, quiet)
        refused(cast, pump, began + 7 * DAY, "199,20", rate_bp=3_000)


def test_a_campaign_takes_off_what_was_the_price_while_it_held(cast: Cast, pump: Variant) -> None:
    with cast.at_work():
        goods = {"parts": [part("variant", pump.id)]}
        while_low = promise(**goods, starts_at=FIRST + DAY, ends_at=FIRST + 2 * DAY)
        save_campaign(cast.owner, None, while_low)
        refused(cast, pump, FIRST + 9 * DAY, "159,20")
        # What only some could have was no price used.
        members = promise(**goods, audience="members", starts_at=FIRST + 9 * DAY, rate_bp=9_000)
        save_campaign(cast.owner, None, members)
        refused(cast, pump, FIRST + 10 * DAY, "159,20")


def test_the_price_is_the_store_s_own(cast: Cast, pump: Variant) -> None:
    later = SIXTH + 40 * DAY
    with cast.at_work():
        ours = PriceList.objects.create(name="Butikken", store=cast.store)
        cost(pump, later - 20 * DAY, 17_900, on=ours)
        cost(pump, later - 10 * DAY, None, on=ours)
        refused(cast, pump, later, "Fodpumpe: 179,00", store=cast.store)
        claim(cast, pump, later, store=cast.other_store)
        # For all stores it must be true in each.
        refused(cast, pump, later, f"Fodpumpe i {cast.store.name}: 179,00")
        claim(cast, pump, later + 20 * DAY)


def test_a_store_that_is_always_cheaper_claims_nothing_false(cast: Cast, pump: Variant) -> None:
    later = SIXTH + 40 * DAY
    with cast.at_work():
        ours = PriceList.objects.create(name="Butikken", store=cast.store)
        ours.prices.create(variant=pump, amount=17_900)
        cost(pump, FIRST, 17_900, on=ours)
        claimed = claim(cast, pump, later)
        assert lowest([pump], claimed) == {pump.id: 24_900}
        assert lowest([pump], claimed, cast.store.id) == {pump.id: 17_900}


def test_a_group_s_price_was_no_price_for_everybody(cast: Cast, pump: Variant) -> None:
    with cast.at_work():
        club = PriceList.objects.create(name="Klubpris", members=True)
        cost(pump, SIXTH + 30 * DAY, 9_900, on=club)
        claim(cast, pump, SIXTH + 40 * DAY)


def test_who_saves_it_is_told_of_goods_that_are_new(cast: Cast) -> None:
    with cast.at_work():
        pump = make_pump(cast).variants.get()
        made = PricePoint.objects.get().starts_at
        claimed = claim(cast, pump, made + 12 * DAY + MINUTE)
        assert too_new(claimed) == [("Fodpumpe", 12)]
        assert too_new(claim(cast, pump, made + 30 * DAY + MINUTE)) == []
        change_product(cast.owner, pump.product, perishable=True)
        assert too_new(claim(cast, pump, made + 14 * DAY + MINUTE)) == []
