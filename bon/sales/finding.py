"""The sales a register asks for: those that its own journal does not have, and what came back of
any."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any
from uuid import UUID

import msgspec
from django.utils import timezone

from bon.journal.queries import entry_text
from bon.kit.access import NotFound
from bon.kit.listing import Place
from bon.organisation.models import Register, Store
from bon.sales.models import Sale, SaleLine
from bon.sales.put_right import payments_now
from bon.sales.queries import SaleFilter, sales_page
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
    """What is known of a sale. `text`: see `sales_meant`. Days and amounts with both ends.

    `everywhere`: in all stores, not only the asker's. `after`: the `next` of the page before.
    """

    text: Text = ""
    since: date | None = None
    until: date | None = None
    least: int | None = None
    most: int | None = None
    everywhere: bool = False
    after: Annotated[str, msgspec.Meta(max_length=100)] = ""


def tell_sale(asker: Asker, which: Which) -> Mapping[str, Any]:
    """A sale of the chain as it was written, how its payments stand now, and what came back of it.
    Raises NotFound, Denied."""
    asker.allowed("sell")
    sale = _found(which)
    text = entry_text(sale.id) if sale else None
    if sale is None or text is None:
        raise NotFound
    return {
        "body": json.loads(text)["body"],
        "store": Store.objects.values_list("name", flat=True).get(id=sale.store_id),
        "payments": payments_now(sale.id),
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
    """The latest sales like it, MOST at a time. Raises Denied."""
    person = asker.allowed("sell")
    narrow = SaleFilter(
        store=None if like.everywhere else asker.store,
        since=like.since,
        until=like.until,
        least=like.least,
        most=like.most,
        text=like.text.strip(),
        by_customer=person.may("see_customers"),
    )
    page = sales_page(narrow, Place.read(like.after), MOST)
    goods = _goods_of([row.id for row in page.rows])
    return {
        "sales": [
            {
                "entry": str(row.id),
                "receipt_no": row.receipt_no,
                "at": timezone.localtime(row.at).isoformat(timespec="seconds"),
                "total": row.total,
                "cashier": row.cashier,
                "tenders": row.tenders,
                "store": row.store,
                "customer": str(row.customer) if row.customer else None,
                "goods": goods[row.id],
            }
            for row in page.rows
        ],
        "next": str(page.next) if page.next else None,
    }


def _goods_of(sales: list[UUID]) -> dict[UUID, list[str]]:
    """The names of what was sold, in the order of the receipt."""
    goods: dict[UUID, list[str]] = {id: [] for id in sales}
    lines = SaleLine.objects.filter(sale_id__in=sales).order_by("sale_id", "no")
    for sale, name in lines.values_list("sale_id", "name"):
        goods[sale].append(name)
    return goods
