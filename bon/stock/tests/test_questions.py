"""What a register asks of stock: what lies where, its own store first."""

from __future__ import annotations

from typing import Any

from bon.catalog.tests.shop import make_pump
from bon.registers.tests.devices import Tablet, paired
from bon.staff.cast import Cast
from bon.stock.models import Level


def ask(tablet: Tablet, person: object, variant: object) -> Any:
    said = {"kind": "stock_levels", "body": {"variant": str(variant)}, "employee": str(person)}
    return tablet.post("questions", said).json()


def told(store: str, held_milli: int) -> dict[str, Any]:
    """A level of which nothing is promised."""
    held = {"on_hand_milli": held_milli, "available_milli": held_milli}
    return {"store": store, "reserved_milli": 0, **held}


def test_a_price_check_says_what_lies_where(cast: Cast) -> None:
    with cast.at_work():
        pump = make_pump(cast).variants.get()
        for store, held in ((cast.other_store, 4_000), (cast.store, -1_000)):
            Level.objects.create(store_id=store.id, variant_id=pump.id, floor_milli=held)
    tablet = paired(cast)
    assert ask(tablet, cast.cashier.id, pump.id)["answer"]["levels"] == [
        told(cast.store.name, -1_000),
        told(cast.other_store.name, 4_000),
    ]
    denied = ask(tablet, cast.stranger.id, pump.id)
    assert denied == {"error": "not_allowed", "data": {"permission": "see_stock"}}
