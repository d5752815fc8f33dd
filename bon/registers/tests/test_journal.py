"""What the journal's door answers, and that nothing else happens."""

from __future__ import annotations

import pytest

from bon.journal.models import Entry
from bon.registers.simulated import Basket
from bon.registers.tests.counter import BELL, TUBE, Counter, open_counter
from bon.sales.models import Sale
from bon.staff.cast import Cast
from bon.stock.models import Level


@pytest.fixture
def counter(cast: Cast) -> Counter:
    return open_counter(cast.register, [cast.cashier, cast.manager])


def test_a_sale_is_stored_and_projected(cast: Cast, counter: Counter) -> None:
    counter.till.sell(Basket([(BELL, 2000), (TUBE, 1000)], tender="cash", tendered=20_000))
    answer = counter.post(counter.till.upload())
    assert answer.status_code == 200, answer.content
    told = answer.json()
    assert [each["result"] for each in told["acknowledged"]] == ["stored"] * 3
    assert told["head"] == {"seq": 3, "hash": counter.till.head}
    with cast.at_work():
        assert Entry.objects.count() == 3
        sale = Sale.objects.get()
        assert (sale.total, sale.vat, sale.rounding) == (15_890, 3_178, 10)
        levels = dict(Level.objects.values_list("variant_id", "on_hand_milli"))
        assert sorted(levels.values()) == [-2000, -1000]
