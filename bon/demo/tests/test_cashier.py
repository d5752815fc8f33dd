"""Planned days acted out on a register, without a server."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from bon.demo.baskets import Assortment, Wanted
from bon.demo.cash import drawer, handed_over
from bon.demo.cashier import Cashier, Crew
from bon.demo.days import ZONE, Day, Moment, Rebate, Visit, live
from bon.demo.season import dice
from bon.demo.shop import COUNTERS
from bon.demo.tests.shelves import items
from bon.registers.simulated import selling
from bon.registers.tests.pricebook import plain_pricebook
from till.journal import GENESIS, verify

CREW = Crew(morning="freja", afternoon="oliver", manager="jonas")
NOON = datetime(2026, 11, 20, 12, tzinfo=ZONE)
PRICEBOOK = plain_pricebook(
    {
        "tenders": [
            {"code": "cash", "kind": "cash", "saft_code": "12001", "name": "Kontant"},
            {"code": "card", "kind": "manual", "saft_code": "12002", "name": "Kort"},
            {"code": "mobilepay", "kind": "manual", "saft_code": "12011", "name": "MobilePay"},
        ],
        "employees": [
            {"id": "freja", "name": "Freja", "role": "cashier", "permissions": selling(1000)},
            {"id": "oliver", "name": "Oliver", "role": "cashier", "permissions": selling(1000)},
            {"id": "jonas", "name": "Jonas", "role": "manager", "permissions": selling(None)},
        ],
        "discount_reasons": [
            {"code": code, "name": code}
            for code in ("damaged", "price_match", "display", "regular", "staff")
        ],
        "cash_limit": 1_499_999,
    }
)


@pytest.fixture
def register() -> Cashier:
    return Cashier(uuid4(), PRICEBOOK)


def visit(*names: str, **wishes: Any) -> Visit:
    by_name = {item["name"]: item for item in items()}
    plain = {
        "at": NOON, "ending": "pays", "tender": "card", "rebate": None, "regrets": False,
        "wants_copy": False,
    }  # fmt: skip
    basket = tuple(Wanted(by_name[name], 1000, None) for name in names)
    return Visit(basket=basket, **{**plain, **wishes})


def acted(register: Cashier, *moments: Visit | Moment, slip: int = 0) -> list[dict[str, Any]]:
    """A day of just these moments; gives what was written after the shift had opened."""
    opens = NOON - timedelta(hours=2)
    register.work(Day(COUNTERS[0], opens, NOON + timedelta(hours=6), (0, 1), moments, slip), CREW)
    return [json.loads(element.entry) for element in register.held][3:]


def kinds(entries: list[dict[str, Any]]) -> list[str]:
    return [entry["kind"] for entry in entries]


TUBE = 'Rulla slange 28" dunlopventil'
PATCHES = "Møtrik lappegrej"


def test_a_quiet_day_is_opened_counted_and_closed(register: Cashier) -> None:
    assert kinds(acted(register)) == ["cash_counted", "z_report", "signed_out"]


def test_a_tube_paid_by_card(register: Cashier) -> None:
    sale = acted(register, visit(TUBE))[0]
    assert sale["kind"] == "sale"
    assert sale["body"]["total"] == 5_900
    assert sale["body"]["payments"][0]["tender"] == "card"
    assert sale["body"]["receipt_no"] == "A1-1"


def test_a_change_of_mind_leaves_a_trace(register: Cashier) -> None:
    removed, sale, *_ = acted(register, visit(TUBE, PATCHES, regrets=True))
    assert (removed["kind"], removed["body"]["total"]) == ("line_removed", 3_900)
    assert sale["body"]["total"] == 5_900


def test_a_customer_who_walks_out_leaves_a_trace(register: Cashier) -> None:
    entries = acted(register, visit(TUBE, ending="walks_out"))
    assert kinds(entries)[0] == "sale_void"
    assert entries[0]["body"]["total"] == 5_900


def test_a_large_discount_is_approved_by_the_manager(register: Cashier) -> None:
    sale = acted(register, visit(TUBE, rebate=Rebate("line", 2000, "damaged")))[0]
    assert sale["body"]["lines"][0]["discounts"] == [
        {
            "kind": "line", "amount": 1_180, "rate_bp": 2000, "reason": "damaged",
            "employee": "freja", "approved_by": "jonas",
        }
    ]  # fmt: skip


def test_a_small_discount_needs_nobody(register: Cashier) -> None:
    sale = acted(register, visit(TUBE, PATCHES, rebate=Rebate("cart", 1000, "regular")))[0]
    assert sale["body"]["discount"] == 980
    assert sale["body"]["lines"][0]["discounts"][0]["approved_by"] is None


def test_cash_first_and_the_rest_by_card(register: Cashier) -> None:
    sale = acted(register, visit("Smæk foldelås 85 cm godkendt", tender="cash_then_card"))[0]
    paid = [(payment["tender"], payment["amount"]) for payment in sale["body"]["payments"]]
    assert paid == [("cash", 20_000), ("card", 49_900)]


def test_a_copy_is_written_down(register: Cashier) -> None:
    sale, copy, *_ = acted(register, visit(TUBE, wants_copy=True))
    assert copy["kind"] == "receipt_copied"
    assert copy["body"] == {"sale": sale["id"], "receipt_no": "A1-1", "total": 5_900}


def test_training_is_apart_from_trade(register: Cashier) -> None:
    after = visit(TUBE, at=NOON + timedelta(hours=1))
    entries = acted(register, visit(TUBE, training=True), after)
    assert kinds(entries)[:4] == ["training_on", "sale", "training_off", "sale"]
    figures = entries[-2]["body"]["figures"]
    assert figures["total"] == 5_900
    assert figures["training"] == {"count": 1, "amount": 5_900}


def test_somebody_else_takes_over_after_lunch(register: Cashier) -> None:
    lunch = Moment(NOON + timedelta(hours=1), "shift_change")
    entries = acted(register, lunch, visit(TUBE, at=NOON + timedelta(hours=2)))
    assert kinds(entries)[:3] == ["signed_out", "signed_in", "sale"]
    assert entries[2]["body"]["cashier"] == "Oliver"


def test_a_drawer_that_is_short_says_so_on_the_z(register: Cashier) -> None:
    entries = acted(register, visit(TUBE, tender="cash"), slip=-200)
    counted, z = entries[1]["body"], entries[2]["body"]
    assert counted["difference"] == -200
    assert z["figures"]["expected_cash"] == 100_000 + 5_900
    assert z["figures"]["difference"] == -200
    assert z["closing"]["float_left"] == 100_000


def test_a_real_friday_is_one_unbroken_chain_and_its_z_is_its_sales(register: Cashier) -> None:
    now = datetime(2026, 11, 20, 23, tzinfo=ZONE)
    day = live(COUNTERS[0], date(2026, 11, 20), Assortment(items()), now)
    assert day is not None
    register.work(day, CREW)
    texts = [element.entry for element in register.held]
    assert verify(texts, GENESIS, 1) is None
    entries = [json.loads(text) for text in texts]
    sold = [e["body"]["total"] for e in entries if e["kind"] == "sale" and not e["training"]]
    assert entries[-2]["body"]["figures"]["total"] == sum(sold)
    assert entries[-2]["body"]["figures"]["receipts"] == len(sold)
    times = [entry["at"] for entry in entries]
    assert times == sorted(times)


def test_the_same_friday_takes_the_same_money_again() -> None:
    now = datetime(2026, 11, 20, 23, tzinfo=ZONE)
    day = live(COUNTERS[1], date(2026, 11, 20), Assortment(items()), now)
    assert day is not None
    once, again = (Cashier(uuid4(), PRICEBOOK) for _ in range(2))
    for register in (once, again):
        register.work(day, CREW)
    assert once.grand == again.grand
    assert once.float_left == again.float_left
    assert [_told(each.entry) for each in once.held] == [_told(each.entry) for each in again.held]


def _told(text: str) -> list[Any]:
    """What an entry says without its ids."""
    entry = json.loads(text)
    payments = entry["body"].get("payments", [])
    return [entry["kind"], entry["at"], entry["body"].get("total"), payments]


def test_what_is_handed_over_covers_what_is_owed() -> None:
    for due in range(50, 60_000, 950):
        given = handed_over(dice("hand", due), due)
        assert given >= due
        assert given % 50 == 0


def test_the_drawer_is_counted_in_real_notes_and_coins() -> None:
    assert drawer(87_350) == [
        {"value": 50_000, "count": 1},
        {"value": 20_000, "count": 1},
        {"value": 10_000, "count": 1},
        {"value": 5_000, "count": 1},
        {"value": 2_000, "count": 1},
        {"value": 200, "count": 1},
        {"value": 100, "count": 1},
        {"value": 50, "count": 1},
    ]
