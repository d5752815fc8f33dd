"""The snapshot a register trades on: what is found in it, by code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from till.campaigns.terms import check_campaigns
from till.errors import Refusal
from till.fields import bad, record, records, text, whole

if TYPE_CHECKING:
    from typing import Any

    from till.shapes import Employee, Pricebook, Tender


def rate_of(book: Pricebook, vat_code: str) -> int:
    """The rate in basis points of a VAT class. Refuses with `vat_class_unknown`."""
    for vat_class in book["vat_classes"]:
        if vat_class["code"] == vat_code:
            return vat_class["rate_bp"]
    raise Refusal("vat_class_unknown", {"vat": vat_code})


def tender_of(book: Pricebook, code: str) -> Tender:
    """One of the owner's tenders. Refuses with `tender_unknown`."""
    for tender in book["tenders"]:
        if tender["code"] == code:
            return tender
    raise Refusal("tender_unknown", {"tender": code})


def employee_of(book: Pricebook, employee: str | None) -> Employee | None:
    """An employee by id; None for somebody this pricebook does not know."""
    for known in book["employees"]:
        if known["id"] == employee:
            return known
    return None


def has_reason(book: Pricebook, code: str) -> bool:
    """Whether `code` is one of the shop's discount reasons."""
    return any(reason["code"] == code for reason in book["discount_reasons"])


def check_pricebook(given: dict[str, Any]) -> Pricebook:
    """`given` as a pricebook: every part is there, and cash can be rounded.

    Refuses with `bad_request`, naming the part.
    """
    for field in ("version", "currency", "register_code", "code_key"):
        text(given, field)
    for field in ("vat_classes", "tenders", "employees", "discount_reasons", "return_reasons"):
        records(given, field)
    records(given, "price_lists")
    record(given, "seller")
    _check_vouchers(record(given, "vouchers"))
    check_campaigns(records(given, "campaigns"))
    record(given, "return_terms")
    cash = record(given, "cash")
    for field in ("currencies", "reasons"):
        records(cash, field)
    if whole(given, "cash_rounding") < 1:
        raise bad("cash_rounding")
    if whole(given, "cash_limit") < 0:
        raise bad("cash_limit")
    return given  # type: ignore[return-value]


def _check_vouchers(given: dict[str, Any]) -> None:
    for programme in records(given, "programmes"):
        for field in ("id", "kind", "name", "purpose", "vat", "group", "tender"):
            text(programme, field)
        if programme["purpose"] not in ("single", "multi"):
            raise bad("vouchers.purpose")
        if whole(programme, "valid_years") < 1:
            raise bad("vouchers.valid_years")
    for field in ("max_amount", "offline_limit", "cash_out_limit"):
        if whole(given, field) < 0:
            raise bad("vouchers." + field)
    if type(given.get("pays_vouchers")) is not bool:
        raise bad("vouchers.pays_vouchers")
