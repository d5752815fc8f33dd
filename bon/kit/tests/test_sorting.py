"""Danish order: what a shop expects of its own lists."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bon.kit.sorting import fold, sort_key, words_of


def test_the_danish_letters_come_last() -> None:
    names = ["Ål", "Ært", "Zebra", "Øl", "Aalborg", "Abe", "Ærø", "Ä-fil", "Ölfilter"]
    assert sorted(names, key=lambda name: (sort_key(name), name)) == [
        "Abe", "Zebra", "Ä-fil", "Ært", "Ærø", "Øl", "Ölfilter", "Ål", "Aalborg",
    ]  # fmt: skip


def test_numbers_count_and_marks_do_not() -> None:
    names = ["Dæk 28", "Dæk 9", "Crème", "Creme fraiche", "«Dæk» 10"]
    assert sorted(names, key=sort_key) == ["Crème", "Creme fraiche", "Dæk 9", "«Dæk» 10", "Dæk 28"]


def test_a_search_sees_plain_words() -> None:
    assert fold('Rød  Børnecykel 24" (Crème)') == "roed boernecykel 24 creme"
    assert words_of("Blå blå BLÅ is-te") == ["blaa", "is", "te"]


@given(st.text())
def test_a_key_is_the_same_for_composed_and_decomposed_letters(text: str) -> None:
    import unicodedata

    composed = unicodedata.normalize("NFC", text)
    assert sort_key(unicodedata.normalize("NFD", composed)) == sort_key(composed)
