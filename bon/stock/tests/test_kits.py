"""A kit is sold under its own name, and its parts leave the shelf."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import cast as typed
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError

from bon.catalog.actions.create_product import create_product
from bon.catalog.actions.set_parts import PartDraft, set_parts
from bon.catalog.models import Part, Product, Variant
from bon.catalog.tests.shop import draft
from bon.kit.access import Denied
from bon.registers.simulated import Basket
from bon.registers.tests.counter import OPENING, Counter, good, open_counter
from bon.staff.cast import Cast
from bon.stock import queries
from bon.stock.actions.adjust import Change, adjust
from bon.stock.models import Level, Movement
from bon.stock.reasons import OPENING as IN_STOCK
from till.shapes import Item

LONG_AGO = OPENING - timedelta(days=30)


def _goods(cast: Cast, *names: str) -> list[Variant]:
    made = [create_product(cast.manager, draft(name)) for name in names]
    return [Variant.objects.get(id=product.id) for product in made]


def _as_item(product: Product | Variant) -> Item:
    return typed(Item, {**good(1, product.name, 10_000), "variant": str(product.id)})


def _made_of(cast: Cast, kit: Variant, since: datetime, **parts: int) -> None:
    """Parts by their names, in pieces, from a moment on."""
    by_name = {variant.name: variant for variant in Variant.objects.all()}
    drafts = [PartDraft(by_name[name].id, pieces * 1_000) for name, pieces in parts.items()]
    set_parts(cast.manager, kit, drafts)
    Part.objects.filter(kit=kit, until=None).update(since=since)
    Part.objects.filter(kit=kit, until__gt=since).update(until=since)


def _levels() -> dict[str, int]:
    names = dict(Variant.objects.values_list("id", "name"))
    return {names[v]: n for v, n in Level.objects.values_list("variant_id", "on_hand_milli")}


def _send(counter: Counter) -> None:
    counter.till.send(counter.deliver)


def test_the_parts_leave_the_shelf_and_the_kit_has_none_of_its_own(cast: Cast) -> None:
    with cast.at_work():
        kit, tube, _patch = _goods(cast, "Lappesæt", "Slange", "Lap")
        _made_of(cast, kit, LONG_AGO, Slange=1, Lap=4)
        adjust(cast.store.id, [Change(tube.id, 10_000)], IN_STOCK)
    counter = open_counter(cast.register, [cast.cashier])
    counter.till.sell(Basket([(_as_item(kit), 2000), (_as_item(tube), 1000)]))
    _send(counter)
    with cast.at_work():
        assert _levels() == {"Slange": 7_000, "Lap": -8_000}
        sold = Movement.objects.exclude(reason=IN_STOCK.code).order_by("line", "quantity_milli")
        assert list(sold.values_list("line", "quantity_milli")) == [
            (1, -8_000),
            (1, -2_000),
            (2, -1_000),
        ]
        assert queries.broken_levels() == []


def test_what_was_taken_comes_back_though_the_kit_is_another_since(cast: Cast) -> None:
    with cast.at_work():
        kit, *_parts = _goods(cast, "Lappesæt", "Slange", "Lap", "Lim")
        _made_of(cast, kit, LONG_AGO, Slange=1, Lap=4)
    counter = open_counter(cast.register, [cast.owner])
    sold = counter.till.sell(Basket([(_as_item(kit), 2000)]))
    _send(counter)
    with cast.at_work():
        changed = datetime.fromisoformat(sold["at"]) + timedelta(seconds=1)
        _made_of(cast, kit, changed, Slange=2, Lim=1)
    counter.till.take_back(sold, {1: 1000})
    counter.till.sell(Basket([(_as_item(kit), 1000)]))
    _send(counter)
    with cast.at_work():
        assert _levels() == {"Slange": -1_000 - 2_000, "Lap": -4_000, "Lim": -1_000}
        assert queries.broken_levels() == []


def test_as_many_kits_can_be_sold_as_can_be_made(cast: Cast) -> None:
    with cast.at_work():
        kit, tube, patch = _goods(cast, "Lappesæt", "Slange", "Lap")
        _made_of(cast, kit, LONG_AGO, Slange=1, Lap=4)
        adjust(cast.store.id, [Change(tube.id, 10_000), Change(patch.id, 11_000)], IN_STOCK)
        (row,) = queries.levels_of(kit.id)
        assert (row.store, row.on_hand_milli) == (cast.store.name, 2_000)


def test_a_kit_is_of_other_goods_and_no_kits(cast: Cast) -> None:
    with cast.at_work():
        kit, tube, patch = _goods(cast, "Lappesæt", "Slange", "Lap")
        _made_of(cast, kit, LONG_AGO, Slange=1)
        one = PartDraft(tube.id, 1_000)
        for owner, drafts, why in (
            (patch, [PartDraft(kit.id, 1_000)], "Lappesæt er selv et sæt. Vælg dens dele."),
            (patch, [PartDraft(patch.id, 1_000)], "Et sæt kan ikke bestå af sig selv."),
            (patch, [one, one], "En vare står der to gange. Skriv antallet i stedet."),
            (patch, [PartDraft(UUID(int=7), 1_000)], "En af varerne findes ikke længere."),
            (
                tube,
                [PartDraft(patch.id, 1_000)],
                "Slange er del af Lappesæt og kan ikke selv være et sæt.",
            ),
        ):
            with pytest.raises(ValidationError) as refused:
                set_parts(cast.manager, owner, drafts)
            assert refused.value.messages == [why]
        assert Part.objects.count() == 1
        set_parts(cast.manager, kit, [])
        assert list(Part.objects.filter(until=None)) == []
    with pytest.raises(Denied), cast.at_work():
        set_parts(cast.cashier, kit, [one])
