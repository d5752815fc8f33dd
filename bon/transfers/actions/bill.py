"""Writes what one company owes another for goods of a transfer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import Max

from bon.catalog.models import Variant
from bon.catalog.queries import vat_bp
from bon.organisation.models import Company
from bon.transfers.models import Bill, Transfer
from till.rounding import half_up


def bill(transfer: Transfer, goods: Mapping[UUID, tuple[int, int]]) -> Bill | None:
    """`goods`: thousandths and øre without VAT by variant; below zero for what goes back. None
    where both stores are of one company. The next number of the company that sells: its row is
    locked until the transaction ends (Momsbekendtgørelsen § 58: a running number)."""
    seller, buyer = transfer.origin.company, transfer.goal.company
    if seller.cvr == buyer.cvr or not goods:
        return None
    list(Company.objects.filter(id=seller.id).select_for_update().values_list("id"))
    last: int | None = Bill.objects.filter(seller=seller).aggregate(last=Max("number"))["last"]
    lines = _lines(goods)
    rates = _rates(lines)
    made: Bill = Bill.objects.create(
        number=(last or 0) + 1,
        seller=seller,
        buyer=buyer,
        transfer=transfer,
        seller_text=_party(seller),
        buyer_text=_party(buyer),
        lines=lines,
        rates=rates,
        net=sum(rate["net"] for rate in rates),
        vat=sum(rate["vat"] for rate in rates),
    )
    return made


def _lines(goods: Mapping[UUID, tuple[int, int]]) -> list[dict[str, Any]]:
    rows = Variant.objects.filter(id__in=list(goods)).annotate(rate_bp=vat_bp())
    return [
        {
            "variant": str(row.id),
            "sku": row.sku,
            "name": row.name,
            "quantity_milli": goods[row.id][0],
            "net": goods[row.id][1],
            "rate_bp": row.rate_bp or 0,
        }
        for row in rows.order_by("sort_key", "id")
    ]


def _rates(lines: list[dict[str, Any]]) -> list[dict[str, int]]:
    """Net and VAT of each rate, the highest first."""
    nets: dict[int, int] = {}
    for line in lines:
        nets[line["rate_bp"]] = nets.get(line["rate_bp"], 0) + line["net"]
    return [
        {"rate_bp": rate, "net": nets[rate], "vat": half_up(nets[rate] * rate, 10_000)}
        for rate in sorted(nets, reverse=True)
    ]


def _party(company: Company) -> dict[str, str]:
    fields = ("name", "cvr", "address", "postcode", "city")
    return {field: getattr(company, field) for field in fields}
