"""What needs a label: it follows prices and campaigns, and leaves when it is printed."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from bon.campaigns.actions.save_campaign import save_campaign
from bon.campaigns.actions.stop_campaign import stop_campaign
from bon.campaigns.actions.turn_campaigns import turn_campaigns
from bon.campaigns.models import Campaign
from bon.campaigns.tests.promise import part, promise
from bon.catalog.actions.edit_cells import Cell, edit_cells
from bon.catalog.actions.list_prices import list_prices
from bon.catalog.actions.save_price_list import save_price_list
from bon.catalog.actions.set_price import set_price
from bon.catalog.actions.turn_price_lists import turn_price_lists
from bon.catalog.models import PriceList, PricePoint, Variant
from bon.catalog.tests.shop import make_jacket, make_pump
from bon.kit.access import NotFound
from bon.kit.tests.waiting import do_jobs
from bon.labels import queries, reactions
from bon.labels.access import run_for
from bon.labels.actions.abandon_run import abandon_run
from bon.labels.actions.queue import queue
from bon.labels.actions.start_run import print_due
from bon.labels.actions.undo_run import undo_run
from bon.labels.faces import faces
from bon.labels.models import Due, Part, Run
from bon.labels.reasons import RECEIVED
from bon.labels.tests.printed import pages, scanned
from bon.organisation.models import Store
from bon.pricing.actions.decide_repricing import decide_repricing
from bon.pricing.actions.undo_repricing import undo_repricing
from bon.pricing.rule import ENDINGS, Rule
from bon.staff.cast import Cast

pytestmark = pytest.mark.django_db


def waiting(store: Store) -> list[tuple[str, str, str, int]]:
    do_jobs("labels.")
    rows = Due.objects.filter(store=store).order_by("variant__sort_key", "kind")
    return [(row.variant.name, row.kind, row.reason, row.copies) for row in rows]


def a_pump(cast: Cast) -> Variant:
    pump: Variant = make_pump(cast).variants.get()
    return pump


def test_new_goods_need_no_label_until_their_price_changes(cast: Cast) -> None:
    with cast.at_work():
        pump = a_pump(cast)
        assert Due.objects.count() == 0
        set_price(cast.owner, pump, 19_900)
        assert waiting(cast.store) == [("Fodpumpe", "shelf", "price", 1)]
        assert waiting(cast.other_store) == [("Fodpumpe", "shelf", "price", 1)]
        set_price(cast.owner, pump, 18_900)
        assert waiting(cast.store) == [("Fodpumpe", "shelf", "price", 1)]
    with cast.abroad():
        assert Due.objects.count() == 0


def test_a_price_that_goes_back_before_it_was_printed_leaves_the_queue(cast: Cast) -> None:
    with cast.at_work():
        pump = a_pump(cast)
        set_price(cast.owner, pump, 19_900)
        set_price(cast.owner, pump, 24_900)
        assert Due.objects.count() == 0


def test_a_store_with_a_price_of_its_own_is_left_alone_by_the_chain_s(cast: Cast) -> None:
    with cast.at_work():
        pump = a_pump(cast)
        ours = PriceList.objects.create(name="Butikken", store=cast.store)
        list_prices(cast.owner, ours, {pump.id: 22_900})
        assert waiting(cast.store) == [("Fodpumpe", "shelf", "price", 1)]
        assert waiting(cast.other_store) == []
        Due.objects.all().delete()
        set_price(cast.owner, pump, 26_900)
        assert waiting(cast.store) == []
        assert waiting(cast.other_store) == [("Fodpumpe", "shelf", "price", 1)]
        list_prices(cast.owner, ours, {pump.id: None})
        assert waiting(cast.store) == [("Fodpumpe", "shelf", "price", 1)]


def test_a_list_that_begins_at_midnight_needs_labels_then_and_another_name_needs_none(
    cast: Cast,
) -> None:
    today = timezone.localdate()
    with cast.at_work():
        pump = a_pump(cast)
        begins = {"starts_on": today + timedelta(days=1), "ends_on": None}
        said = {"name": "Butikken", "store": cast.store, "groups": [], "members": False}
        ours = save_price_list(cast.owner, None, {**said, **begins})
        list_prices(cast.owner, ours, {pump.id: 22_900})
        save_price_list(cast.owner, ours, {**said, **begins, "name": "Efterår"})
        assert Due.objects.count() == 0
        turn_price_lists(today)
        assert waiting(cast.store) == []
        PriceList.objects.filter(id=ours.id).update(starts_on=today)
        turn_price_lists(today)
        assert waiting(cast.store) == [("Fodpumpe", "shelf", "price", 1)]
        assert waiting(cast.other_store) == []


def test_a_campaign_needs_labels_when_it_begins_and_when_it_ends(cast: Cast) -> None:
    with cast.at_work():
        pump, _jacket = a_pump(cast), make_jacket(cast)
        said = promise(name="Uge 48", starts_at=timezone.now() + timedelta(hours=1))
        goods = {"parts": [part("product", pump.product_id)], "store": cast.store}
        campaign = save_campaign(cast.owner, None, said | goods)
        assert waiting(cast.store) == []
        began = timezone.now() + timedelta(hours=2)
        campaign.starts_at = timezone.now() - timedelta(minutes=1)
        campaign.save(update_fields=["starts_at"])
        assert turn_campaigns(timezone.now()) == 1
        assert turn_campaigns(began) == 0
        assert waiting(cast.store) == [("Fodpumpe", "shelf", "begun", 1)]
        assert waiting(cast.other_store) == []
        Due.objects.all().delete()
        stop_campaign(cast.owner, campaign)
        assert waiting(cast.store) == [("Fodpumpe", "shelf", "ended", 1)]


def test_a_campaign_stopped_before_its_labels_were_printed_needs_none(cast: Cast) -> None:
    with cast.at_work():
        a_pump(cast)
        campaign = save_campaign(cast.owner, None, promise())
        assert waiting(cast.store) == [("Fodpumpe", "shelf", "begun", 1)]
        stop_campaign(cast.owner, campaign)
        assert waiting(cast.store) == []
        assert Due.objects.count() == 0


def test_one_that_ends_as_the_next_begins_needs_one_label(cast: Cast) -> None:
    """At midnight both turn at once; what hangs there is the first one's price."""
    with cast.at_work():
        a_pump(cast)
        first = save_campaign(cast.owner, None, promise(name="Uge 47"))
        save_campaign(
            cast.owner, None, promise(name="Uge 48", starts_at=timezone.now() + timedelta(hours=1))
        )
        do_jobs("labels.")
        Due.objects.all().delete()
        now = timezone.now()
        Campaign.objects.filter(id=first.id).update(ends_at=now)
        Campaign.objects.filter(name="Uge 48").update(starts_at=now)
        assert turn_campaigns(timezone.now()) == 2
        assert waiting(cast.store) == [("Fodpumpe", "shelf", "begun", 1)]
        assert Due.objects.get(store=cast.store).was == [19_920, None, "Uge 47"]


def test_what_is_not_for_everybody_all_day_stands_on_no_label(cast: Cast) -> None:
    with cast.at_work():
        a_pump(cast)
        save_campaign(cast.owner, None, promise(audience="members"))
        save_campaign(cast.owner, None, promise(weekdays=[1]))
        save_campaign(cast.owner, None, promise(kind="threshold", limit=50_000))
        assert waiting(cast.store) == []
        assert Due.objects.count() == 0


def test_goods_received_twice_need_labels_for_both(cast: Cast) -> None:
    with cast.at_work():
        pump = a_pump(cast)
        queue(cast.store.id, {pump.id: 3}, RECEIVED)
        queue(cast.store.id, {pump.id: 2, UUID(int=7): 4}, RECEIVED)
        set_price(cast.owner, pump, 19_900)
        assert waiting(cast.store) == [
            ("Fodpumpe", "product", "received", 5),
            ("Fodpumpe", "shelf", "price", 1),
        ]
        assert waiting(cast.other_store) == [("Fodpumpe", "shelf", "price", 1)]


def test_prices_changed_by_a_rule_need_labels_and_none_when_it_is_taken_back(cast: Cast) -> None:
    with cast.at_work():
        a_pump(cast)
        rule = Rule("percent", 500, ENDINGS["95"])
        done = decide_repricing(cast.owner, [{"by": "everything", "value": ""}], rule, "95")
        assert waiting(cast.store) == [("Fodpumpe", "shelf", "price", 1)]
        undo_repricing(cast.owner, done)
        assert Due.objects.count() == 0


def test_labels_of_many_goods_are_asked_for_by_the_worker(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reactions, "AT_ONCE", 1)
    with cast.at_work():
        pump, jacket = a_pump(cast), make_jacket(cast)
        ours = PriceList.objects.create(name="Butikken", store=cast.store)
        list_prices(cast.owner, ours, {pump.id: 22_900})
        Due.objects.all().delete()
        rule = Rule("percent", 500, ENDINGS["95"])
        done = decide_repricing(cast.owner, [{"by": "everything", "value": ""}], rule, "95")
        assert Due.objects.count() == 0
        sizes = {size.name for size in jacket.variants.all()}
        assert {name for name, *_ in waiting(cast.store)} == sizes
        assert {name for name, *_ in waiting(cast.other_store)} == {"Fodpumpe", *sizes}
        undo_repricing(cast.owner, done)
        assert waiting(cast.store) == waiting(cast.other_store) == []


def test_a_price_typed_in_the_grid_needs_a_label(cast: Cast) -> None:
    with cast.at_work():
        product = make_pump(cast)
        pump = product.variants.get()
        cell = Cell(pump.id, "price", was="249,00", now="199,00")
        assert edit_cells(cast.owner, product, [cell]) == []
        assert waiting(cast.store) == [("Fodpumpe", "shelf", "price", 1)]


def printed(cast: Cast, kind: str = "shelf") -> Run:
    do_jobs("labels.")
    template = queries.templates(cast.store.id, kind)[0]
    copies = {row.id: row.copies for row in queries.due(cast.store.id, kind)}
    return print_due(cast.owner, cast.store, template, copies)


def test_what_was_printed_leaves_the_queue_and_says_the_campaign_s_price(cast: Cast) -> None:
    with cast.at_work():
        pump = a_pump(cast)
        queue(cast.store.id, {pump.id: 3}, RECEIVED)
        save_campaign(cast.owner, None, promise(before_price=True, name="Uge 48"))
        run = printed(cast)
        assert (run.total, run.done, run.parts, run.ended) == (1, 1, 1, True)
        content = queries.part_of(run, 1)
        assert content is not None
        (page,) = pages(content)
        assert scanned(page.picture) == [("EAN13", "5701234567899")]
        words = page.text.replace("\n", " ")
        assert {"199,", "20"} <= set(words.split())
        assert "Før 249,00" in words
        assert "Uge 48" in words
        assert waiting(cast.store) == [("Fodpumpe", "product", "received", 3)]
        assert waiting(cast.other_store) == [("Fodpumpe", "shelf", "begun", 1)]
        with pytest.raises(ValidationError):
            print_due(cast.owner, cast.store, queries.templates()[0], {UUID(int=7): 1})
        assert Run.objects.count() == 1


def test_a_before_price_is_the_lowest_of_thirty_days_even_where_goods_were_dearer_since(
    cast: Cast,
) -> None:
    with cast.at_work():
        pump = a_pump(cast)
        campaign = save_campaign(cast.owner, None, promise(before_price=True))
        set_price(cast.owner, pump, 30_000)
        assert campaign.state() == "live"
        content = queries.part_of(printed(cast), 1)
        assert content is not None
        assert "Før 249,00" in pages(content)[0].text


def test_a_before_price_is_that_of_the_store(cast: Cast) -> None:
    long_ago = timezone.now() - timedelta(days=90)
    with cast.at_work():
        pump = a_pump(cast)
        ours = PriceList.objects.create(name="Butikken", store=cast.store)
        list_prices(cast.owner, ours, {pump.id: 29_900})
        listed = {"variant": pump, "price_list": ours, "amount": 29_900}
        PricePoint.objects.create(starts_at=long_ago, **listed)
        save_campaign(cast.owner, None, promise(before_price=True, name="Uge 48"))
        do_jobs("labels.")
        said = {row.store_id: faces(row.store, [pump.id])[pump.id] for row in Due.objects.all()}
        assert said[cast.store.id][1:3] == (23_920, 29_900)
        assert said[cast.other_store.id][1:3] == (19_920, 24_900)


def test_a_run_that_broke_or_jammed_puts_its_goods_back(cast: Cast) -> None:
    with cast.at_work():
        pump = a_pump(cast)
        queue(cast.store.id, {pump.id: 3}, RECEIVED)
        run = printed(cast, "product")
        assert waiting(cast.store) == []
        assert undo_run(cast.cashier, run) == 1
        assert undo_run(cast.cashier, run) == 0
        assert waiting(cast.store) == [("Fodpumpe", "product", "received", 3)]
        again = printed(cast, "product")
        Run.objects.filter(id=again.id).update(ended_at=None)
    abandon_run(cast.organisation.id, again.id)
    with cast.at_work():
        assert waiting(cast.store) == [("Fodpumpe", "product", "received", 3)]
        assert Run.objects.get(id=again.id).failed
        assert Part.objects.filter(run=again).count() == 1


def test_who_may_not_print_and_who_is_elsewhere_print_nothing(cast: Cast) -> None:
    with cast.at_work():
        pump = a_pump(cast)
        queue(cast.store.id, {pump.id: 1}, RECEIVED)
        run = printed(cast, "product")
        cast.cashier.store = cast.other_store
        with pytest.raises(NotFound):
            run_for(cast.cashier, run.id)
    with cast.abroad(), pytest.raises(NotFound):
        run_for(cast.stranger, run.id)
