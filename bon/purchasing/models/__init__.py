"""Whom goods are bought from, what was ordered, what came."""

from bon.purchasing.models.bounds import MOST_MILLI, Bounds, refuse_bounds
from bon.purchasing.models.catalogue import Catalogue, CatalogueRow
from bon.purchasing.models.order import PurchaseLine, PurchaseOrder
from bon.purchasing.models.receipt import Count, GoodsReceipt, ReceiptLine
from bon.purchasing.models.supplier import Article, Supplier

__all__ = [
    "MOST_MILLI",
    "Article",
    "Bounds",
    "Catalogue",
    "CatalogueRow",
    "Count",
    "GoodsReceipt",
    "PurchaseLine",
    "PurchaseOrder",
    "ReceiptLine",
    "Supplier",
    "refuse_bounds",
]
