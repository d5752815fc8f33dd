"""What was begun one day and is ended another: prices, campaigns and rates changed meanwhile."""

from __future__ import annotations

from typing import Any

from till.cart import apply
from till.receipt import receipt
from till.sale import sale_body
from till.shapes import Cart, Pricebook, SaleBody
from till.shift import add_entries, open_shift
from till.tests.cast import NOW, campaign, envelope, item, pricebook, send
from till.tests.invariants import check_sale

TOMORROW = "2026-11-22T10:00:00+01:00"


def bells(book: Pricebook, count: int) -> SaleBody:
    """So many bells, paid by card."""
    cart = send(book, None, "start", id="sale-1")
    cart = send(book, cart, "add", item=item("bell"), quantity_milli=count * 1000)
    cart = send(book, cart, "pay", tender="card", tendered=cart["totals"]["remaining"])
    return sale_body(book, cart, envelope(id="sale-1"), 1)


def taken_back(book: Pricebook, sale: SaleBody, before: tuple[int, int] = (0, 0)) -> Cart:
    """A piece of its first line in a cart of tomorrow; `before`: what came back already."""
    cart = send(book, None, "start", TOMORROW, id="sale-2")
    paid = [{"tender": "card", "kind": "manual", "paid": sale["total"], "before": before[1]}]
    named = {"sale": "sale-1", "receipt_no": sale["receipt_no"], "at": sale["ended_at"]}
    return send(
        book,
        cart,
        "return_line",
        TOMORROW,
        sale={**named, "line": sale["lines"][0], "paid": paid},
        returned={"quantity_milli": before[0], "total": before[1]},
        quantity_milli=1000,
        reason="regret",
    )


def test_parked_while_a_campaign_ran_and_taken_up_when_it_was_over() -> None:
    offer = campaign("percent_off", rate_bp=2000, ends_at="2026-11-21T23:59:59+01:00")
    book = pricebook(campaigns=[offer])
    cart = send(book, None, "start", id="sale-1")
    cart = send(book, cart, "add", item=item("bell"), quantity_milli=1000)
    assert cart["totals"]["total"] == 3920
    send(book, cart, "park")

    empty = send(book, None, "start", TOMORROW, id="sale-2")
    resume = {"name": "resume", "parked": cart, "items": {"v-bell": item("bell")}}
    result = apply(book, empty, {**resume, "at": TOMORROW, "employee": "owner"})
    assert result["cart"]["totals"]["total"] == 4900
    (noted,) = [each["body"] for each in result["effects"] if each.get("kind") == "resumed"]
    assert (noted["before"], noted["total"]) == (3920, 4900)


def test_a_campaign_that_ends_while_the_cart_is_open_holds_for_what_was_scanned_before() -> None:
    offer = campaign("percent_off", rate_bp=2000, ends_at="2026-11-22T00:00")
    book = pricebook(campaigns=[offer])
    cart = send(book, None, "start", "2026-11-21T23:58:00+01:00", id="sale-1")
    for at in ("2026-11-21T23:59:59+01:00", "2026-11-22T00:00:00+01:00"):
        cart = send(book, cart, "add", at, item=item("bell"), quantity_milli=1000)
    cart = send(book, cart, "set_quantity", TOMORROW, line=1, quantity_milli=2000)
    assert [(line["quantity_milli"], line["total"]) for line in cart["lines"]] == [
        (2000, 7840),
        (1000, 4900),
    ]
    assert cart["totals"]["total"] == 12740


def test_a_rate_of_vat_that_changed_is_given_back_as_it_was_taken() -> None:
    sale = bells(pricebook(), 1)
    book = pricebook(vat_classes=[{"code": "standard", "rate_bp": 2200}])
    cart = taken_back(book, sale)
    cart = send(book, cart, "add", TOMORROW, item=item("bell"), quantity_milli=1000)
    body = sale_body(book, cart, envelope(id="sale-2", at=TOMORROW), 2)
    check_sale(body)
    assert [(vat["rate_bp"], vat["gross"], vat["vat"]) for vat in body["vat"]] == [
        (2200, 4900, 884),
        (2500, -4900, -980),
    ]
    figures = add_entries(_opened(), [envelope(id="sale-2", seq=2) | _entry(body)])
    assert {key: vat["vat"] for key, vat in figures["vat"].items()} == {
        "standard:2200": 884,
        "standard:2500": -980,
    }


def test_three_for_two_that_is_broken_gives_back_what_each_piece_cost() -> None:
    offer = campaign("n_for_m", pieces=3, paid=2, rate_bp=10_000)
    book = pricebook(campaigns=[offer])
    sale = bells(book, 3)
    assert sale["total"] == 9800
    worth: list[int] = []
    for _piece in range(3):
        cart = taken_back(book, sale, (1000 * len(worth), sum(worth)))
        worth.append(-cart["totals"]["total"])
    assert worth == [3267, 3266, 3267]


def test_three_for_two_that_are_ordered_cost_what_was_shown() -> None:
    book = pricebook(campaigns=[campaign("n_for_m", pieces=3, paid=2, rate_bp=10_000)])
    cart = send(book, None, "start", id="sale-1")
    cart = send(book, cart, "set_customer", customer="customer-1", groups=[])
    cart = send(book, cart, "add", item=item("bell", price=7900), quantity_milli=3000)
    assert cart["totals"]["total"] == 15800
    wish: Any = {"kind": "order", "due": None, "prepayment": 15800, "label": "Forudbetaling"}
    cart = send(book, cart, "place_order", id="order-1", number=1_000_001, **wish)
    order = cart["order"]
    assert order is not None
    lines = [(line["no"], line["quantity_milli"], line["unit_price"]) for line in order["lines"]]
    assert lines == [(1, 2000, 5267), (2, 1000, 5266)]
    assert order["total"] == 15800


def test_goods_exchanged_for_their_like_have_a_receipt_of_nothing() -> None:
    book = pricebook()
    cart = taken_back(book, bells(book, 1))
    cart = send(book, cart, "add", TOMORROW, item=item("bell"), quantity_milli=1000)
    assert (cart["totals"]["total"], cart["totals"]["settled"]) == (0, True)
    body = sale_body(book, cart, envelope(id="sale-2", at=TOMORROW), 2)
    check_sale(body)
    assert (body["payments"], body["refunds"]) == ([], [])
    printed = receipt(body, "normal")
    assert printed["receipt_no"] == body["receipt_no"]
    assert sum(block["block"] == "row" for block in printed["blocks"]) > 2


def _opened() -> Any:
    nothing = {"sales": 0, "returns": 0, "net": 0}
    return open_shift(
        {
            "shift": envelope()["shift"],
            "number": 1,
            "register": "register-1",
            "opened_at": NOW,
            "opening_float": 0,
            "float_left": None,
            "first_seq": 1,
            "grand": nothing,
        }
    )


def _entry(body: SaleBody) -> Any:
    return {"v": 1, "kind": "sale", "body": body}
