"""Every address of the office, and a shop in which each of them has something to show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from bon.config.tests.rows import Ids
from bon.config.tests.rows_of_goods import of_goods
from bon.config.tests.rows_of_sales import of_sales
from bon.config.tests.rows_of_shop import of_shop
from bon.kit.ids import uuid7
from bon.registers.simulated import Basket
from bon.registers.tests.counter import BELL, HELMET, open_counter
from bon.staff.cast import Cast

# Not pages of people at work: the log-in's own, machines', the register's door, and customers'
# receipts.
ELSEWHERE = ("account/", "register/", "print/", "healthz", "r/")


@dataclass(frozen=True)
class Route:
    """`name` with its namespace; `parameters` are those its address needs."""

    name: str
    parameters: tuple[str, ...]
    permission: str | None


def routes() -> list[Route]:
    return list(_walk(get_resolver().url_patterns, "", ""))


def _walk(patterns: list[Any], path: str, space: str) -> Iterator[Route]:
    for each in patterns:
        address = path + str(each.pattern)
        if address.startswith(ELSEWHERE):
            continue
        if isinstance(each, URLResolver):
            inner = f"{each.namespace}:" if each.namespace else ""
            yield from _walk(each.url_patterns, address, space + inner)
        elif isinstance(each, URLPattern):
            parameters = tuple(_parameters(address))
            permission = getattr(each.callback, "permission", "no gate")
            yield Route(f"{space}{each.name}", parameters, permission)


def _parameters(address: str) -> Iterator[str]:
    """`<uuid:id>` gives `id`."""
    for part in address.split("<")[1:]:
        yield part.split(">")[0].split(":")[-1]


@dataclass(frozen=True)
class Shop:
    """Our shop with a row behind every kind of page."""

    cast: Cast
    ids: Ids

    def address(self, route: Route) -> str:
        """The address of our own row; fails for a page that this file does not know."""
        return reverse(route.name, kwargs=self.ids[route.name] if route.parameters else {})


def open_shop(cast: Cast) -> Shop:
    """Sells twice, and lets something of every kind happen."""
    counter = open_counter(cast.register, [cast.owner, cast.cashier])
    counter.till.sell(Basket([(BELL, 1000), (HELMET, 2000)], tender="cash"))
    counter.till.sell(Basket([(BELL, 3000)]))
    counter.till.send(counter.deliver)
    with cast.at_work():
        ids = {**of_shop(cast), **of_sales(cast), **of_goods(cast)}
    ids["registers:revoke"] = {"id": counter.device.id}
    return Shop(cast, ids)


def unknown() -> UUID:
    """An id that nothing has."""
    return uuid7()
