"""How much work a way through the register is: taps, entries and scans, counted by the page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page

COUNTED = Path(__file__).with_name("hands.js").read_text()
ON_SCREEN = "keys"  # where an Enter ends nothing


class Spent(NamedTuple):
    """`taps`: touches and keys that are not typing. `entries`: something typed, of any length,
    with the Enter that ends it, or on the screen; a drawer's count is one. `scans`: what the
    register took for one."""

    taps: int = 0
    entries: int = 0
    scans: int = 0


@contextmanager
def spending(page: Page, **expected: int) -> Iterator[None]:
    """What is done to the page meanwhile costs exactly this: `taps`, `entries`, `scans`."""
    page.evaluate("globalThis.hands.length = 0")
    yield
    found = spent(page)
    assert found == Spent(**expected), f"{found}, not {Spent(**expected)}"


def spent(page: Page) -> Spent:
    """Since the page was opened, or `spending` began."""
    taps = entries = scans = 0
    typed_into: str | None = None
    for event in page.evaluate("globalThis.hands"):
        if event["kind"] == "sign":
            # What was typed on a page without focus goes on in the field that took it.
            entries += typed_into not in (event["place"], "")
            typed_into = event["place"]
            continue
        if event["kind"] == "scan":
            scans += 1
            entries -= typed_into is not None  # its signs were no hand's
        elif event["kind"] == "tap" or typed_into in (None, ON_SCREEN):
            taps += 1
        typed_into = None
    return Spent(taps, entries, scans)
