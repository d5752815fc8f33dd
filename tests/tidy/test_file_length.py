"""A file that fits in one reading is understood in one reading: 400 lines at most."""

from __future__ import annotations

from tests.tidy.project import read, refuse, with_suffix

LIMIT = 400
SOURCE = (".py", ".ts", ".svelte", ".js", ".mjs", ".css", ".html", ".sql", ".sh")


def too_long(name: str, text: str) -> str | None:
    """A complaint about a file over the limit."""
    lines = len(text.splitlines())
    return f"{name}: {lines} lines, {LIMIT} at most" if lines > LIMIT else None


def test_no_source_file_is_longer_than_one_reading() -> None:
    names = [name for name in with_suffix(*SOURCE) if "/migrations/" not in name]
    refuse([complaint for name in names if (complaint := too_long(name, read(name)))])


def test_one_line_too_many_is_caught() -> None:
    assert too_long("till/cart.py", "\n" * 400) is None
    assert too_long("till/cart.py", "\n" * 401) == "till/cart.py: 401 lines, 400 at most"
