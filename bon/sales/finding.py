"""The sales a register asks for: those that its own journal does not have, and what came back of
any."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any
from uuid import UUID

import msgspec

from bon.journal.queries import entry_text
from bon.kit.access import NotFound
from bon.organisation.models import Register, Store
from bon.sales.models import Sale
from bon.sales.returned import back_of, refunded_of
from bon.staff.uplink import Asker

MOST = 30
Text = Annotated[str, msgspec.Meta(max_length=40)]


class Which(msgspec.Struct, frozen=True):
    """By the number on the receipt, by the id of the sale, or by what an exchange label says."""

    receipt_no: Text | None = None
    sale: UUID | None = None
    register: int | None = None
    number: int | None = None


class Like(msgspec.Struct, frozen=True):
    """What a customer without a receipt remembers."""

    day: date | None = None
    total: int | None = None
    customer: UUID | None = None


def tell_sale(asker: Asker, which: Which) -> Mapping[str, Any]:
    """A sale of the chain as it was written, and what came back of it. Raises NotFound, Denied."""
    asker.allowed("sell")
    sale = _found(which)
    text = entry_text(sale.id) if sale else None
    if sale is None or text is None:
        raise NotFound
    return {
        "body": json.loads(text)["body"],
        "store": Store.objects.values_list("name", flat=True).get(id=sale.store_id),
        "back": [back._asdict() for back in back_of(sale)],
        "refunded": [refunded._asdict() for refunded in refunded_of(sale)],
    }


def _found(which: Which) -> Sale | None:
    sales = Sale.objects.filter(training=False)
    if which.sale is not None:
        return sales.filter(id=which.sale).first()
    receipt_no = which.receipt_no
    if receipt_no is None:
        code = Register.objects.values_list("code", flat=True).filter(number=which.register).first()
        receipt_no = f"{code}-{which.number}"
    return sales.filter(receipt_no=receipt_no).order_by("-at").first()


def find_sales(asker: Asker, like: Like) -> Mapping[str, Any]:
    """The latest sales like it, of all stores, at most MOST. Raises Denied."""
    asker.allowed("sell")
    sales = Sale.objects.filter(training=False)
    if like.day is not None:
        sales = sales.filter(at__date=like.day)
    if like.total is not None:
        sales = sales.filter(total=like.total)
    if like.customer is not None:
        sales = sales.filter(customer_id=like.customer)
    stores = dict(Store.objects.values_list("id", "name"))
    return {
        "sales": [
            {
                "receipt_no": sale.receipt_no,
                "at": sale.at.isoformat(timespec="seconds"),
                "total": sale.total,
                "store": stores.get(sale.store_id, ""),
                "goods": [line.name for line in sale.lines.order_by("no")[:4]],
            }
            for sale in sales.order_by("-at", "-id")[:MOST]
        ]
    }
