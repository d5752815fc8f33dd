"""A register of 100,000 goods that is opened in a new tab while there is no network.

From the beginning of the navigation to the end of the frame with the sell screen, which is there
when a scan works; each round proves it by one. The browser is running, somebody is signed in,
the shift is open, and the server is gone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.result import Result
from bench.rounds import spread

if TYPE_CHECKING:
    from bench.house.big_shop import Good
    from tests.e2e.counter import Counter

ROUNDS = 9
BUDGET_SECONDS = 1.5


def run() -> list[Result]:
    from bench.house.big_shop import open_big_shop, pairing_code

    shop = open_big_shop()
    if shop is None:
        return []
    from bench.house.device import device, open_counter
    from bench.house.server import serving

    code = pairing_code(shop)
    with device() as context:
        with serving() as port:
            counter = open_counter(context, port, code)
            counter.page.evaluate("() => navigator.serviceWorker.ready.then(() => null)")
        starts = [_start(counter, good) for good in shop.goods[: ROUNDS + 1]][1:]
    ready = spread([start for start, _ in starts])
    scanned = spread([scanned for _, scanned in starts])
    return [
        Result(
            "cold_start",
            ready.median,
            "s",
            budget=BUDGET_SECONDS,
            low=ready.low,
            high=ready.high,
            note=f"{scanned.median:.2f} s until the line of a scan, with the time to type it",
        )
    ]


def _start(counter: Counter, good: Good) -> tuple[float, float]:
    """Seconds from the navigation to the sell screen, and to the line of a first scan."""
    from bench.house.device import scan, timed

    counter.page.close()
    counter.page = counter.context.new_page()
    counter.page.goto(f"{counter.address}/register/", wait_until="commit")
    opened = timed(counter.page, event=None, shows=[("main.sell", None)])
    scan(counter.page, good)
    return opened.painted / 1e3, float(counter.page.evaluate("() => performance.now()")) / 1e3
