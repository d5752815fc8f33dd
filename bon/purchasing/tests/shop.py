"""A supplier of bicycle parts, and what the shop buys there."""

from __future__ import annotations

from typing import Any

from bon.catalog.models import Product, Variant
from bon.catalog.tests.shop import make_pump
from bon.purchasing.actions.draft_order import Wanted, draft_order
from bon.purchasing.actions.save_article import save_article
from bon.purchasing.actions.save_supplier import save_supplier
from bon.purchasing.actions.send_order import send_order
from bon.purchasing.models import Article, PurchaseOrder, Supplier
from bon.staff.cast import Cast


def nordic(cast: Cast, **terms: Any) -> Supplier:
    """Nordic Parts, who deliver in kroner."""
    said = {"name": "Nordic Parts", "email": "ordre@nordic.example", "lead_days": 3, **terms}
    return save_supplier(cast.manager, None, said)


def sells(cast: Cast, supplier: Supplier, product: Product, **more: Any) -> Article:
    """The first variant of a product, in boxes of six at 600,00."""
    said = {
        "number": "NP-77",
        "name": "Pump, floor",
        "variant": product.variants.order_by("position")[0],
        "pack": 6,
        "cost": 60_000,
        **more,
    }
    return save_article(cast.manager, supplier, None, said)


def ordered(
    cast: Cast, supplier: Supplier | None = None, pieces: int = 12
) -> tuple[PurchaseOrder, Variant]:
    """A sent order of foot pumps."""
    supplier = supplier or nordic(cast)
    product = make_pump(cast)
    pump: Variant = product.variants.get()
    sells(cast, supplier, product)
    order = draft_order(cast.manager, supplier, cast.store, [Wanted(pump.id, pieces)])
    return send_order(cast.manager, order, ""), pump
