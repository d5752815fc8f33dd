"""The rules refuse with a code; without words for it the cashier is refused in silence."""

from __future__ import annotations

import re

import pytest

from tests.tidy.project import read, refuse
from till.errors import CODES

PORT = "docs/reference/port.md"


def undocumented(codes: tuple[str, ...], page: str) -> list[str]:
    """The codes that a page does not name."""
    return [code for code in codes if not re.search(rf"`{code}`|\"{code}\"", page)]


def unspoken(codes: tuple[str, ...], dictionary: str) -> list[str]:
    """The codes that a dictionary of the register has no words for."""
    return [code for code in codes if not re.search(rf"^\s*{code}:", dictionary, re.MULTILINE)]


def test_the_port_page_names_every_code() -> None:
    refuse(undocumented(CODES, read(PORT)))


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_register_has_words_for_every_code(language: str) -> None:
    refuse(unspoken(CODES, read(f"register/src/i18n/{language}-errors.ts")))


def test_a_code_without_words_is_caught() -> None:
    codes = ("cart_empty", "cart")
    assert undocumented(codes, "refuses with `cart_empty`") == ["cart"]
    assert unspoken(codes, "  cart_empty: 'Kurven er tom.',\n") == ["cart"]
