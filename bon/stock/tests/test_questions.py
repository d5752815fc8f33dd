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


def told(store: str, held_milli: int, coming_milli: int = 0, **places: int) -> dict[str, Any]:
    """A level of which nothing is promised."""
    held = {"on_hand_milli": held_milli, "available_milli": held_milli}
    lying = [{"place": place, "quantity_milli": milli} for place, milli in places.items()]
    coming = {"coming_milli": coming_milli, "places": lying}
    return {"store": store, "reserved_milli": 0, **held, **coming}


def test_a_price_check_says_what_lies_where(cast: Cast) -> None:
    with cast.at_work():
        pump = make_pump(cast).variants.get()
        Level.objects.create(
            store_id=cast.other_store.id,
            variant_id=pump.id,
            floor_milli=3_000,
            back_milli=1_000,
            defect_milli=2_000,
            transit_milli=1_000,
            ordered_milli=6_000,
        )
        Level.objects.create(store_id=cast.store.id, variant_id=pump.id, floor_milli=-1_000)
    tablet = paired(cast)
    assert ask(tablet, cast.cashier.id, pump.id)["answer"]["levels"] == [
        told(cast.store.name, -1_000, floor=-1_000),
        told(cast.other_store.name, 4_000, 7_000, floor=3_000, back=1_000, defect=2_000),
    ]
    denied = ask(tablet, cast.stranger.id, pump.id)
    assert denied == {"error": "not_allowed", "data": {"permission": "see_stock"}}
