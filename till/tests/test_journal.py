"""A chain of entries: every way to break it is found, and at the place where it broke."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from till.canonical import encode
from till.errors import Refusal
from till.journal import GENESIS, KINDS, make_entry, verify
from till.tests.cast import envelope


def chain(length: int) -> list[str]:
    texts, prev = [], GENESIS
    for seq in range(1, length + 1):
        own = envelope(id=f"entry-{seq}", seq=seq, prev=prev)
        text, prev = make_entry(own, "drawer_opened", {"reason": f"nr. {seq}"})
        texts.append(text)
    return texts


def test_a_whole_chain_verifies() -> None:
    assert verify(chain(20), GENESIS, 1) is None


@given(st.integers(0, 9), st.data())
def test_a_changed_character_is_found_at_the_latest_by_the_next_entry(
    index: int, data: st.DataObject
) -> None:
    texts = chain(11)
    place = data.draw(st.integers(0, len(texts[index]) - 1))
    other = data.draw(st.characters(codec="utf-8").filter(lambda c: c != texts[index][place]))
    texts[index] = texts[index][:place] + other + texts[index][place + 1 :]
    error = verify(texts, GENESIS, 1)
    assert error is not None
    assert error["data"]["index"] in (index, index + 1)


@given(st.integers(0, 9))
def test_an_entry_taken_out_leaves_a_gap(index: int) -> None:
    texts = chain(11)
    del texts[index]
    error = verify(texts, GENESIS, 1)
    assert error == {"code": "entry_gap", "data": {"index": index, "seq": index + 1}}


@given(st.permutations(range(5)).filter(lambda order: list(order) != [0, 1, 2, 3, 4]))
def test_entries_in_another_order_are_found(order: list[int]) -> None:
    texts = chain(5)
    error = verify([texts[index] for index in order], GENESIS, 1)
    assert error is not None
    assert error["code"] == "entry_gap"


def test_a_rewritten_entry_breaks_the_link_behind_it() -> None:
    texts = chain(3)
    entry = json.loads(texts[1])
    entry["body"]["reason"] = "noget andet"
    texts[1] = encode(entry)
    assert verify(texts, GENESIS, 1) == {"code": "entry_link", "data": {"index": 2, "seq": 3}}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_written(kind: str) -> None:
    text, _ = make_entry(envelope(), kind, {})
    assert verify([text], GENESIS, 1) is None


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", ""),
        ("id", None),
        ("register", 7),
        ("seq", 0),
        ("seq", True),
        ("seq", "1"),
        ("prev", "0" * 63),
        ("prev", "G" * 64),
        ("prev", "A" * 64),
        ("at", ""),
        ("app", None),
        ("training", 0),
        ("shift", 3),
        ("employee", ["cashier"]),
    ],
)
def test_an_envelope_that_is_not_whole_is_refused(field: str, value: object) -> None:
    with pytest.raises(Refusal) as refused:
        make_entry(envelope(**{field: value}), "other", {})
    assert refused.value.as_error() == {"code": "bad_request", "data": {"field": field}}
