"""What comes of campaigns once their sales arrive, and that all of it can be made again."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from bon.campaigns.actions.save_campaign import save_campaign
from bon.campaigns.models import Effect, Redemption
from bon.campaigns.tasks import USED_TWICE
from bon.campaigns.terms import terms_of
from bon.campaigns.tests.promise import promise
from bon.journal.rebuilding import rebuild
from bon.kit.models import Task
from bon.registers.simulated import Basket
from bon.registers.tests.counter import BELL, HELMET, Counter, open_counter
from bon.staff.cast import Cast

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def trading(cast: Cast, register: Any, campaign: Any) -> Counter:
    counter = open_counter(register, [cast.cashier])
    counter.till.pricebook["campaigns"] = [terms_of(campaign)]
    return counter


def test_each_day_s_uses_are_added_up_and_training_is_in_none(cast: Cast) -> None:
    with cast.at_work():
        campaign = save_campaign(cast.owner, None, promise(starts_at=LONG_AGO))
    counter = trading(cast, cast.register, campaign)
    counter.till.sell(Basket([(BELL, 2000), (HELMET, 1000)]))
    counter.till.sell(Basket([(BELL, 1000)]))
    counter.till.training = True
    counter.till.sell(Basket([(BELL, 1000)]))
    counter.till.send(counter.deliver, count=2)
    with cast.at_work():
        (effect,) = Effect.objects.all()
        assert (effect.campaign_id, effect.store_id) == (campaign.id, cast.store.id)
        assert (effect.uses, effect.pieces_milli, effect.amount) == (2, 4000, 14_977)
        assert rebuild().differences == []
    with cast.abroad():
        assert Effect.objects.count() == 0


def test_what_comes_back_gives_back_what_was_taken_off_it_and_is_no_use(cast: Cast) -> None:
    with cast.at_work():
        campaign = save_campaign(cast.owner, None, promise(starts_at=LONG_AGO))
    counter = trading(cast, cast.register, campaign)
    sold = counter.till.sell(Basket([(BELL, 2000)]))
    counter.till.take_back(sold, {1: 1000})
    counter.till.send(counter.deliver)
    with cast.at_work():
        (effect,) = Effect.objects.all()
        assert (effect.uses, effect.pieces_milli, effect.amount) == (1, 2000, 999)


def test_a_coupon_used_at_two_registers_sells_twice_and_becomes_a_task(cast: Cast) -> None:
    said = promise(audience="coupon", most=1, starts_at=LONG_AGO)
    with cast.at_work():
        campaign = save_campaign(cast.owner, None, said)
    counters = [trading(cast, r, campaign) for r in (cast.register, cast.other_register)]
    for counter in counters:
        coupon = {"campaign": campaign.number, "number": 4711}
        counter.till.sell(Basket([(BELL, 1000)], commands=[("use_coupon", coupon)]))
        counter.till.send(counter.deliver)
    with cast.at_work():
        assert Redemption.objects.filter(campaign=campaign.number, number=4711).count() == 2
        (task,) = Task.objects.filter(kind=USED_TWICE)
        assert task.facts["name"] == "Alt −20 %"
        assert {task.facts["first"], task.facts["second"]} == {
            f"{cast.register.code}-1",
            f"{cast.other_register.code}-1",
        }
        assert rebuild().differences == []
        assert Task.objects.filter(kind=USED_TWICE).count() == 1
