"""Reads for the settings pages."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from bon.organisation.models import Company, DiscountReason, Register, Store, Tender


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


def discount_reasons() -> QuerySet[DiscountReason]:
    return DiscountReason.objects.order_by("-active", "position", "id")
