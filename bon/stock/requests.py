"""What registers ask of stock."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec

from bon.organisation.models import Store
from bon.staff.uplink import Asker, Handler
from bon.stock.models import Level
from bon.stock.places import PLACES, TRANSIT
from bon.stock.queries import levels_of

REQUESTS: dict[str, Handler[Any]] = {}


class Goods(msgspec.Struct, frozen=True):
    variant: UUID


def stock_levels(asker: Asker, goods: Goods) -> dict[str, Any]:
    """What lies where and what is on its way, the asker's own store first. Raises Denied."""
    asker.allowed("see_stock")
    names = dict(Store.objects.values_list("id", "name"))
    here = names[asker.store]
    kept = {
        names.get(row.store_id, ""): row for row in Level.objects.filter(variant_id=goods.variant)
    }
    rows = sorted(levels_of(goods.variant), key=lambda row: (row.store != here, row.store))
    levels = [
        {**row._asdict(), "available_milli": row.available_milli, **_lying(kept.get(row.store))}
        for row in rows
    ]
    return {"levels": levels}


def _lying(level: Level | None) -> dict[str, Any]:
    """At which places anything lies, and how much suppliers and other stores are to bring."""
    if level is None:
        return {"places": [], "coming_milli": 0}
    lies = [(place.column, getattr(level, place.column)) for place in PLACES.values()]
    return {
        "places": [
            {"place": column.removesuffix("_milli"), "quantity_milli": milli}
            for column, milli in lies
            if milli and column != TRANSIT.column
        ],
        "coming_milli": level.ordered_milli + level.transit_milli,
    }


QUESTIONS: dict[str, Handler[Any]] = {"stock_levels": Handler(Goods, stock_levels)}
