"""The shop of 100,000 goods with a million sales behind it, made once a process."""

from __future__ import annotations

import random
from functools import cache
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from bench.house.big_shop import BigShop
    from till.shapes import Item

SALES = 1_000_000
A_DAY = 2_000
LINES = 2
PIECES = 50
_TABLES = ("sales_sale", "sales_saleline", "sales_payment", "stock_movement")


@cache
def open_busy_shop() -> BigShop | None:
    """One day through the counter's own door, copied into the days before. All goods lie in the
    shop. None, and said so, where the file of real goods is missing."""
    from bench.house.big_shop import open_big_shop

    shop = open_big_shop()
    if shop is None:
        return None
    from bench.house.database import VAR, analyze
    from bench.house.history import copy_back
    from bon.config.cluster import cluster_url
    from bon.kit.ids import uuid7

    _fill_shelves(shop)
    first = uuid7()
    _sell_a_day(shop)
    copy_back(cluster_url(VAR, "postgres"), _TABLES, range(1, SALES // A_DAY), (first, uuid7()))
    analyze()
    return shop


def _fill_shelves(shop: BigShop) -> None:
    from bon.catalog.models import Variant
    from bon.kit.ids import uuid7
    from bon.kit.tenancy import acting_for
    from bon.organisation.models import Store
    from bon.stock.actions.move import Move, move
    from bon.stock.reasons import OPENING

    with acting_for(shop.owner.organisation_id):
        store = Store.objects.get().id
        goods = Variant.objects.order_by("id").values_list("id", "price")
        moves = [
            Move(store, id, OPENING, PIECES * 1_000, worth=(price or 0) * PIECES // 2)
            for id, price in goods
        ]
        move(uuid7(), moves, who=shop.owner.id)


def _sell_a_day(shop: BigShop) -> None:
    from bench.house.shop import deliver, pair
    from bon.kit.tenancy import acting_for
    from bon.organisation.models import Register, Store
    from bon.registers.simulated import Basket

    with acting_for(shop.owner.organisation_id):
        register = Register.objects.create(store=Store.objects.get(), code="T1", name="Travl kasse")
        counter = pair(register, str(shop.owner.id))
        goods = _items()
    chance = random.Random(1)
    for _ in range(A_DAY):
        chosen = chance.sample(goods, LINES)
        counter.till.sell(Basket([(good, 1000) for good in chosen]))
    deliver(counter)


def _items() -> list[Item]:
    from bench.house.shop import good
    from bon.catalog.models import Variant

    rows = Variant.objects.exclude(price=None).select_related("product").order_by("id")[:20_000]
    return [
        cast(
            "Item",
            {
                **good(number),
                "variant": str(row.id),
                "product": str(row.product_id),
                "sku": row.sku,
                "name": row.name,
                "price": row.price,
            },
        )
        for number, row in enumerate(rows)
    ]
