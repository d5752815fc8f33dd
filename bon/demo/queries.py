"""Whether a demo shop is here, whose it is, and what it sells."""

from __future__ import annotations

import json
from typing import Any

from django.db import transaction

from bon.catalog import feed
from bon.demo import shop
from bon.kit.tenancy import announce
from bon.staff.models import Person, User
from till.shapes import Item


def is_empty() -> bool:
    """Whether no organisation exists: each begins with somebody's log-in."""
    return not User.objects.exists()


def demo_owner() -> Person | None:
    """The owner of the demo shop; None where this database holds no demo."""
    user = User.objects.filter(email=shop.STAFF[0].email).first()
    if user is None:
        return None
    with transaction.atomic():
        announce("bon.login", str(user.id))
        owner: Person | None = Person.everywhere.filter(user=user).order_by("id").first()
    return owner


def items_for_sale() -> list[Item]:
    """Every variant as a register's goods index knows it."""
    rows = json.loads(f"[{feed.goods(None).rows}]")
    return [_item(dict(zip(feed.COLUMNS, row, strict=True))) for row in rows]


def _item(row: dict[str, Any]) -> Item:
    """One row of `GET goods` (docs/reference/protocol.md)."""
    weighed, not_discountable, by_kg = (bool(row["flags"] & bit) for bit in (1, 2, 4))
    return {
        "variant": row["variant"],
        "product": row["product"],
        "sku": row["sku"],
        "name": row["name"],
        "barcode": row["barcodes"].split(" ")[0],
        "price": row["price"],
        "vat": row["vat"],
        "group": row["group"],
        "category": row["category"],
        "brand": row["brand"],
        "tags": row["tags"].split(",") if row["tags"] else [],
        "prices": [],
        "unit": "kg" if by_kg else "pcs",
        "weighed": weighed,
        "discountable": not not_discountable,
    }
