"""Codes of the shop's own: what is made can be read, and nothing else."""

from __future__ import annotations

import hashlib
import hmac

import pytest
from hypothesis import given
from hypothesis import strategies as st

from till.codes import FIELDS, make_code, read_code
from till.errors import Refusal

KEYS = st.binary(min_size=16, max_size=32).map(bytes.hex)


@st.composite
def codes(draw: st.DrawFn) -> tuple[str, dict[str, int]]:
    kind = draw(st.sampled_from(sorted(FIELDS)))
    fields = {field: draw(st.integers(0, 10**width - 1)) for field, width in FIELDS[kind][1]}
    return kind, fields


@given(codes(), KEYS)
def test_what_was_made_is_read_again(made: tuple[str, dict[str, int]], key: str) -> None:
    code = make_code(*made, key)
    assert read_code(code, key) == {"kind": made[0], "fields": made[1]}
    assert code.isdigit()
    assert len(code) % 2 == 0
    assert len(code) not in (8, 12, 13, 14)


@given(codes(), KEYS)
def test_the_proof_is_hmac_sha256(made: tuple[str, dict[str, int]], key: str) -> None:
    code = make_code(*made, key)
    told = hmac.new(bytes.fromhex(key), code[:-6].encode(), hashlib.sha256).digest()
    assert int(code[-6:]) == int.from_bytes(told[:8], "big") % 1_000_000


@given(codes(), KEYS, st.integers(0, 60), st.integers(1, 9))
def test_no_digit_can_be_another(
    made: tuple[str, dict[str, int]], key: str, place: int, more: int
) -> None:
    code = make_code(*made, key)
    place %= len(code)
    other = str((int(code[place]) + more) % 10)
    changed = code[:place] + other + code[place + 1 :]
    # One change in a million has the proof of the other code.
    if read_code(changed, key) is not None:
        assert changed[:-6] != code[:-6]


@given(st.text(max_size=50), KEYS)
def test_no_other_text_is_one_of_ours(text: str, key: str) -> None:
    assert read_code(text, key) is None


def test_another_shops_codes_mean_nothing_here() -> None:
    code = make_code("gift_card", {"number": 1}, "00" * 16)
    assert read_code(code, "00" * 16) is not None
    assert read_code(code, "11" * 16) is None


@pytest.mark.parametrize("number", [None, -1, True, 10**10, "7"])
def test_what_does_not_fit_is_refused(number: object) -> None:
    with pytest.raises(Refusal, match="bad_request"):
        make_code("gift_card", {"number": number}, "00" * 16)  # type: ignore[dict-item]
