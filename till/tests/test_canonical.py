"""One value has one text, whatever is in it."""

from __future__ import annotations

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from till.canonical import digest, encode

texts = st.text(st.characters(exclude_categories=["Cs"]))
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | texts,
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
)


@given(values)
def test_the_text_is_what_a_strict_writer_writes(value: object) -> None:
    written = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert encode(value) == written


@given(values)
def test_reading_it_again_gives_the_same_text(value: object) -> None:
    assert encode(json.loads(encode(value))) == encode(value)


@pytest.mark.parametrize("value", [1.0, {"a": [0.5]}, float("nan"), (1, 2), b"x", {1: 2}])
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        encode(value)


def test_the_digest_is_over_utf8() -> None:
    assert digest("blåbær") == hashlib.sha256("blåbær".encode()).hexdigest()


def test_a_thousand_new_keys_do_not_stay_in_memory() -> None:
    from till import canonical

    encode({f"key-{number}": number for number in range(3_000)})
    assert len(canonical._keys) <= 1_000
