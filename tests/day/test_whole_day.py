"""A whole day of a chain on the registers' own engine, compared with a book kept beside it.

Set BON_DAY_SEED for another day.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from tests.database import fresh_database
from tests.day.book import Book
from tests.day.clerk import Clerk, Memory
from tests.day.deeds import Deed, Glance, Visit
from tests.day.office import Office, verify
from tests.day.paper import printed, rows_of
from tests.day.plan import whole_day
from tests.day.seen import seen
from tests.day.shop import Shop, open_shop, served
from tests.node import NODE
from tests.paper.papers import PACKAGES, Encoder

SEED = int(os.environ.get("BON_DAY_SEED", "41"))
pytestmark = pytest.mark.node


@pytest.fixture
def server(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    """On a database where everything really commits."""
    with fresh_database(django_db_blocker, "_day"), django_db_blocker.unblock(), served() as url:
        yield url


@pytest.fixture
def shop(server: str) -> Shop:
    return open_shop()


@pytest.fixture
def clerks(shop: Shop, server: str) -> Iterator[dict[str, Clerk]]:
    """One at each register, with its shift open."""
    for needed in (NODE, PACKAGES / "vite"):
        if not needed.exists():
            pytest.skip(f"THE DAY IS NOT PROVEN: {needed} is missing; `make test` installs it")
    memory = Memory()
    with ExitStack() as devices:
        hired = {}
        for code in shop.registers:
            hired[code] = Clerk(shop, code, server, memory)
            devices.callback(hired[code].close)
        yield hired


def test_every_figure_of_a_day_is_what_the_book_says(shop: Shop, clerks: dict[str, Clerk]) -> None:
    book = Book()
    for deed in whole_day(SEED):
        book.enter(deed)
        act(clerks, deed)
        check(clerks[deed.at], book, deed)
    reports = {code: clerk.close_shift(book.drawers[code].cash) for code, clerk in clerks.items()}
    memory = clerks["K1"].memory
    receipts = {key: sale["receiptNo"] for key, sale in memory.sales.items()}
    office = Office(shop, book, receipts, memory.cards)
    for code, z in reports.items():
        assert seen(z["figures"]) == book.drawers[code].figures(), code
        assert (z["figures"]["difference"], z["figures"]["number"]) == (0, 1)
        assert office.shift(code) == z["figures"]
    with Encoder() as encoder:
        for code, z in reports.items():
            paper = printed(encoder, z["receipt"], clerks[code].call("state")["pricebook"])
            assert [row for row in rows_of(book.drawers[code]) if row not in paper] == [], paper
    assert office.disagreements() == []
    verify()


def act(clerks: dict[str, Clerk], deed: Deed) -> None:
    """Does a deed, after what it stands on has arrived."""
    if isinstance(deed, Visit) and deed.looks_back:
        for clerk in clerks.values():
            clerk.send()
    clerks[deed.at].do(deed)


def check(clerk: Clerk, book: Book, deed: Deed) -> None:
    """What the customer and the cashier were shown."""
    if isinstance(deed, Visit) and deed.key in book.sales:
        told, meant = clerk.memory.sales[deed.key], book.sales[deed.key]
        assert (told["total"], told["paid"]) == (meant.total, meant.total + meant.rounding), deed
    if isinstance(deed, Glance):
        assert seen(clerk.glance) == book.drawers[deed.at].figures()
