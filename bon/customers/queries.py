"""Reads over customers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Count, F, Func, Q, QuerySet
from django.db.models.expressions import RawSQL

from bon.customers.models import Consent, Customer, Group, ImportRun
from bon.customers.phone import canonical
from bon.kit.sorting import words_of
from bon.kit.tenancy import organisation_id

FOUND_MOST = 10_000
BOOL = BooleanField()


def customers(text: str = "") -> QuerySet[Customer]:
    """Those there are, in Danish order; every word of the text begins a word of theirs."""
    rows: QuerySet[Customer] = Customer.objects.filter(erased_at=None, merged_into=None)
    if text.strip():
        rows = rows.filter(_matches(text))
    return rows.select_related("group").order_by("sort_key", "id")


def kept(ids: Iterable[UUID | None], *related: str) -> dict[UUID | None, Customer]:
    """By the ids that were asked for: whoever was merged is the one kept. `related` comes along."""
    rows = Customer.objects.filter(id__in=list(ids)).select_related("merged_into", *related)
    return {row.id: row.merged_into or row for row in rows}


def alike(customer: Customer) -> QuerySet[Customer]:
    """Others with the same telephone or e-mail: perhaps the same person, perhaps a family."""
    same = Q(pk__in=[])
    if customer.phone:
        same |= Q(phone=customer.phone)
    if customer.email:
        same |= Q(email__iexact=customer.email)
    return customers().filter(same).exclude(id=customer.id)


def consents(customer: UUID) -> QuerySet[Consent]:
    """All that was ever said, the latest first."""
    rows: QuerySet[Consent] = Consent.objects.filter(customer=customer)
    return rows.order_by("-at", "-id")


def runs() -> QuerySet[ImportRun]:
    """Imports, the latest first, without their files."""
    rows: QuerySet[ImportRun] = ImportRun.objects.defer("content").order_by("-started_at", "-id")
    return rows


def groups() -> QuerySet[Any, Any]:
    rows: QuerySet[Any, Any] = Group.objects.annotate(
        members=Count("customers", filter=Q(customers__erased_at=None))
    )
    return rows.order_by("name")


def _matches(text: str) -> Func:
    number = canonical(text)
    words = [number.removeprefix("+")] if number else words_of(text)
    words = sorted(words, key=lambda word: (-len(word), word))
    found = RawSQL(
        "ARRAY(SELECT customer FROM customers_search(%s, %s::text[], %s))",
        [organisation_id(), words, FOUND_MOST],
    )
    return Func(F("id"), found, template="%(expressions)s", arg_joiner=" = ANY", output_field=BOOL)
