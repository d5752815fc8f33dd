"""A page that does the least that can be done for a scan. What it takes is the machine's and the
browser's own; what a scan takes beyond it is the register's."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from bench.house.device import Timed, slow_down, timed

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

ADDRESS = "http://bare-page.localhost/"
PAGE = Path(__file__).with_suffix(".html")
LINES = 40


class BarePage:
    """A tab of its own, with as many lines in its list as there are in the cart."""

    def __init__(self, context: BrowserContext) -> None:
        self._context = context
        self._page = context.new_page()
        self._codes = (f"57{number:011}" for number in count())
        self._page.route(ADDRESS, lambda route: route.fulfill(path=PAGE))
        self._page.goto(ADDRESS)
        for _line in range(LINES):
            self._scan()

    def scans(self, times: int, slower: int) -> list[Timed]:
        """So many, one after the other."""
        self._page.bring_to_front()
        with slow_down(self._context, self._page, slower):
            return [self._scan() for _scan in range(times)]

    def _scan(self) -> Timed:
        code = next(self._codes)

        def type_code() -> None:
            self._page.keyboard.type(code)
            self._page.keyboard.press("Enter")

        line = [("li.touched .name", code)]
        return timed(self._page, type_code, event="keydown", key="Enter", answer="scan", shows=line)
