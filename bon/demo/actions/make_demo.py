"""The whole demo shop: wholly there, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from bon.demo import shop
from bon.demo.actions.announce_campaigns import announce_campaigns
from bon.demo.actions.buy_goods import buy_goods
from bon.demo.actions.fill_catalogue import fill_catalogue
from bon.demo.actions.look_after_goods import look_after_goods
from bon.demo.actions.open_shop import Opened, open_shop
from bon.demo.actions.pair_simulated import pair_simulated
from bon.demo.actions.relive_days import relive_days
from bon.demo.actions.stock_shelves import stock_shelves
from bon.demo.baskets import Assortment
from bon.demo.days import ZONE, Day, calendar, live
from bon.demo.post import Post
from bon.demo.queries import items_for_sale
from bon.kit.tenancy import acting_for
from bon.registers.actions.note_leaving import note_leaving
from bon.registers.actions.note_report import Report
from bon.registers.actions.revoke_device import revoke_device
from till.shapes import Item

STEPS = 6  # lines of progress while the days go by


@dataclass(frozen=True)
class Made:
    """What came of it, for whoever waited."""

    goods: int
    sales: int
    entries: int


def make_demo(
    *,
    days: int = shop.HISTORY_DAYS,
    now: datetime | None = None,
    progress: Callable[[str], None] = lambda step: None,
) -> Made:
    """Founds the shop, fills it and lets it trade for `days` days that end at `now`. One
    transaction: whoever interrupts it leaves nothing behind."""
    with transaction.atomic():
        opened = open_shop()
        progress(f"{len(opened.stores)} stores, {len(opened.people)} people")
        with acting_for(opened.organisation):
            fill_catalogue(opened.owner)
            now = now or datetime.now(ZONE)
            items = items_for_sale()
            progress(f"{len(items)} goods, {announce_campaigns(opened.owner, now)} campaigns")
            posts = _trade(opened, items, plan(items, days, now), progress)
            progress(f"{buy_goods(opened, items)} suppliers")
            look_after_goods(opened)
            for post in posts:
                _take_away(opened, post)
    tills = [post.cashier for post in posts]
    return Made(len(items), sum(till.receipts for till in tills), sum(till.seq for till in tills))


def _take_away(opened: Opened, post: Post) -> None:
    """Its place is free for a browser, and nothing is left on it."""
    till = post.cashier
    revoke_device(opened.owner, post.device)
    report = Report(till.seq, till.head, len(till.held), None, till.app, till.clock())
    note_leaving(post.device, report)


def plan(items: Sequence[Item], days: int, now: datetime) -> list[Day]:
    """What is going to happen at every register, in the order in which the days begin."""
    assortment = Assortment(items)
    lived = (
        live(counter, day, assortment, now)
        for day in calendar(now.date(), days)
        for counter in shop.COUNTERS
    )
    return sorted((day for day in lived if day), key=lambda day: (day.opens, day.counter.code))


def _trade(
    opened: Opened, items: Sequence[Item], days: Sequence[Day], progress: Callable[[str], None]
) -> list[Post]:
    """Stocks the shelves and sells from them; gives the registers as they then stand."""
    if days:
        stores = {city: store.id for city, store in opened.stores.items()}
        stock_shelves(stores, items, days, days[0].opens)
    posts = pair_simulated(opened)
    step = len(days) // STEPS + 1
    for number, day in enumerate(relive_days(posts, days), start=1):
        if number % step == 0 or number == len(days):
            sales = sum(post.cashier.receipts for post in posts)
            progress(f"{day.opens:%Y-%m-%d}: {sales} sales")
    return posts
