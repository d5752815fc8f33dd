"""A customer as a register is told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from bon.customers.models import Consent, Customer
from bon.customers.queries import kept


def told(ids: Iterable[UUID]) -> list[dict[str, Any]]:
    """In the order of the ids; whoever is no customer any more is left out, whoever was merged
    is the one kept."""
    wanted = list(ids)
    known = kept(wanted, "group", "merged_into__group")
    found = dict.fromkeys(known[id] for id in wanted if id in known and not known[id].erased_at)
    agreed = _agreed([customer.id for customer in found])
    return [_told(customer, agreed.get(customer.id, {})) for customer in found]


def _agreed(ids: list[UUID]) -> dict[UUID, dict[str, bool]]:
    agreed: dict[UUID, dict[str, bool]] = {}
    rows = Consent.objects.filter(customer__in=ids).order_by("at", "id")
    for customer, channel, given in rows.values_list("customer_id", "channel", "given"):
        agreed.setdefault(customer, {})[channel] = given
    return agreed


def _told(customer: Customer, agreed: dict[str, bool]) -> dict[str, Any]:
    group = customer.group
    return {
        "id": str(customer.id),
        "number": customer.number,
        "kind": customer.kind,
        "name": customer.name,
        "phone": customer.phone,
        "email": customer.email,
        "address": customer.address,
        "postcode": customer.postcode,
        "city": customer.city,
        "cvr": customer.cvr,
        "gln": customer.gln,
        "group": str(group.id) if group else None,
        "group_name": group.name if group else "",
        "note": customer.note,
        "warning": customer.warning,
        "credit_limit": customer.credit_limit,
        "consents": agreed,
    }
