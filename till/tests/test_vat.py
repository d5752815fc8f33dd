"""VAT of goods that come back is VAT of goods that were sold, with the other sign."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from till.shapes import Line
from till.tests.cast import NOW, item
from till.vat import tax

sums = st.lists(
    st.tuples(st.sampled_from(["standard", "zero"]), st.integers(-100_000, 100_000)), max_size=30
)


def line(no: int, vat_code: str, total: int) -> Line:
    return {
        "no": no,
        "item": item("repair", vat=vat_code),
        "quantity_milli": 1000 if total >= 0 else -1000,
        "at": NOW,
        "employee": "cashier",
        "asked_price": abs(total),
        "voucher": None,
        "order": None,
        "discount": None,
        "origin": None,
        "offers": [],
        "unit_price": abs(total),
        "stages": [],
        "gross": total,
        "campaigns": [],
        "discounts": [],
        "total": total,
        "rate_bp": 2500 if vat_code == "standard" else 0,
        "net": 0,
        "vat": 0,
    }


@given(sums)
def test_a_full_return_is_the_exact_negative(sold: list[tuple[str, int]]) -> None:
    there, sums_there = tax([line(no, code, total) for no, (code, total) in enumerate(sold)])
    back, sums_back = tax([line(no, code, -total) for no, (code, total) in enumerate(sold)])
    assert [-taxed["vat"] for taxed in back] == [taxed["vat"] for taxed in there]
    assert [-taxed["net"] for taxed in back] == [taxed["net"] for taxed in there]
    assert [-vat["vat"] for vat in sums_back] == [vat["vat"] for vat in sums_there]


@given(sums)
def test_lines_agree_with_their_sum(sold: list[tuple[str, int]]) -> None:
    lines, table = tax([line(no, code, total) for no, (code, total) in enumerate(sold)])
    for vat in table:
        own = [taxed for taxed in lines if taxed["item"]["vat"] == vat["code"]]
        assert sum(taxed["vat"] for taxed in own) == vat["vat"]
        assert sum(taxed["net"] for taxed in own) == vat["net"]
        assert vat["net"] + vat["vat"] == vat["gross"]


def test_the_lines_given_stay_as_they_were() -> None:
    given_ = [line(1, "standard", 29_995)]
    taxed, _ = tax(given_)
    assert given_[0]["vat"] == 0
    assert taxed[0]["vat"] == 5_999
