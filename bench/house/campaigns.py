"""Fifty campaigns that run at once, of every kind, so that most goods are in one or more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bench.house.goods import CATEGORIES

if TYPE_CHECKING:
    from bon.staff.models import Person

BUNDLES = 8
OF_A_CATEGORY: list[dict[str, Any]] = [
    {"kind": "percent_off", "rate_bp": 1_500},
    {"kind": "amount_off", "amount": 500},
    {"kind": "fixed_price", "price": 9_900},
    {"kind": "n_for_price", "pieces": 3, "price": 20_000},
    {"kind": "n_for_m", "pieces": 3, "paid": 2, "rate_bp": 10_000},
    {
        "kind": "quantity_steps",
        "steps": [{"pieces": 3, "rate_bp": 500}, {"pieces": 6, "rate_bp": 1_000}],
    },
]
OF_THE_CART: list[dict[str, Any]] = [
    {"kind": "threshold", "limit": 500_000, "rate_bp": 500},
    {"kind": "threshold", "limit": 1_000_000, "amount": 100_000},
]


def announce_fifty(owner: Person) -> int:
    """One for each category, bundles across two, two on the whole cart; gives how many."""
    from bon.campaigns.actions.save_campaign import FIELDS, save_campaign
    from bon.campaigns.models import Campaign

    blank = Campaign()
    nothing = {field: getattr(blank, field) for field in FIELDS}
    said = [*_of_categories(), *_bundles(), *_of_the_cart()]
    for number, each in enumerate(said, 1):
        save_campaign(owner, None, nothing | {"name": f"Kampagne {number}"} | each)
    return len(said)


def _of_categories() -> list[dict[str, Any]]:
    return [
        OF_A_CATEGORY[number % len(OF_A_CATEGORY)] | {"parts": [_part("category", name)]}
        for number, name in enumerate(CATEGORIES)
    ]


def _bundles() -> list[dict[str, Any]]:
    return [
        {"kind": "bundle", "parts": [_part("category", one), _part("category", two, 5_000)]}
        for one, two in zip(CATEGORIES[:BUNDLES], CATEGORIES[BUNDLES:], strict=False)
    ]


def _of_the_cart() -> list[dict[str, Any]]:
    return [each | {"parts": [_part("everything", "")]} for each in OF_THE_CART]


def _part(by: str, value: str, rate_bp: int = 0) -> dict[str, Any]:
    return {"targets": [{"by": by, "value": value}], "pieces": 1, "rate_bp": rate_bp}
