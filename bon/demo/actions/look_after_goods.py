"""What goes on with the demo's goods: moved, counted, cheaper for members, soon dearer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone

from bon.catalog.actions.list_prices import list_prices
from bon.catalog.actions.save_price_list import save_price_list
from bon.catalog.models import Variant
from bon.counts.actions.begin_count import begin_count
from bon.counts.actions.finish_count import finish_count
from bon.counts.actions.tally import Said, tally
from bon.counts.scope import Scoped, goods_of
from bon.demo.actions.open_shop import Opened
from bon.kit.ids import uuid7
from bon.organisation.models import Store
from bon.pricing.actions.decide_repricing import decide_repricing
from bon.pricing.rule import ENDINGS, Rule
from bon.staff.models import Person
from bon.stock.models import Level
from bon.transfers.actions.ask_for_goods import ask_for_goods
from bon.transfers.actions.begin_transfer import begin_transfer
from bon.transfers.actions.count_goods import Counted, count_goods
from bon.transfers.actions.send_transfer import send_transfer
from bon.transfers.models import Transfer
from bon.transfers.stages import Stage
from till.shapes import Target

SOON = timedelta(days=4)
COUNTED: Scoped = {"by": "category", "value": "Hjelme"}
DEARER: Target = {"by": "category", "value": "Dæk"}
CLUB = "Lygter"  # what members get at nine tenths, in whole kroner
NOT_FOUND = 2  # goods that nobody has counted yet


def look_after_goods(opened: Opened) -> None:
    """As it stands this evening."""
    people, stores = opened.people, opened.stores
    jonas, amina = people["Jonas Kvist"], people["Amina Yildiz"]
    bottles, lights = _lying(stores["Aarhus"], "Flasker"), _lying(stores["Aarhus"], "Lygter")
    sent = begin_transfer(jonas, stores["Aarhus"], stores["Odense"], note="Med onsdagsbilen")
    _put_in(jonas, sent, "packing", bottles)
    send_transfer(jonas, sent.id)
    wanted = begin_transfer(amina, stores["Aarhus"], stores["Odense"], wanted=True)
    _put_in(amina, wanted, "asking", lights)
    ask_for_goods(amina, wanted.id)
    _count(amina, stores["Odense"])
    _list_for_members(opened.owner)
    rule = Rule("percent", 500, ENDINGS["95"])
    decide_repricing(opened.owner, [DEARER], rule, "95", timezone.localdate() + SOON)


def _list_for_members(owner: Person) -> None:
    said = {"name": "Klubpris", "members": True, "store": None, "groups": []}
    prices = save_price_list(owner, None, {**said, "starts_on": None, "ends_on": None})
    goods = Variant.objects.filter(product__category__name=CLUB, price__gt=0)
    list_prices(owner, prices, {each.id: each.price * 9 // 1000 * 100 for each in goods})


def _lying(store: Store, category: str) -> list[Variant]:
    """Some of a category that the store has several of."""
    levels = Level.objects.filter(store_id=store.id, on_hand_milli__gte=3_000)
    rows = Variant.objects.filter(
        product__category__name=category, id__in=levels.values("variant_id")
    )
    return list(rows.order_by("sku")[:4])


def _put_in(person: Person, transfer: Transfer, stage: Stage, goods: Sequence[Variant]) -> None:
    for pieces, variant in enumerate(goods, start=1):
        count_goods(person, transfer.id, stage, Counted(variant, min(pieces, 3) * 1_000))


def _count(person: Person, store: Store) -> None:
    """One piece too few and one too many; some are still to be found."""
    count = begin_count(person, store, [COUNTED], blind=False)
    goods = list(goods_of([COUNTED]).order_by("sku"))
    held = dict(Level.objects.filter(store_id=store.id).values_list("variant_id", "on_hand_milli"))
    differing = {goods[0].id: 1_000, goods[1].id: -1_000}
    for variant in goods[:-NOT_FOUND]:
        lies = held.get(variant.id, 0) + differing.get(variant.id, 0)
        tally(person, count.id, Said(uuid7(), variant, max(0, lies)))
    finish_count(person, count.id)
