"""The shape of every value of the till, written once.

Types only: no rule imports this folder at run time (MicroPython never sees it).
mypy checks `till/` and the server against it, and the register's TypeScript
types are generated from it (`register/src/engine/shapes.ts`).

Units: amounts are integer øre including VAT, quantities integer thousandths
(`quantity_milli`), rates basis points (`rate_bp`, 2500 = 25 %). Ids are UUIDv7
strings made where the thing was made. Times are ISO 8601 local time with offset,
whole seconds (`2026-11-21T14:03:07+01:00`).
"""

from __future__ import annotations

from till.shapes.cart import (
    AppliedDiscount,
    Cart,
    Discount,
    Effect,
    Error,
    Line,
    Origin,
    Payment,
    Proposal,
    Refundable,
    Result,
    Returned,
    Stage,
    Totals,
    VatLine,
)
from till.shapes.figures import (
    Count,
    Denomination,
    Figures,
    GrandTotals,
    GroupFigure,
    VoucherFigure,
)
from till.shapes.journal import (
    CashMoved,
    Copied,
    Entry,
    Envelope,
    LineRemoved,
    Parked,
    Refund,
    Removed,
    Resumed,
    SaleBody,
    SaleLine,
    SalePayment,
    Voided,
)
from till.shapes.paper import Block, Cell, Receipt
from till.shapes.trade import (
    ElementString,
    Employee,
    Item,
    Meaning,
    OwnCode,
    Pricebook,
    Reason,
    ReturnReason,
    Right,
    Seller,
    Tender,
    VatClass,
)
from till.shapes.voucher import (
    KnownVoucher,
    PaidVoucher,
    SoldVoucher,
    VoucherAction,
    VoucherProgramme,
    VoucherTerms,
)

__all__ = [
    "AppliedDiscount",
    "Block",
    "Cart",
    "CashMoved",
    "Cell",
    "Copied",
    "Count",
    "Denomination",
    "Discount",
    "Effect",
    "ElementString",
    "Employee",
    "Entry",
    "Envelope",
    "Error",
    "Figures",
    "GrandTotals",
    "GroupFigure",
    "Item",
    "KnownVoucher",
    "Line",
    "LineRemoved",
    "Meaning",
    "Origin",
    "OwnCode",
    "PaidVoucher",
    "Parked",
    "Payment",
    "Pricebook",
    "Proposal",
    "Reason",
    "Receipt",
    "Refund",
    "Refundable",
    "Removed",
    "Result",
    "Resumed",
    "ReturnReason",
    "Returned",
    "Right",
    "SaleBody",
    "SaleLine",
    "SalePayment",
    "Seller",
    "SoldVoucher",
    "Stage",
    "Tender",
    "Totals",
    "VatClass",
    "VatLine",
    "Voided",
    "VoucherAction",
    "VoucherFigure",
    "VoucherProgramme",
    "VoucherTerms",
]
