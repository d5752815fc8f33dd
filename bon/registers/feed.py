"""The terms a register trades on, put together from organisation, staff and catalogue."""

from __future__ import annotations

import hashlib
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from django.conf import settings

from bon.campaigns import feed as campaigns
from bon.cash.feed import cash_terms
from bon.catalog import feed as catalog
from bon.kit.tenancy import organisation_id
from bon.organisation import feed as organisation
from bon.printing import feed as printing
from bon.printing.feed import PollingPrinter
from bon.staff import feed as staff
from bon.staff.feed import StaffMember
from bon.vouchers import feed as vouchers
from till.shapes import Pricebook

CASH_ROUNDING = 50  # Nationalbanken: the smallest coin is 50 øre
CASH_LIMIT = 1_499_950  # hvidvaskloven § 5: less than 15,000 kr, in whole 50 øre

_encode = msgspec.json.Encoder(order="sorted").encode


class Terms(NamedTuple):
    """Small, and always sent whole. `mark` is made of the content alone: whoever changes
    whatever, or a new rate that comes into force overnight, gives another mark."""

    pricebook: Pricebook
    staff: list[StaffMember]
    tiles: list[dict[str, Any]]
    layout: str | None
    posters: list[dict[str, Any]]
    printers: list[PollingPrinter]

    @property
    def mark(self) -> str:
        return _mark(self)

    def told(self) -> dict[str, Any]:
        return self._asdict()


def terms(register: UUID) -> Terms:
    """What this register trades on now, in a few statements."""
    counter = organisation.counter(register)
    people = staff.staff(counter.store)
    range_ = catalog.counter()
    book: dict[str, Any] = {
        "currency": "DKK",
        "register": str(register),
        "register_code": counter.register_code,
        "register_number": counter.register_number,
        "code_key": counter.code_key,
        "store": counter.store,
        "language": counter.language,
        "seller": counter.seller,
        "vat_classes": range_.vat_classes,
        "article_groups": range_.article_groups,
        "tenders": counter.tenders,
        "employees": people.employees,
        "discount_reasons": counter.discount_reasons,
        "return_reasons": counter.return_reasons,
        "vouchers": vouchers.terms(),
        "campaigns": campaigns.campaigns(counter.store),
        "price_lists": catalog.price_lists(),
        "return_terms": counter.return_terms,
        "cash_rounding": CASH_ROUNDING,
        "cash": cash_terms(),
        "cash_limit": CASH_LIMIT,
    }
    if settings.PUBLIC_URL:
        book["receipt_url"] = f"{settings.PUBLIC_URL}/r/{organisation_id().hex}/"
    book["version"] = _mark(book)
    pricebook: Pricebook = msgspec.convert(book, Pricebook)
    return Terms(
        pricebook,
        people.members,
        range_.tiles,
        range_.layout,
        range_.posters,
        printing.printers(UUID(counter.store)),
    )


def _mark(content: Any) -> str:
    return hashlib.sha256(_encode(content)).hexdigest()[:16]
