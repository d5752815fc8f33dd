"""What stands on the labels of goods in a store."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from bon.catalog import content
from bon.catalog.content import UnitPrice
from bon.catalog.models import Variant
from bon.catalog.store_prices import store_prices
from bon.labels.fields import Face
from bon.labels.shown import promised_in, shown
from bon.organisation.models import Store


def faces(store: Store, variants: Sequence[UUID]) -> dict[UUID, Face]:
    """By variant, in the language that is active."""
    say = shown(store_prices(store.id, variants), promised_in(store.id, variants))
    rows = Variant.objects.filter(id__in=variants).select_related("product", "product__brand")
    return {
        variant.id: Face(
            name=variant.product.name,
            price=said.price,
            before=said.before,
            unit_price=unit_price(variant, said.price),
            offer=said.offer,
            code=variant.codes.partition(" ")[0].partition("*")[0],
            number=variant.sku,
            brand=variant.product.brand.name if variant.product.brand else "",
            axes=" · ".join(value for _axis, value in variant.axes),
            store=store.name,
        )
        for variant in rows
        for said in [say[variant.id]]
    }


def unit_price(variant: Variant, price: int | None) -> str:
    """What a kilo, a litre or a metre costs, where the law asks for it or goods are weighed."""
    if price is None or variant.product.unit_price_exempt:
        return ""
    if variant.product.unit == "kg":
        return str(UnitPrice(price, "kg"))
    return str(content.unit_price(price, variant.content) or "")
