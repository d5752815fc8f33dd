"""The page of facts and reactions is made from the code, so it cannot lie."""

from __future__ import annotations

from bon.kit.management.commands.facts import PAGE, page


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: bon facts"
