"""What goods cost once they are here."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bon.purchasing.landed import Coming, as_cost, landed, margin_bp, moved_bp, unit_cost
from till.rounding import half_up

KRONE, EURO = 10_000, 74_605

goods = st.builds(
    Coming,
    st.integers(0, 5_000_000),
    st.sampled_from([1, 2, 6, 10, 12, 144, 1000]),
    st.integers(0, 10_000_000),
)


def test_freight_is_shared_by_worth() -> None:
    pumps = Coming(12_000, 6, 60_000)  # two boxes at 600,00
    bells = Coming(10_000, 1, 3_000)  # ten at 30,00
    assert landed([pumps, bells], KRONE, 15_000) == [132_000, 33_000]


def test_the_rate_turns_all_of_it_into_kroner_at_once() -> None:
    three = [Coming(1_000, 1, 333), Coming(1_000, 1, 333), Coming(1_000, 1, 334)]
    assert landed(three, EURO, 0) == [2_485, 2_484, 2_492]  # 10,00 euro are 74,605: 74,61


def test_gifts_bear_freight_by_number_where_all_is_free() -> None:
    assert landed([Coming(3_000, 1, 0), Coming(1_000, 1, 0)], KRONE, 1_000) == [750, 250]
    assert landed([Coming(3_000, 1, 0), Coming(1_000, 1, 100)], KRONE, 1_000) == [0, 1_100]


def test_without_goods_nothing_is_borne() -> None:
    assert landed([], KRONE, 1_000) == []
    assert landed([Coming(0, 6, 500)], KRONE, 1_000) == [0]


@given(st.lists(goods, max_size=12), st.integers(1, 200_000), st.integers(0, 10_000_000))
def test_the_lines_add_up_to_the_delivery(lines: list[Coming], rate: int, freight: int) -> None:
    """Whatever is in it: rounded once, and not an øre more or less on the lines."""
    packs = 18_000  # a multiple of every pack above
    worth = sum(line.quantity_milli * line.cost * (packs // line.pack) for line in lines)
    whole = packs * 1000
    shares = landed(lines, rate, freight)
    if any(line.quantity_milli for line in lines):
        assert sum(shares) == half_up((worth + freight * whole) * rate, whole * 10_000)
    else:
        assert shares == [0] * len(lines)
    assert all(share >= 0 for share in shares)


@given(st.lists(goods, min_size=1, max_size=12), st.integers(1, 200_000))
def test_what_costs_more_bears_no_less(lines: list[Coming], rate: int) -> None:
    shares = landed(lines, rate, 50_000)
    worths = [line.quantity_milli * line.cost * 18_000 // line.pack for line in lines]
    if any(worths):
        ranked = [share for _worth, share in sorted(zip(worths, shares, strict=True))]
        assert all(below <= above + 1 for below, above in pairwise(ranked))


def test_of_a_piece() -> None:
    assert unit_cost(132_000, 12_000) == 11_000_000  # 110,00
    assert unit_cost(1_000, 3_000) == 333_333
    assert unit_cost(5, 0) == 0
    assert as_cost(333_333, KRONE) == (1_000, 333_333)
    assert as_cost(7_460_500, EURO) == (1_000, 1_000_000)
    assert moved_bp(10_000_000, 11_000_000) == 1_000
    assert moved_bp(0, 11_000_000) is None
    assert margin_bp(24_900, 2_500, 11_000_000) == 4_478
    assert margin_bp(0, 2_500, 1) is None
