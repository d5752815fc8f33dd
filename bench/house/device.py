"""A device with the register on it: a real Chromium, and a stopwatch in the page."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import BrowserContext, Page, ViewportSize, sync_playwright

from bench.house.big_shop import PERSON, PIN, Good
from tests import chromium
from tests.e2e.counter import Counter

STOPWATCH = Path(__file__).with_name("stopwatch.js")
TABLET: ViewportSize = {"width": 1024, "height": 768}

# On a busy machine the driver's keys may come late; the burst ends with its Enter all the same.
PATIENT_SCANNER = """
localStorage['bon.preferences'] ??= JSON.stringify({ scannerGap: 5000 })
"""

# What must be on the page: a selector, and its text where that matters.
Shown = tuple[str, str | None]


class Timed(NamedTuple):
    """Milliseconds from the event to the engine's answer and to the frame that shows it.

    `work` is the second without the wait for the screen's next refresh, which takes up to 16.7
    ms and depends on nothing but where between two of them the event fell.
    """

    answered: float
    painted: float
    work: float


@contextmanager
def device() -> Iterator[BrowserContext]:
    """A browser of its own that keeps what it is given until the block ends."""
    with tempfile.TemporaryDirectory(prefix="bon-device-") as profile, sync_playwright() as driver:
        context = driver.chromium.launch_persistent_context(
            profile,
            executable_path=chromium.find(),
            args=list(chromium.FLAGS),
            viewport=TABLET,
            locale="da-DK",
            timezone_id="Europe/Copenhagen",
            reduced_motion="reduce",
        )
        context.set_default_timeout(60_000)
        context.add_init_script(PATIENT_SCANNER)
        context.add_init_script(path=STOPWATCH)
        yield context
        context.close()


def open_counter(context: BrowserContext, port: int, code: str) -> Counter:
    """Pairs, signs in and opens the register: ready to sell."""
    counter = Counter(context, f"http://127.0.0.1:{port}")
    counter.pair(code)
    counter.sign_in(PERSON, PIN)
    counter.open_shift(500)
    return counter


def timed(
    page: Page,
    act: Callable[[], object] = lambda: None,
    *,
    event: str | None,
    key: str | None = None,
    answer: str | None = None,
    shows: Sequence[Shown] = (),
) -> Timed:
    """Acts, and gives how long it took from the event until everything is shown.

    Without an event the time runs from the beginning of the page itself.
    """
    wanted = {"event": event, "key": key, "answer": answer, "shows": list(shows)}
    page.evaluate("wanted => stopwatch.arm(wanted)", wanted)
    act()
    found = page.evaluate("() => stopwatch.result")
    return Timed(found["answered"] or 0, found["painted"], found["painted"] - found["idle"])


def scan(page: Page, good: Good, pieces: int = 1) -> Timed:
    """The scanner types the code, wherever the focus is; timed from its Enter until the line
    stands in the cart with so many pieces."""

    def type_code() -> None:
        page.keyboard.type(good.barcode)
        page.keyboard.press("Enter")

    line: list[Shown] = [("li.touched .name", good.name), ("li.touched .quantity", str(pieces))]
    return timed(page, type_code, event="keydown", key="Enter", answer="scan", shows=line)


@contextmanager
def slow_down(context: BrowserContext, page: Page, times: int) -> Iterator[None]:
    """The page and the engine behind it as on a processor so many times slower.

    Chromium slows down the page; workers it cannot, so the engine's answers are held back until
    they have taken so many times their time, the way there and back included.
    """
    session = context.new_cdp_session(page)

    def run_at(rate: int) -> None:
        session.send("Emulation.setCPUThrottlingRate", {"rate": rate})
        page.evaluate("rate => stopwatch.slow(rate)", rate)

    run_at(times)
    yield
    run_at(1)
    session.detach()
