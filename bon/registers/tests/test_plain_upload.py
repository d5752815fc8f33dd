"""What an upload of plain sales costs: an app that is not concerned costs nothing."""

from __future__ import annotations

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bon.registers.simulated import Basket
from bon.registers.tests.counter import BELL, HELMET, LAMP, TUBE, open_counter
from bon.sales.models import Sale, SaleLine
from bon.staff.cast import Cast
from bon.stock.models import Movement


def test_fifty_plain_sales_are_three_calls_in_one_statement(cast: Cast) -> None:
    counter = open_counter(cast.register, [cast.cashier])
    goods = [(BELL, 1000), (TUBE, 2000), (HELMET, 1000), (LAMP, 1000)]
    counter.till.sell(Basket(goods))
    counter.till.send(counter.deliver)
    for _ in range(50):
        counter.till.sell(Basket(goods))
    with CaptureQueriesContext(connection) as asked:
        counter.till.send(counter.deliver)
    writing = [query["sql"] for query in asked.captured_queries if "journal_append" in query["sql"]]
    assert len(writing) == 1
    assert re.findall(r"SELECT (\w+)\(", writing[0]) == [
        "journal_append",
        "sales_record",
        "stock_sell",
    ]
    # The organisation, the register's door, and what the test's own transaction adds.
    assert len(asked.captured_queries) == 5
    with cast.at_work():
        assert (Sale.objects.count(), SaleLine.objects.count()) == (51, 204)
        assert Movement.objects.count() == 204
