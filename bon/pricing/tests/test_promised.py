"""What a campaign leaves of its goods' margins, told while it is typed."""

from __future__ import annotations

from typing import Any

import pytest

from bon.campaigns.models import Campaign
from bon.campaigns.tests.promise import part, promise
from bon.pricing.promised import effect
from bon.pricing.tests.test_repricing import goods
from bon.staff.cast import Cast, Office
from bon.staff.models import Grant
from bon.stock.actions.adjust import Change, adjust
from bon.stock.reasons import OPENING

HELMETS = [part("category", "Hjelme")]


def shelve(cast: Cast) -> None:
    """A helmet that cost 300,00 and one of unknown cost."""
    city = goods(cast, "Byhjelm", 500_00)
    goods(cast, "Racerhjelm", 1_000_00)
    goods(cast, "Lånehjelm", None)
    adjust(cast.store.id, [Change(city.id, 10_000, worth=3_000_00)], OPENING)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            {"kind": "percent_off", "rate_bp": 2_000},
            [("Byhjelm", 1, 400_00, 2_500, 625), ("Racerhjelm", 1, 800_00, None, None)],
        ),
        (
            {"kind": "fixed_price", "price": 350_00},
            [("Byhjelm", 1, 350_00, 2_500, -714), ("Racerhjelm", 1, 350_00, None, None)],
        ),
        (
            {"kind": "n_for_m", "pieces": 3, "paid": 2, "rate_bp": 10_000},
            [("Byhjelm", 3, 333_33, 2_500, -1_250), ("Racerhjelm", 3, 666_67, None, None)],
        ),
        (
            {"kind": "quantity_steps", "steps": [{"pieces": 2, "rate_bp": 1_000}]},
            [("Byhjelm", 2, 450_00, 2_500, 1_667), ("Racerhjelm", 2, 900_00, None, None)],
        ),
        (
            {"kind": "threshold", "limit": 1_000_00, "amount": 100_00},
            [("Byhjelm", 2, 450_00, 2_500, 1_667), ("Racerhjelm", 1, 900_00, None, None)],
        ),
    ],
)
def test_each_of_the_goods_alone(cast: Cast, said: dict[str, Any], told: list[Any]) -> None:
    with cast.at_work():
        shelve(cast)
        seen = effect(Campaign(**promise(parts=HELMETS, **{"rate_bp": 0, **said})))
        assert seen is not None
        assert [
            (row.name, row.pieces, row.after, row.margin_before, row.margin_after)
            for row in seen.rows
        ] == told
        assert Campaign.objects.count() == 0


def test_a_bundle_is_not_guessed_at(cast: Cast) -> None:
    with cast.at_work():
        shelve(cast)
        assert effect(Campaign(**promise(kind="bundle", parts=HELMETS * 2, price=1))) is None


def test_costs_are_for_those_who_may_see_them(cast: Cast, office: Office) -> None:
    with cast.at_work():
        shelve(cast)
    typed = {"goods_0": "category:Hjelme", "price": "350", "audience": "everybody"}
    typed |= {"starts_on": "2026-11-20"}
    address = "/repricing/promise/?kind=fixed_price"
    seen = office.of(cast.owner).post(address, typed).content.decode()
    assert "1 vare bliver solgt under kostpris." in seen
    assert "−7,14" in seen
    with cast.at_work():
        Grant.objects.filter(role=cast.manager.role, permission="see_cost").delete()
    hidden = office.of(cast.manager).post(address, typed).content.decode()
    assert "350,00" in hidden
    assert "kostpris" not in hidden
    assert office.of(cast.cashier).post(address, typed).status_code == 403
