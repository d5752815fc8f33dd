"""The list of goods by price: each product stands once, at what its variants themselves say."""

from __future__ import annotations

from itertools import product as every
from uuid import UUID

import pytest
from django.utils import timezone

from bon.catalog.listing import GoodsFilter, goods_page
from bon.catalog.models import ArticleGroup, Product, Variant, VatClass
from bon.kit.listing import Order, Place
from bon.staff.cast import Cast

# A variant as (price, in the range?): nothing, the least there is, and two that differ.
KINDS = [*every((None, 0, 100, 200), (True, False))]
HELD = [*((one,) for one in KINDS), *every(KINDS, repeat=2), *every(KINDS[:6], repeat=3)]


def _make_every_kind(archived: bool) -> dict[UUID, int]:
    """Products of up to three variants of every kind, with where each belongs: at the least price
    of its variants in the range, of all of them where it is out of it itself; without, first."""
    now, where, products, variants = timezone.now(), {}, [], []
    vat, group = VatClass.objects.get(code="standard"), ArticleGroup.objects.get(code="goods")
    for held in HELD:
        made = Product(
            name="Pose", sort_key="pose", vat_class=vat, article_group=group,
            archived_at=now if archived else None,
        )  # fmt: skip
        products.append(made)
        variants += [
            Variant(product=made, price=price, archived_at=None if ranged else now, revision=1)
            for price, ranged in held
        ]
        prices = [p for p, ranged in held if p is not None and (archived or ranged)]
        where[made.id] = min(prices, default=-1)
    Product.objects.bulk_create(products)
    Variant.objects.bulk_create(variants)
    return where


def _page_by_page(narrow: GoodsFilter, order: Order) -> list[UUID]:
    ids, after = [], None
    while True:
        page = goods_page(narrow, after, 40, order)
        ids += [row.id for row in page.rows]
        if page.next is None:
            return ids
        after = Place.read(str(page.next))


@pytest.mark.parametrize("show", ["", "archived"])
def test_every_product_stands_once_at_its_least_price(cast: Cast, show: str) -> None:
    with cast.at_work():
        where = _make_every_kind(archived=show == "archived")
        _make_every_kind(archived=show != "archived")
        upwards = sorted(where, key=lambda id: (where[id], id))
        assert _page_by_page(GoodsFilter(show=show), Order("price")) == upwards
        assert _page_by_page(GoodsFilter(show=show), Order("price", down=True)) == upwards[::-1]
    with cast.abroad():
        assert goods_page(GoodsFilter(show=show), None, 40, Order("price")).rows == []
