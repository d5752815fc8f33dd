"""All that is kept of one customer, for the customer (databeskyttelsesforordningen art. 15, 20)."""

from __future__ import annotations

from typing import Any

from bon.accounts.models import Entry as AccountEntry
from bon.customers import export, queries
from bon.customers.models import Customer
from bon.orders.models import Order
from bon.sales.of_customer import bought_by
from bon.vouchers import queries as vouchers

MOST = 10_000


def data_of(customer: Customer) -> dict[str, Any]:
    """As JSON keeps it: amounts in øre, times with their zone. Under every id they have had."""
    ids = Customer.everybody(customer.id)
    sold = vouchers.sold(ids)
    orders = Order.objects.filter(customer_id__in=ids).order_by("number")
    account = AccountEntry.objects.exclude(kind="cash").filter(customer_id__in=ids).order_by("at")
    return {
        "customer": {field: str(getattr(customer, field) or "") for field in export.COLUMNS},
        "created_at": customer.created_at.isoformat(),
        "consents": [
            {
                "channel": consent.channel,
                "given": consent.given,
                "at": consent.at.isoformat(),
                "place": consent.place,
                "text": consent.text_version,
                "proof": consent.proof,
            }
            for consent in queries.consents(customer.id)
        ],
        "purchases": [_sale(sale) for sale in bought_by(customer.id, MOST).latest],
        "gift_cards": [
            {"kind": card.kind, "number": card.number, "at": card.at.isoformat()} for card in sold
        ],
        "orders": [str(order.number) for order in orders],
        "account": [{"at": e.at.isoformat(), "amount": e.amount} for e in account],
    }


def _sale(sale: Any) -> dict[str, Any]:
    lines = sale.lines.order_by("no").values_list("name", "quantity_milli", "total")
    return {
        "receipt": sale.receipt_no,
        "at": sale.at.isoformat(),
        "total": sale.total,
        "lines": [
            {"name": name, "quantity_milli": quantity, "total": total}
            for name, quantity, total in lines
        ],
    }
