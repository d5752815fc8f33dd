"""Reads for the settings pages, and the list of all organisations."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.db.models import Prefetch, QuerySet

from bon.kit.tenancy import announce
from bon.organisation.models import (
    Company,
    DiscountReason,
    Organisation,
    Register,
    ReturnReason,
    ReturnTerms,
    Store,
    Tender,
)


def companies() -> QuerySet[Company]:
    return Company.objects.order_by("name", "id")


def stores_with_registers() -> QuerySet[Store]:
    registers = Register.objects.order_by("code")
    return (
        Store.objects.select_related("company")
        .prefetch_related(Prefetch("registers", queryset=registers))
        .order_by("name", "id")
    )


def tenders() -> QuerySet[Tender]:
    return Tender.objects.order_by("-active", "position", "id")


def return_reasons() -> QuerySet[ReturnReason]:
    return ReturnReason.objects.order_by("-active", "position", "id")


def return_terms() -> ReturnTerms:
    """The organisation's, or those that every shop starts with, not kept yet."""
    return ReturnTerms.objects.first() or ReturnTerms()


def discount_reasons() -> QuerySet[DiscountReason]:
    return DiscountReason.objects.order_by("-active", "position", "id")


def all_organisations() -> list[UUID]:
    """Every organisation there is, for work that nobody asked for. Each is then acted for alone."""
    with transaction.atomic():
        announce("bon.directory", "read")
        found = list(Organisation.objects.order_by("id").values_list("id", flat=True))
        announce("bon.directory", "")
    return found
