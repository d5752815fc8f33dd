"""A counter whose pricebook knows vouchers, and sales that do something to them."""

from __future__ import annotations

from typing import Any

from bon.organisation.models import Register
from bon.registers.simulated import Basket, SimulatedRegister
from bon.registers.tests.counter import BELL, Counter, open_counter
from bon.staff.models import Person
from till.shapes import Entry, Item, KnownVoucher

CARD = "0123456789"
LIMIT = 50_000
ALLOWED: Any = {"answer": "allow", "limit": None}


def voucher_counter(register: Register, people: list[Person]) -> Counter:
    """Its terms are those of a shop that sells gift cards at 25 % and gives credit notes."""
    counter = open_counter(register, people)
    book: Any = counter.till.pricebook
    book["vat_classes"].append({"code": "outside", "rate_bp": 0})
    book["tenders"] += [
        {"code": "gift_card", "kind": "voucher", "saft_code": "12005", "name": "Gavekort"},
        {"code": "credit_note", "kind": "voucher", "saft_code": "12010", "name": "Tilgodebevis"},
    ]
    for employee in book["employees"]:
        employee["permissions"]["sell_gift_card"] = ALLOWED
    book["vouchers"] = {
        "programmes": [
            _programme(1, "gift_card", "Gavekort", "single", "standard"),
            _programme(2, "credit_note", "Tilgodebevis", "multi", "outside"),
        ],
        "max_amount": 1_000_000,
        "offline_limit": LIMIT,
        "cash_out_limit": 0,
        "pays_vouchers": False,
    }
    return counter


def _programme(no: int, kind: str, name: str, purpose: str, vat: str) -> dict[str, Any]:
    id = f"01980000-0000-7000-8000-{no:012d}"
    own = {"id": id, "kind": kind, "name": name, "purpose": purpose, "vat": vat}
    return {**own, "group": "vouchers", "tender": kind, "valid_years": 3}


def known(balance: int | None, *, fresh: bool = True) -> KnownVoucher:
    return {"fresh": fresh, "balance": balance, "expires": None, "blocked": False, "spent": 0}


def issue(
    till: SimulatedRegister,
    amount: int,
    number: str = CARD,
    *,
    customer: str | None = None,
    **fields: Any,
) -> Entry:
    """Sells a gift card, or with `top_up` puts more on one."""
    sold = ("sell_voucher", {"amount": amount, **_card(number), **fields})
    return till.sell(Basket([], customer=customer, commands=[sold]))


def redeem(
    till: SimulatedRegister, amount: int, number: str = CARD, item: Item = BELL, pieces: int = 40
) -> Entry:
    """Pays `amount` with the card for bells, which cost 49,95; the rest by card."""
    paid = ("redeem", {"known": known(amount, fresh=False), "amount": amount, **_card(number)})
    return till.sell(Basket([(item, pieces * 1000)], commands=[paid]))


def _card(number: str) -> dict[str, str]:
    return {"kind": "gift_card", "number": number}
