"""Whom the demo shop buys from. None of them exists; their addresses end in `example`."""

from __future__ import annotations

from typing import Any, NamedTuple


class Wholesaler(NamedTuple):
    """A supplier, the brands they carry and `terms` as `save_supplier` takes them."""

    name: str
    brands: tuple[str, ...]
    terms: dict[str, Any]


CYCLES = "Nordjysk Cykelgross A/S"
OUTDOORS = "Fjällgross AB"
FOOD = "Kolonial & Kaffe ApS"

WHOLESALERS = (
    Wholesaler(
        CYCLES,
        (
            *("Rulla", "Kræmmer", "Glimt", "Møtrik", "Smørelse", "Flink", "Pust", "Stænk"),
            *("Pjok", "Trampe", "Smæk", "Nøjsom", "Rygrad"),
        ),
        {
            "our_number": "40217",
            "contact": "Lone Vang",
            "phone": "08 98 76 54",
            "email": "ordre@cykelgross.example",
            "lead_days": 3,
            "minimum_order": 50_000,
            "freight": 8_900,
            "free_from": 150_000,
        },
    ),
    Wholesaler(
        OUTDOORS,
        (
            *("Nordhede", "Uldine", "Teltra", "Oppak", "Blus", "Tørst", "Regnar", "Frisk"),
            *("Asken", "Stifinder"),
        ),
        {
            "our_number": "DK-1180",
            "contact": "Åke Löfgren",
            "email": "order@fjallgross.example",
            "currency": "SEK",
            "rate": 6_650,
            "lead_days": 10,
            "freight": 29_500,
            "month_end": True,
        },
    ),
    Wholesaler(
        FOOD,
        ("Knas", "Døs", "Kildevæld", "Grydemad"),
        {
            "phone": "08 22 33 44",
            "email": "bestil@kolonialogkaffe.example",
            "lead_days": 2,
            "payment_days": 14,
            "minimum_order": 30_000,
        },
    ),
)
# Up to this price in øre, so many pieces are sold together.
PACKS = ((3_000, 12), (10_000, 5), (10_000_000, 1))
