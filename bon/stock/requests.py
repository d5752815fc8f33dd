"""What registers ask of stock."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import msgspec

from bon.organisation.models import Store
from bon.staff.uplink import Asker, Handler
from bon.stock.queries import levels_of

REQUESTS: dict[str, Handler[Any]] = {}


class Goods(msgspec.Struct, frozen=True):
    variant: UUID


def stock_levels(asker: Asker, goods: Goods) -> dict[str, Any]:
    """What lies where, the asker's own store first. Raises Denied."""
    asker.allowed("see_stock")
    here = Store.objects.get(id=asker.store).name
    rows = sorted(levels_of(goods.variant), key=lambda row: (row.store != here, row.store))
    levels = [{**row._asdict(), "available_milli": row.available_milli} for row in rows]
    return {"levels": levels}


QUESTIONS: dict[str, Handler[Any]] = {"stock_levels": Handler(Goods, stock_levels)}
