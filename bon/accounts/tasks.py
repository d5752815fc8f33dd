"""What accounts ask the shop to look at."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from bon.customers.models import Customer
from bon.kit import formats
from bon.kit.worklist import Facts, TaskKind


def _heading(count: int) -> str:
    return ngettext(
        "%(number)s kunde skylder mere, end de må.",
        "%(number)s kunder skylder mere, end de må.",
        count,
    ) % {"number": count}


def _words(facts: Facts) -> str:
    customer = Customer.objects.filter(id=facts["customer"]).first()
    return _(
        "%(customer)s skyldte %(balance)s kr. efter bon %(receipts)s og må skylde %(limit)s kr."
    ) % {
        "customer": customer or "–",
        "balance": formats.money(facts["balance"]),
        "receipts": ", ".join(facts["receipts"]),
        "limit": formats.money(facts["limit"]),
    }


TASKS = [
    TaskKind(
        "accounts.overdrawn",
        "see_customers",
        _heading,
        _words,
        lambda facts: reverse("accounts:account", args=[facts["customer"]]),
    ),
]
