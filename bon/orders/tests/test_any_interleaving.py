"""Whatever two registers do to an order, and whenever they can reach the server: what lies in it
is the sum of what was done, never less than nothing, and every sale is in the record."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bon.journal.rebuilding import rebuild
from bon.kit.models import Task
from bon.orders.models import Entry
from bon.orders.tests.shop import give_up, known, pick_up, place, standing, ulla
from bon.registers.simulated import Unexpected
from bon.registers.tests.counter import Counter, open_counter
from bon.sales.models import Sale
from bon.staff.cast import make_cast
from till.shapes import KnownOrder

STEPS = st.tuples(
    st.integers(0, 1),  # which register
    st.sampled_from(["all", "helmet", "map", "give_up", "send", "ask"]),
)
PICKS = {
    "all": None,
    "helmet": [{"line": 1, "quantity_milli": 1000}],
    "map": [{"line": 2, "quantity_milli": 1000}],
}


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(prepayment=st.integers(1, 131_800), steps=st.lists(STEPS, max_size=8))
def test_prepaid_is_the_sum_and_never_negative(
    db: None, prepayment: int, steps: list[tuple[int, str]]
) -> None:
    cast = make_cast()
    counters = [
        open_counter(cast.register, [cast.owner]),
        open_counter(cast.other_register, [cast.owner]),
    ]
    order = place(counters[0], ulla(cast), prepayment)
    counters[0].till.send(counters[0].deliver)
    told = [known(cast, order), known(cast, order)]
    for which, step in steps:
        if step == "ask":
            told[which] = known(cast, order)
        else:
            act(counters[which], told[which], step)
    for counter in counters:
        counter.till.send(counter.deliver)
    sold = sum(counter.till.receipts for counter in counters)
    now = standing(cast, order)
    with cast.at_work():
        assert Sale.objects.count() == sold
        amounts = list(Entry.objects.values_list("amount", flat=True))
        assert now.left - now.missing == sum(amounts)
        assert all(each["amount"] >= 0 for each in now.prepaid)
        ordered = {1: 2000, 2: 1000}
        picked = dict.fromkeys(ordered, 0)
        for line, milli in Entry.objects.filter(part="goods").values_list("line", "quantity_milli"):
            picked[line] += milli
        twice = now.missing > 0 or any(picked[line] > ordered[line] for line in ordered)
        assert Task.objects.filter(kind="orders.twice").exists() == twice
        assert rebuild().differences == []


def act(counter: Counter, known: KnownOrder, step: str) -> None:
    """As a cashier would, who believes what the register was last told."""
    try:
        if step == "send":
            counter.till.send(counter.deliver)
        elif step == "give_up":
            give_up(counter, known)
        else:
            pick_up(counter, known, PICKS[step])
    except Unexpected:
        return
