"""The only way to fetch suppliers, orders and receipts by id. Whoever belongs to one store knows
of that store's orders and deliveries alone."""

from __future__ import annotations

from typing import TypeVar
from uuid import UUID

from bon.kit.access import NotFound, known
from bon.purchasing.models import (
    Article,
    Catalogue,
    GoodsReceipt,
    PurchaseOrder,
    ReceiptLine,
    Supplier,
)
from bon.staff.access import require
from bon.staff.models import Person


def supplier_for(person: Person, id: UUID) -> Supplier:
    require(person, "purchase")
    found: Supplier | None = Supplier.objects.filter(id=id).first()
    return known(found)


def article_for(person: Person, id: UUID) -> Article:
    require(person, "purchase")
    rows = Article.objects.filter(id=id).select_related("supplier", "variant")
    found: Article | None = rows.first()
    return known(found)


def catalogue_for(person: Person, id: UUID) -> Catalogue:
    """A catalogue that was brought in, without its file, for whoever may change costs."""
    require(person, "purchase")
    require(person, "change_cost")
    rows = Catalogue.objects.filter(id=id).defer("content").select_related("supplier")
    found: Catalogue | None = rows.first()
    return known(found)


def order_for(person: Person, id: UUID) -> PurchaseOrder:
    """For whoever buys; whoever receives goods fetches by `coming_for`."""
    require(person, "purchase")
    return _order(person, id)


def coming_for(person: Person, id: UUID) -> PurchaseOrder:
    """An order to receive goods on."""
    require(person, "receive")
    return _order(person, id)


def receipt_for(person: Person, id: UUID) -> GoodsReceipt:
    require(person, "receive")
    rows = GoodsReceipt.objects.filter(id=id).select_related("supplier", "store", "order")
    found: GoodsReceipt | None = rows.first()
    return _theirs(person, found)


def receipt_line_for(person: Person, id: UUID) -> ReceiptLine:
    """With its receipt."""
    require(person, "receive")
    rows = ReceiptLine.objects.filter(id=id).select_related("receipt", "variant__product")
    found: ReceiptLine | None = rows.first()
    line = known(found)
    _theirs(person, line.receipt)
    return line


def _order(person: Person, id: UUID) -> PurchaseOrder:
    rows = PurchaseOrder.objects.filter(id=id).select_related("supplier", "store")
    found: PurchaseOrder | None = rows.first()
    return _theirs(person, found)


R = TypeVar("R", PurchaseOrder, GoodsReceipt)


def _theirs(person: Person, found: R | None) -> R:
    if found is None or person.store_id not in (None, found.store_id):
        raise NotFound
    return found
