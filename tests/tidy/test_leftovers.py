"""What is not done is not in the code: a marker, or a test put aside, is a promise nobody keeps."""

from __future__ import annotations

import re

from tests.tidy.project import files, read, refuse

TEXT = (
    *(".py", ".ts", ".svelte", ".js", ".mjs", ".css", ".html", ".sql", ".sh"),
    *(".md", ".toml", ".json", ".txt", ".yml", "Makefile", "run"),
)
# Written in halves, so that the rule does not find itself.
MARKERS = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X"]) + r")\b")
# A test may be skipped where what it needs cannot be there, said while it runs; never for good.
ASIDE = re.compile(
    r"pytest\.mark\." + r"(skip\b|xfail)" + r"|\b(it|test|describe)\." + r"(skip|todo|only)\b"
)


def leftovers(name: str, text: str) -> list[str]:
    """The lines that carry a marker or put a test aside."""
    lines = enumerate(text.splitlines(), start=1)
    return [
        f"{name}:{number}"
        for number, line in lines
        if MARKERS.search(line) or (name.endswith((".py", ".ts")) and ASIDE.search(line))
    ]


def test_no_marker_is_left_behind() -> None:
    names = [
        name for name in files() if name.endswith(TEXT) and not name.endswith("package-lock.json")
    ]
    refuse([place for name in names for place in leftovers(name, read(name))])


def test_a_marker_is_caught() -> None:
    text = "x = 1\ny = 2  # " + "TO" + "DO: later\nmask = 'XXXX-XXXX'\n"
    assert leftovers("a.py", text) == ["a.py:2"]


def test_a_test_put_aside_is_caught() -> None:
    aside = "@pytest.mark." + "skip\ndef test_cash(): ...\n@pytest.mark.skipif(NO_DATA)\n"
    assert leftovers("test_cash.py", aside) == ["test_cash.py:1"]
    assert leftovers("cash.test.ts", "it." + "only('pays', () => {})") == ["cash.test.ts:1"]
