"""From a scan to its line on the screen, with 40 lines in the cart of a shop of 100,000 goods
and 50 campaigns, of which most lines take part in one or more.

From the moment the browser hears the scanner's Enter (the event's own time) to the end of the
page's work on the frame that holds the line: look-up, rules, cart, style, layout and paint. The
wait for the screen's next refresh is left out: on a screen of 60 Hz it is 0 to 16.7 ms by chance
alone. Half of the scans add a line, half add a piece to one that is there. Motion is reduced: the
scans follow each other faster than any cashier's, and each would run into the flash of the last.
Beside it stands a bare page, scanned at between the carts: how much of the figure is the machine's.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bench.result import Result
from bench.rounds import percentile

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

    from bench.house.bare_page import BarePage
    from bench.house.big_shop import BigShop
    from bench.house.device import Timed
    from tests.e2e.counter import Counter

LINES = 40
SCANS = 25  # of each kind in a cart
CARTS = 4  # in a round
ROUNDS = 3
SLOWER = 4
BUDGET_MS = 16
SLOW_BUDGET_MS = 50


def run() -> list[Result]:
    from bench.house.big_shop import open_big_shop, pairing_code

    shop = open_big_shop()
    if shop is None:
        return []
    from bench.house.bare_page import BarePage
    from bench.house.device import device, open_counter
    from bench.house.server import serving

    code = pairing_code(shop)
    with serving() as port, device() as context:
        counter = open_counter(context, port, code)
        rig = Rig(shop, context, counter, BarePage(context))
        rig.cart(slower=1)
        plain, bare = rig.rounds(slower=1)
        slow, slow_bare = rig.rounds(slower=SLOWER)
    return [
        _result("scan", plain, BUDGET_MS, "50 campaigns"),
        _result(
            f"scan throttled {SLOWER}x",
            slow,
            SLOW_BUDGET_MS,
            "page throttled by Chromium, the engine's answers held back",
        ),
        _result("bare page", bare, None, "as little as can be done for a scan"),
        _result(f"bare page throttled {SLOWER}x", slow_bare, None, "the same, throttled"),
    ]


@dataclass
class Rig:
    """A counter that is scanned at."""

    shop: BigShop
    context: BrowserContext
    counter: Counter
    bare: BarePage
    chosen: random.Random = field(default_factory=lambda: random.Random(1))

    def rounds(self, slower: int) -> tuple[list[list[Timed]], list[list[Timed]]]:
        """Of the register and of the bare page, in turns."""
        ours: list[list[Timed]] = [[] for _round in range(ROUNDS)]
        bare: list[list[Timed]] = [[] for _round in range(ROUNDS)]
        for mine, theirs in zip(ours, bare, strict=True):
            for _cart in range(CARTS):
                mine += self.cart(slower)
                theirs += self.bare.scans(2 * SCANS, slower)
        return ours, bare

    def cart(self, slower: int) -> list[Timed]:
        """Fills a cart, scans on, throws it away. Only the scans behind the 40 are given."""
        from bench.house.device import scan, slow_down

        page = self.counter.page
        page.bring_to_front()
        goods = self.chosen.sample(self.shop.goods, LINES + SCANS)
        for good in goods[:LINES]:
            scan(page, good)
        again = self.chosen.sample(goods, SCANS)
        with slow_down(self.context, page, slower):
            added = [scan(page, good) for good in goods[LINES:]]
            merged = [scan(page, good, pieces=2) for good in again]
        self.counter.button("Annullér salget").click()
        self.counter.button("Ja, tøm kurven").click()
        self.counter.page.locator("section.panel .empty").wait_for()
        return added + merged


def _result(name: str, rounds: list[list[Timed]], budget: float | None, note: str) -> Result:
    from bench.house.latency import p99

    seen = percentile([each.painted for part in rounds for each in part], 99)
    work = [[each.work for each in part] for part in rounds]
    return p99(name, work, budget, f"{seen:.1f} ms with the wait for 60 Hz; {note}")
