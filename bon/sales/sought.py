"""What a person who looks for a sale typed, and the sales it may mean."""

from __future__ import annotations

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Right

from bon.catalog.models import Variant
from bon.catalog.queries import matches
from bon.customers.models import Customer
from bon.customers.queries import customers
from bon.kit.sorting import words_of
from bon.organisation.models import Register
from bon.sales.models import LateCustomer, Payment, Sale, SaleLine

CARD_DIGITS = 4


def sales_meant(text: str, *, by_customer: bool) -> QuerySet[Sale]:
    """Those with this number on the receipt (with or without the register's code), these goods,
    or these last digits of a card; `by_customer`: also those of whoever it names.

    Each of them is looked up by an index of its own, and their ids are put together.
    """
    if not words_of(text):
        return Sale.objects.none()
    receipts = Sale.objects.filter(receipt_no__in=_receipt_numbers(text)).values("id")
    variants = Variant.objects.filter(matches(text)).values("id")
    found = [SaleLine.objects.filter(variant_id__in=variants).values("sale_id")]
    if len(text) == CARD_DIGITS and text.isdecimal():
        cards = Payment.objects.exclude(reference="").alias(last=Right(F("reference"), CARD_DIGITS))
        found.append(cards.filter(last=text).values("sale_id"))
    if by_customer:
        known = customers(text).values("id")
        named = Customer.objects.filter(Q(id__in=known) | Q(merged_into__in=known)).values("id")
        found.append(Sale.objects.filter(customer_id__in=named).values("id"))
        found.append(LateCustomer.objects.filter(customer_id__in=named).values("sale_id"))
    rows: QuerySet[Sale] = Sale.objects.filter(id__in=receipts.union(*found))
    return rows


def _receipt_numbers(text: str) -> list[str]:
    typed = text.upper()
    if not typed.isdecimal():
        return [typed]
    return [f"{code}-{int(typed)}" for code in Register.objects.values_list("code", flat=True)]
