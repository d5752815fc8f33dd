"""Codes: the check digit decides what is a GTIN, and labels carry what they should."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from till.barcode import check_digit, scan_goods

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("BON_SHARED", ROOT / ".." / "shared"))
VECTORS = SHARED / "specs" / "vectors.json"
PRODUCTS = SHARED / "data" / "products.csv"


def digits(length: int) -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=length, max_size=length)


@pytest.mark.parametrize("code", ["5701234567899", "4006381333931", "96385074", "036000291452"])
def test_published_codes_have_the_right_check_digit(code: str) -> None:
    assert check_digit(code[:-1]) == code[-1]


@given(digits(11))
def test_every_spelling_of_a_number_finds_every_other(eleven: str) -> None:
    upc = eleven + check_digit(eleven)
    barcode = scan_goods(upc)[0]
    assert barcode["lookup"][0] == upc
    assert {upc, "0" + upc, "00" + upc} <= set(barcode["lookup"])
    for spelling in barcode["lookup"]:
        assert set(scan_goods(spelling)[0]["lookup"]) == set(barcode["lookup"])


@given(st.text())
def test_any_text_means_something_or_nothing(text: str) -> None:
    meanings = scan_goods(text)
    assert (meanings == []) == (text.strip() == "")
    if meanings:
        assert meanings[0]["lookup"][0] in text


@given(st.sampled_from(["21", "22", "23", "24"]), digits(4), st.integers(0, 999_999))
def test_a_price_label_carries_item_and_price(prefix: str, goods: str, price: int) -> None:
    twelve = f"{prefix}{goods}{price:06d}"
    priced = scan_goods(twelve + check_digit(twelve))[1]
    assert (priced["kind"], priced["price"]) == ("priced", price)
    assert priced["lookup"][0] == scan_goods(priced["lookup"][0])[0]["lookup"][0]
    assert priced["lookup"][1:] == [prefix + goods, goods]


def test_the_codes_that_gs1_denmark_publishes() -> None:
    if not VECTORS.exists():
        pytest.skip(f"THE PUBLISHED CODES WERE NOT READ: {VECTORS} is missing; see BON_SHARED")
    for vector in json.loads(VECTORS.read_text())["gs1_dk_rcn13"]:
        label = scan_goods(vector["code"])[1]
        assert label["lookup"][-1] == vector["item"]
        if vector["type"] == "price":
            assert label["price"] == vector["ore"]
        else:
            assert label["quantity_milli"] == vector["grams"]


def test_the_gs1_symbols_that_are_published() -> None:
    if not VECTORS.exists():
        pytest.skip(f"THE PUBLISHED SYMBOLS WERE NOT READ: {VECTORS} is missing; see BON_SHARED")
    for vector in json.loads(VECTORS.read_text())["gs1_scan_data"]:
        (meaning,) = scan_goods(vector["scan"])
        if "error" in vector:
            assert meaning["lookup"] == [vector["scan"][3:]]
            continue
        identified = dict(part.split(")", 1) for part in vector["ai"][1:].split("("))
        assert meaning["lookup"][0] == identified["01"]
        weight = int(identified["3103"]) if "3103" in identified else None
        assert meaning.get("quantity_milli") == weight


def test_twenty_thousand_real_codes_are_valid_and_found_as_printed() -> None:
    if not PRODUCTS.exists():
        pytest.skip(f"NO REAL CODES WERE SCANNED: {PRODUCTS} is missing; see BON_SHARED")
    with PRODUCTS.open(encoding="utf-8", newline="") as lines:
        codes = [row["barcode"] for row in csv.DictReader(lines)]
    assert len(codes) == 20_000
    for code in codes:
        lookup = scan_goods(code)[0]["lookup"]
        assert lookup[0] == code
        assert len(lookup) > 1
