"""What is left of the price of goods, beside it on their page."""

from __future__ import annotations

from bon.catalog.actions.set_price import set_price
from bon.catalog.models import Product, Variant
from bon.catalog.tests.shop import make_jacket
from bon.pricing.margins import margins
from bon.staff.cast import Cast, Office
from bon.staff.models import Grant
from bon.stock.actions.adjust import Change, adjust
from bon.stock.reasons import OPENING

SIZES = ("RJ-S", "RJ-M", "RJ-L")


def jackets(cast: Cast) -> tuple[Product, list[Variant]]:
    """In three sizes at 500,00; the large one cost 300,00, the two others 200,00."""
    product = make_jacket(cast)
    small, middle, large = (product.variants.get(sku=sku) for sku in SIZES)
    for size, cost in (small, 200_00), (middle, 200_00), (large, 300_00):
        set_price(cast.owner, size, 500_00)
        adjust(cast.store.id, [Change(size.id, 10_000, worth=10 * cost)], OPENING)
    return product, [small, middle, large]


def test_sizes_that_cost_the_same_are_told_together_the_least_first(cast: Cast) -> None:
    with cast.at_work():
        product, (_small, _middle, large) = jackets(cast)
        assert margins(product) == [
            ("L Blå", 300_00, 100_00, 2_500),
            ("M Blå, S Blå", 200_00, 200_00, 5_000),
        ]
        set_price(cast.owner, large, 250_00)
        assert margins(product)[0] == ("L Blå", 300_00, -100_00, -5_000)
        set_price(cast.owner, large, None)
        assert margins(product)[-1] == ("L Blå", 300_00, None, None)


def test_where_all_sizes_cost_the_same_none_is_named(cast: Cast) -> None:
    with cast.at_work():
        product = make_jacket(cast)
        assert margins(product) == []
        for size in product.variants.all():
            set_price(cast.owner, size, 500_00)
            adjust(cast.store.id, [Change(size.id, 1_000, worth=200_00)], OPENING)
        assert margins(product) == [("", 200_00, 200_00, 5_000)]


def test_it_is_for_whoever_may_see_what_goods_cost(cast: Cast, office: Office) -> None:
    with cast.at_work():
        product, _sizes = jackets(cast)
        Grant.objects.filter(role=cast.manager.role, permission="see_cost").delete()
    page, beside = f"/goods/{product.id}/", f"/repricing/goods/{product.id}/margins/"
    owner, manager = office.of(cast.owner), office.of(cast.manager)
    assert beside in owner.get(page).content.decode()
    seen = owner.get(beside).content.decode()
    assert all(told in seen for told in ("25\xa0%", "50\xa0%", "200,00"))
    assert beside not in manager.get(page).content.decode()
    assert manager.get(beside).status_code == 403
    assert office.of(cast.stranger).get(beside).status_code == 404
