"""Orders as letters: what was agreed, and that the goods have come."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from bon.customers.models import Customer
from bon.kit import formats
from bon.kit.letters import Write, Written
from bon.orders import wording
from bon.orders.models import Order, OrderLine
from bon.orders.standing import standing_of
from bon.organisation.models import Store


def agreed(id: UUID) -> Written | None:
    """The goods of an order or a quote, with the price agreed for each."""
    found = _order(id)
    if found is None:
        return None
    order, said = found
    rows = [
        f"{formats.quantity(line.quantity_milli)} × {line.name}, {formats.money(line.unit_price)}"
        for line in OrderLine.objects.filter(order_id=id).order_by("no")
    ]
    until = (
        _("Priserne gælder til og med %(due)s.") if order.kind == "quote" else _("Klar %(due)s.")
    )
    parts = [
        _("%(kind)s %(number)s fra %(store)s") % said,
        "\n".join(rows),
        _("I alt %(total)s kr.") % said,
        until % said if order.due else "",
        _("Sig nummeret i butikken, så finder vi det frem.") + "\n" + said["place"],
    ]
    return Written(
        parts[0],
        "\n\n".join(filter(None, parts)),
        _("%(store)s: %(kind)s %(number)s, i alt %(total)s kr.") % said,
        said["name"],
        said["page"],
    )


def ready(id: UUID) -> Written | None:
    """The goods of an order that are still to be picked up lie ready, and what is owed for them."""
    found = _order(id)
    if found is None:
        return None
    order, said = found
    standing = standing_of(order)
    said["owed"] = formats.money(standing.owed)
    customer = Customer.objects.filter(id=order.customer_id).first()
    come = _("Varerne på ordre %(number)s ligger klar i %(store)s.") % said
    rest = _("Der mangler at blive betalt %(owed)s kr.") % said if said["owed"] != "0,00" else ""
    goods = "\n".join(line["item"]["name"] for line in standing.lines if line["left_milli"])
    hello = _("Hej %(name)s") % {"name": customer} if customer else ""
    return Written(
        _("Dine varer er kommet: ordre %(number)s") % said,
        "\n\n".join(filter(None, [hello, come, goods, rest, said["place"]])),
        " ".join(filter(None, [come, rest])),
        said["name"],
        said["page"],
    )


def _order(id: UUID) -> tuple[Order, dict[str, Any]] | None:
    order = Order.objects.filter(id=id).first()
    if order is None:
        return None
    store = Store.objects.get(id=order.store_id)
    place = (store.name, store.address, f"{store.postcode} {store.city}".strip(), store.phone)
    said = {
        "kind": wording.KINDS[order.kind],
        "number": order.number,
        "store": store.name,
        "place": "\n".join(filter(None, place)),
        "total": formats.money(order.total),
        "due": formats.day(order.due) if order.due else "",
        "page": reverse("orders:order", args=[id]),
    }
    return order, {**said, "name": _("%(kind)s %(number)s") % said}


LETTERS: dict[str, Write] = {"agreed": agreed, "ready": ready}
