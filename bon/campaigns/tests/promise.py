"""A campaign as its form would ask for it."""

from __future__ import annotations

from typing import Any

from django.utils import timezone


def promise(**other: Any) -> dict[str, Any]:
    """Twenty per cent off everything from now on, with what a test wants different."""
    everything = {"targets": [{"by": "everything", "value": ""}], "pieces": 1, "rate_bp": 0}
    said = {
        "name": "Alt −20 %",
        "kind": "percent_off",
        "parts": [everything],
        **dict.fromkeys(("price", "amount", "pieces", "paid", "limit", "most"), 0),
        "rate_bp": 2000,
        "steps": [],
        "store": None,
        "audience": "everybody",
        "groups": [],
        "starts_at": timezone.now(),
        "ends_at": None,
        "weekdays": [],
        "from_time": None,
        "until_time": None,
        "with_discount": False,
        "before_price": False,
    }
    return said | other


def part(by: str, value: object) -> dict[str, Any]:
    return {"targets": [{"by": by, "value": str(value)}], "pieces": 1, "rate_bp": 0}
