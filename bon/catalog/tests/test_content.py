"""How much is in goods, as shops write it, and the price a litre or kilo that follows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bon.catalog.content import NOTHING_SAID, UNITS, Content, UnitPrice, read, unit_price

contents = st.builds(
    Content, st.integers(1, 9_999), st.integers(1, 10**10), st.sampled_from(sorted(UNITS))
)


@pytest.mark.parametrize(
    ("typed", "shown", "price", "amount"),
    [
        ("75 cl", "75 cl", 8_995, UnitPrice(11_993, "l")),
        ("6x33cl", "6 × 33 cl", 4_200, UnitPrice(2_121, "l")),
        ("1,5 liter", "1,5 l", 2_250, UnitPrice(1_500, "l")),
        ("500 g", "500 g", 3_495, UnitPrice(6_990, "kg")),
        ("1.000 ml", "1.000 ml", 2_000, UnitPrice(2_000, "l")),
        ("20 stk.", "20 stk.", 4_000, UnitPrice(200, "pcs")),
        ("40 vask", "40 vask", 5_980, UnitPrice(150, "wash")),
        ("2,5 m²", "2,5 m²", 10_000, UnitPrice(4_000, "m2")),
        ("150 cm", "150 cm", 6_000, UnitPrice(4_000, "m")),
    ],
)
def test_content_is_read_as_it_is_written(
    typed: str, shown: str, price: int, amount: UnitPrice
) -> None:
    content = read(typed)
    assert content is not None
    assert str(content) == shown
    assert unit_price(price, content) == amount


@pytest.mark.parametrize("typed", ["meget", "33", "cl", "0 cl", "-1 l", "6 x cl", "5 tønder"])
def test_what_says_nothing_clear_is_no_content(typed: str) -> None:
    assert read(typed) is None


def test_nothing_said_and_one_piece_have_no_unit_price() -> None:
    assert read(" ") == NOTHING_SAID
    assert str(NOTHING_SAID) == ""
    assert unit_price(1_000, NOTHING_SAID) is None
    assert unit_price(1_000, Content(1, 1_000, "pcs")) is None
    assert unit_price(None, Content(1, 75_000, "cl")) is None


@given(contents)
def test_what_is_written_is_read_again(content: Content) -> None:
    assert read(str(content)) == content


@given(contents, st.integers(0, 99_999_999))
def test_the_unit_price_is_the_price_to_half_an_ore(content: Content, price: int) -> None:
    found = unit_price(price, content)
    if found is not None:
        of, whole = UNITS[content.unit].of, content.pieces * content.milli
        assert abs(2 * (found.amount * whole - price * 1_000 * of)) <= whole
