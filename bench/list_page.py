"""Pages of the office in a shop of 100,000 goods and a million sales: what each visit waits for.

Asked over Django's own door, without a network, as a browser's first visit asks: the whole page.
Nothing else is asked of the machine meanwhile.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from bench.result import Result
from bench.rounds import percentile, seconds, spread

if TYPE_CHECKING:
    from bench.house.big_shop import BigShop

VISITS = 20  # of each page in a round
ROUNDS = 5
PAGE_MS = 150
HOME_MS = 300


def run() -> list[Result]:
    from bench.house.big_shop import signed_in
    from bench.house.busy_shop import open_busy_shop

    shop = open_busy_shop()
    if shop is None:
        return []
    client = signed_in(shop)
    return [_measured(client, name, address) for name, address in _pages(shop).items()]


def _pages(shop: BigShop) -> dict[str, str]:
    from django.utils import timezone

    from bon.kit.tenancy import acting_for
    from bon.sales.models import Sale

    with acting_for(shop.owner.organisation_id):
        receipt = Sale.objects.order_by("-at").values_list("receipt_no", flat=True)[0]
    day = timezone.localdate() - dt.timedelta(days=200)
    return {
        "home": "/",
        "goods": "/goods/",
        "goods cheapest": "/goods/?sort=price",
        "goods dearest": "/goods/?sort=-price",
        "goods of a category": "/goods/?category=Gruppe+7",
        "stock": "/stock/",
        "sales": "/sales/",
        "sales of a day": f"/sales/?since={day}&until={day}",
        "sales of a receipt": f"/sales/?q={receipt}",
        "shifts": "/shifts/",
        "labels": "/labels/",
        "search": "/search/?q=cykel",
    }


def _measured(client: Any, name: str, address: str) -> Result:
    def visit() -> None:
        assert client.get(address).status_code == 200, address

    visit()
    rounds = [[seconds(visit) * 1000 for _ in range(VISITS)] for _ in range(ROUNDS)]
    every = [figure for each in rounds for figure in each]
    ends = spread([percentile(each, 95) for each in rounds])
    return Result(
        f"list_page {name}",
        percentile(every, 95),
        "ms",
        budget=HOME_MS if name == "home" else PAGE_MS,
        low=ends.low,
        high=ends.high,
        note=f"p95, half of them within {percentile(every, 50):.0f} ms",
    )
