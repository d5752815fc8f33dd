"""Every øre from 0 to 99, paid in every mix of tenders: only the cash that settles is rounded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from till.currency import worth
from till.errors import Refusal
from till.shapes import Payment
from till.tender import settle
from till.tests.cast import NOW, pricebook

BOOK = pricebook(cash_limit=0)
# øre → what is paid in cash for it: 25 and 75 go up
LAW = {ore: 0 if ore < 25 else 50 if ore < 75 else 100 for ore in range(100)}


def payment(no: int, kind: str, tendered: int) -> Payment:
    return {
        "no": no,
        "tender": kind,
        "kind": "cash" if kind == "cash" else "manual",
        "tendered": tendered,
        "amount": 0,
        "change": 0,
        "reference": "",
        "voucher": None,
        "foreign": None,
        "at": NOW,
    }


@pytest.mark.parametrize("ore", range(100))
@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("by_card", [0, 1, 1999, 2500, 5000])
def test_cash_after_card(ore: int, sign: int, by_card: int) -> None:
    total = 10_000 + ore
    rest = total - by_card
    due = rest // 100 * 100 + LAW[rest % 100]
    tenders = [payment(1, "card", by_card * sign)] if by_card else []
    placed, standing = settle(BOOK, total * sign, [*tenders, payment(2, "cash", due * sign)])
    assert standing.remaining == 0
    assert standing.rounding == (due - rest) * sign
    assert standing.paid == sum(p["amount"] for p in placed) == total * sign + standing.rounding
    assert standing.change == 0


@pytest.mark.parametrize("ore", range(100))
def test_card_after_cash_is_exact(ore: int) -> None:
    total = 10_000 + ore
    cash = payment(1, "cash", 5000)
    placed, standing = settle(BOOK, total, [cash, payment(2, "card", total - 5000)])
    assert [p["amount"] for p in placed] == [5000, total - 5000]
    assert (standing.remaining, standing.rounding, standing.change) == (0, 0, 0)


@pytest.mark.parametrize("ore", range(100))
def test_a_note_gives_change_in_coins_that_exist(ore: int) -> None:
    total = 10_000 + ore
    placed, standing = settle(BOOK, total, [payment(1, "cash", 50_000)])
    assert placed[0]["amount"] == 10_000 + LAW[ore]
    assert placed[0]["change"] == 40_000 - LAW[ore]
    assert standing.change % 50 == 0
    assert standing.rounding == LAW[ore] - ore


@given(
    st.integers(-100_000, 100_000),
    st.lists(st.tuples(st.sampled_from(["cash", "card"]), st.integers(1, 2000)), max_size=6),
)
def test_a_refund_is_the_mirror_of_a_sale(total: int, tenders: list[tuple[str, int]]) -> None:
    def outcome(sign: int) -> tuple[list[int], int, int] | str:
        way = sign if total >= 0 else -sign
        given_ = [payment(no, kind, n * 50 * way) for no, (kind, n) in enumerate(tenders)]
        try:
            placed, standing = settle(BOOK, total * sign, given_)
        except Refusal as refusal:
            return refusal.code
        amounts = [p["amount"] * sign for p in placed]
        return amounts, standing.rounding * sign, standing.remaining * sign

    assert outcome(1) == outcome(-1)


@pytest.mark.parametrize("ore", range(100))
@pytest.mark.parametrize("by_card", [0, 1, 1999])
def test_a_foreign_note_counts_in_coins_and_gives_change_in_them(ore: int, by_card: int) -> None:
    """Fifty euro at 745,33: 372,50 in coins."""
    total = 20_000 + ore
    rest = total - by_card
    due = rest // 100 * 100 + LAW[rest % 100]
    tenders = [payment(1, "card", by_card)] if by_card else []
    note = payment(2, "cash", worth(5_000, 74_533, 50))
    placed, standing = settle(BOOK, total, [*tenders, note])
    assert note["tendered"] == 37_250
    assert placed[-1]["amount"] == due
    assert placed[-1]["change"] == 37_250 - due
    assert (standing.remaining, standing.rounding) == (0, due - rest)


@given(st.integers(1, 10**9), st.integers(1, 10**6))
def test_worth_is_never_off_by_more_than_half_a_coin(amount: int, rate: int) -> None:
    counted = worth(amount, rate, 50)
    assert counted % 50 == 0
    assert abs(counted * 10_000 - amount * rate) <= 25 * 10_000
