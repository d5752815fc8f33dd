"""A sale adds up, or its first fault is named with both figures."""

from __future__ import annotations

import msgspec
import pytest

from bon.journal.entry import Line, Payment, Sale, VatLine
from bon.journal.sums import sums_fault

AT = "2026-11-21T09:30:00+01:00"
# Two lines at 25 % and a book without VAT, paid with 0,05 kr. rounded off.
SALE = Sale(
    lines=[
        Line(1, "a", 1000, 9_995, "standard", 2500, 1_999),
        Line(2, "b", 1000, 50, "standard", 2500, 10),
        Line(3, "c", 1000, 2_000, "zero", 0, 0),
    ],
    payments=[Payment(10_000, AT), Payment(2_050, AT)],
    vat=[
        VatLine("standard", 2500, 10_045, 8_036, 2_009),
        VatLine("zero", 0, 2_000, 2_000, 0),
    ],
    gross=12_045,
    discount=0,
    total=12_045,
    tip=0,
    rounding=5,
)


def test_a_true_sale_adds_up() -> None:
    assert sums_fault(SALE) is None


def test_a_full_return_adds_up() -> None:
    negative = Sale(
        lines=[
            msgspec.structs.replace(
                line, quantity_milli=-line.quantity_milli, total=-line.total, vat=-line.vat
            )
            for line in SALE.lines
        ],
        payments=[Payment(-payment.amount, AT) for payment in SALE.payments],
        vat=[VatLine(v.code, v.rate_bp, -v.gross, -v.net, -v.vat) for v in SALE.vat],
        gross=-SALE.gross,
        discount=0,
        total=-SALE.total,
        tip=0,
        rounding=-SALE.rounding,
    )
    assert sums_fault(negative) is None


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"total": 12_046}, "lines 12045 ≠ total 12046"),
        ({"rounding": 0}, "payments 12050 ≠ total 12045 + tip 0 + rounding 0"),
        ({"payments": []}, "payments 0 ≠ total 12045 + tip 0 + rounding 5"),
        ({"vat": SALE.vat[:1]}, "VAT table 10045 ≠ total 12045"),
        (
            {"vat": [VatLine("standard", 2500, 12_045, 9_636, 2_409)]},
            "VAT table and lines name different rates",
        ),
        (
            {"vat": [VatLine("standard", 2500, 10_045, 8_035, 2_010), SALE.vat[1]]},
            "VAT standard: table 10045/2010 ≠ lines 10045/2009",
        ),
        (
            {"vat": [VatLine("standard", 2500, 10_045, 8_035, 2_009), SALE.vat[1]]},
            "VAT standard: 2009 of 10045, due 2009",
        ),
        (
            {
                "lines": [
                    msgspec.structs.replace(SALE.lines[0], vat=2_000),
                    *SALE.lines[1:],
                ],
                "vat": [VatLine("standard", 2500, 10_045, 8_035, 2_010), SALE.vat[1]],
            },
            "VAT standard: 2010 of 10045, due 2009",
        ),
    ],
)
def test_a_fault_is_named(change: dict[str, object], fault: str) -> None:
    assert sums_fault(msgspec.structs.replace(SALE, **change)) == fault
