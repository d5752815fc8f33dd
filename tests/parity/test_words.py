"""Every word the rules print has a key that hosts can prove they know."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.parity.examples import Play, all_cases
from tests.parity.interpreters import ROOT, Handle
from till import labels, order_slip, parked_slip, receipt, report, voucher_slip
from till.port import handle

WORDS = [
    labels.WORDS,
    order_slip.WORDS,
    parked_slip.WORDS,
    receipt.WORDS,
    report.WORDS,
    voucher_slip.WORDS,
]


def words_in(value: Any) -> set[str]:
    """The keys of all word cells in an answer."""
    if isinstance(value, list):
        return {word for element in value for word in words_in(element)}
    if isinstance(value, dict):
        own = {value["word"]} if value.get("kind") == "word" else set()
        return own | {word for element in value.values() for word in words_in(element)}
    return set()


def listening(heard: set[str]) -> Handle:
    """The port, with a note taken of every word it says."""

    def listen(text: str) -> str:
        answer = handle(text)
        heard.update(words_in(json.loads(answer)))
        return answer

    return listen


def test_the_examples_say_every_word_and_no_other() -> None:
    heard: set[str] = set()
    for _, case in all_cases():
        Play(listening(heard)).case(case)
    assert heard == set().union(*WORDS)


@pytest.mark.parametrize("words", WORDS)
def test_words_are_listed_in_order_once(words: tuple[str, ...]) -> None:
    assert list(words) == sorted(set(words))


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_register_knows_every_word(language: str) -> None:
    dictionary = (ROOT / f"register/src/i18n/{language}-receipt.ts").read_text()
    missing = [w for w in sorted(set().union(*WORDS)) if f"'{w}':" not in dictionary]
    assert missing == []
