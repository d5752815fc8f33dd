"""A day at three counters of two stores, by the screens alone, beside the book of `tests.day`.

The network of two of them is cut, and both give out once more what can be given once; the third
browser is lost and another takes its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from bon.sales.models import Shift
from tests.database import fresh_database
from tests.day.book import Book
from tests.day.deeds import Visit
from tests.day.office import Office, verify
from tests.day.plan import counter_day
from tests.day.seen import seen
from tests.day.shop import Shop, open_shop, served
from tests.e2e.cashier import Cashier, Pockets
from tests.e2e.conftest import OpenContext
from tests.e2e.console import Console

SEED = 41


@pytest.fixture
def server(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """On a database where everything really commits."""
    with fresh_database(django_db_blocker, "_e2e"), django_db_blocker.unblock(), served() as url:
        yield url


def test_a_whole_day_by_the_screens(
    server: str, open_context: OpenContext, console: Console
) -> None:
    console.allow("ERR_INTERNET_DISCONNECTED|409")
    shop, book, pockets = open_shop(), Book(), Pockets()
    cashiers = {code: Cashier(shop, code, server, pockets, open_context) for code in shop.registers}
    for deed in counter_day(SEED):
        book.enter(deed)
        if isinstance(deed, Visit) and deed.looks_back:
            for cashier in cashiers.values():
                cashier.send()
        cashiers[deed.at].do(deed)
        if isinstance(deed, Visit) and deed.key in book.sales:
            shown = cashiers[deed.at].counter.receipts[-1].total
            assert shown == book.sales[deed.key].total, deed
    for code, cashier in cashiers.items():
        cashier.counter.close_shift(book.drawers[code].cash)
    wait_for_closings(shop, cashiers["K1"].counter.page)
    cards = {key: ("gift_card", code[2:12]) for key, code in pockets.cards.items()}
    office = Office(shop, book, pockets.receipts, cards)
    for code, drawer in book.drawers.items():
        figures = office.shift(code)
        assert seen(figures) == drawer.figures(), code
        assert figures["difference"] == 0
    assert office.disagreements() == []
    verify()


def wait_for_closings(shop: Shop, page: Page) -> None:
    """Until the server has every Z."""
    for _ in range(120):
        with shop.cast.at_work():
            if not Shift.objects.filter(closed_at=None).exists():
                return
        page.wait_for_timeout(500)
    raise AssertionError("a Z never came")
