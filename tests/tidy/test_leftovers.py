"""What is not done is not in the code: a marker is a promise that nobody keeps."""

from __future__ import annotations

import re

from tests.tidy.project import files, read

TEXT = (
    *(".py", ".ts", ".svelte", ".js", ".mjs", ".css", ".html", ".sql", ".sh"),
    *(".md", ".toml", ".json", ".txt", ".yml", "Makefile", "run"),
)
# Written in halves, so that the rule does not find itself.
MARKERS = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X"]) + r")\b")


def leftovers(name: str, text: str) -> list[str]:
    """The lines that carry a marker."""
    lines = enumerate(text.splitlines(), start=1)
    return [f"{name}:{number}" for number, line in lines if MARKERS.search(line)]


def test_no_marker_is_left_behind() -> None:
    names = [
        name for name in files() if name.endswith(TEXT) and not name.endswith("package-lock.json")
    ]
    assert [place for name in names for place in leftovers(name, read(name))] == []


def test_a_marker_is_caught() -> None:
    text = "x = 1\ny = 2  # " + "TO" + "DO: later\nmask = 'XXXX-XXXX'\n"
    assert leftovers("a.py", text) == ["a.py:2"]
