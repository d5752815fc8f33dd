"""The demo shop's campaigns: some that run, one that is planned."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from bon.campaigns.actions.save_campaign import save_campaign
from bon.staff.models import Person
from till.shapes import Part

NOTHING: dict[str, Any] = {
    **dict.fromkeys(("price", "amount", "rate_bp", "pieces", "paid", "limit", "most"), 0),
    **dict.fromkeys(("store", "ends_at", "from_time", "until_time")),
    **dict.fromkeys(("with_discount", "before_price"), False),
    "steps": [],
    "groups": [],
    "weekdays": [],
    "audience": "everybody",
}
BEGAN = timedelta(days=21)
SOON = timedelta(days=5)


def announce_campaigns(owner: Person, now: datetime) -> int:
    """As they stand at `now`; gives how many."""
    began = now.replace(hour=0, minute=0, second=0, microsecond=0) - BEGAN
    said: list[dict[str, Any]] = [
        {
            "name": _("3 energibarer for 50 kr."),
            "kind": "n_for_price",
            "parts": [_goods("Proviant")],
            "pieces": 3,
            "price": 5_000,
        },
        {
            "name": _("Tag 3 slanger, betal for 2"),
            "kind": "n_for_m",
            "parts": [_goods("Slanger")],
            "pieces": 3,
            "paid": 2,
            "rate_bp": 10_000,
        },
        {
            "name": _("Weekend: 15 % på hjelme"),
            "kind": "percent_off",
            "parts": [_goods("Hjelme")],
            "rate_bp": 1_500,
            "weekdays": [6, 7],
        },
        {
            "name": _("Halv pris på låsen til cyklen"),
            "kind": "bundle",
            "parts": [_goods("Citybikes"), _goods("Låse") | {"rate_bp": 5_000}],
        },
        {
            "name": _("100 kr. i rabat ved køb for 1.000 kr."),
            "kind": "threshold",
            "parts": [{"targets": [{"by": "everything", "value": ""}], "pieces": 1, "rate_bp": 0}],
            "limit": 100_000,
            "amount": 10_000,
            "starts_at": now + SOON,
            "ends_at": now + SOON + timedelta(days=3),
        },
    ]
    for each in said:
        save_campaign(owner, None, {**NOTHING, "starts_at": began, **each})
    return len(said)


def _goods(category: str) -> Part:
    return {"targets": [{"by": "category", "value": category}], "pieces": 1, "rate_bp": 0}
