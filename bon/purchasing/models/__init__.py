"""Whom goods are bought from, what was ordered, what came."""

from bon.purchasing.models.bounds import Bounds
from bon.purchasing.models.catalogue import Catalogue, CatalogueRow
from bon.purchasing.models.order import PurchaseLine, PurchaseOrder
from bon.purchasing.models.receipt import Count, GoodsReceipt, ReceiptLine
from bon.purchasing.models.supplier import Article, Supplier

__all__ = [
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
]
