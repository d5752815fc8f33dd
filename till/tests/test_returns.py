"""Whatever is returned in whatever parts: never more than was sold, and all of it exactly that."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from till.receipt import receipt
from till.sale import sale_body
from till.shapes import Cart, Pricebook, SaleBody
from till.tests.cast import campaign, envelope, item, pricebook, send
from till.tests.invariants import check_receipt, check_sale

TUBES = [{"targets": [{"by": "category", "value": "Dæk og slanger"}], "pieces": 1, "rate_bp": 0}]
BOOK: Pricebook = pricebook(
    campaigns=[
        campaign("n_for_m", parts=TUBES, pieces=3, paid=2, rate_bp=10_000, with_discount=True)
    ]
)
Sold = list[tuple[str, int]]

pieces = st.tuples(st.sampled_from(["helmet", "bell", "tube", "patch"]), st.integers(1, 9))
weights = st.tuples(st.just("nuts"), st.integers(1, 2_000))
baskets = st.lists(st.one_of(pieces, weights), min_size=1, max_size=4)
discounts = st.one_of(st.none(), st.integers(1, 9_999))


def written(cart: Cart, number: int) -> SaleBody:
    body = sale_body(BOOK, cart, envelope(id=cart["id"]), number)
    check_sale(body)
    check_receipt(body, receipt(body, "normal"))
    return body


def sell(goods: Sold, off_bp: int | None, cash: int) -> SaleBody:
    """A sale, `cash` per cent of it paid in cash and the rest by card."""
    cart = send(BOOK, None, "start", id="sale-1")
    for name, count in goods:
        milli = count if name == "nuts" else count * 1000
        cart = send(BOOK, cart, "add", item=item(name), quantity_milli=milli)
    if off_bp:
        discount = {"kind": "percent", "value": off_bp, "reason": "goodwill"}
        cart = send(BOOK, cart, "discount_cart", discount=discount)
    total = cart["totals"]["total"]
    part = total * cash // 100 // 50 * 50
    if cash < 100 and 0 < part < total:
        cart = send(BOOK, cart, "pay", tender="cash", tendered=part)
    if not cart["totals"]["settled"]:
        way = ("cash", "cash_due") if cash == 100 else ("card", "remaining")
        cart = send(BOOK, cart, "pay", tender=way[0], tendered=cart["totals"][way[1]])  # type: ignore[literal-required]
    return written(cart, 1)


class Ledger:
    """What came back of a sale, and what was given back, as a host knows it."""

    def __init__(self, sale: SaleBody) -> None:
        self.sale = sale
        self.back = {line["no"]: [0, 0] for line in sale["lines"]}
        self.given: dict[str, int] = {}
        self.coins = 0

    def paid(self) -> list[dict[str, Any]]:
        return [
            {
                "tender": payment["tender"],
                "kind": payment["kind"],
                "paid": payment["amount"]
                - (self.sale["rounding"] if payment["kind"] == "cash" else 0),
                "before": self.given.get(payment["tender"], 0),
            }
            for payment in self.sale["payments"]
        ]

    def take(self, parts: dict[int, int]) -> SaleBody:
        cart = send(BOOK, None, "start", id="sale-2")
        for line in self.sale["lines"]:
            if parts.get(line["no"]):
                before = self.back[line["no"]]
                cart = send(
                    BOOK,
                    cart,
                    "return_line",
                    sale={
                        "sale": self.sale["sale"],
                        "receipt_no": self.sale["receipt_no"],
                        "at": self.sale["ended_at"],
                        "line": line,
                        "paid": self.paid(),
                    },
                    returned={"quantity_milli": before[0], "total": before[1]},
                    quantity_milli=parts[line["no"]],
                    reason="regret",
                )
        for proposal in cart["totals"]["refunds"]:
            cart = send(BOOK, cart, "pay", tender=proposal["tender"], tendered=proposal["amount"])
        assert cart["totals"]["remaining"] == 0, "the way back is proposed to the end"
        if not cart["totals"]["settled"]:
            return self.sale
        body = written(cart, 2)
        for back in body["lines"]:
            standing = self.back[back["origin"]["line"]]  # type: ignore[index]
            standing[0] -= back["quantity_milli"]
            standing[1] -= back["total"]
        for refund in body["refunds"]:
            self.given[refund["tender"]] = self.given.get(refund["tender"], 0) + refund["amount"]
        self.coins -= sum(p["amount"] for p in body["payments"] if p["kind"] == "cash")
        return body


@given(baskets, discounts, st.sampled_from([0, 30, 100]))
def test_all_of_it_is_the_exact_negative(goods: Sold, off_bp: int | None, cash: int) -> None:
    sale = sell(goods, off_bp, cash)
    if sale["total"] == 0:
        return
    body = Ledger(sale).take({line["no"]: line["quantity_milli"] for line in sale["lines"]})
    for name in ("total", "gross", "discount", "rounding"):
        assert body[name] == -sale[name], name
    for sold, back in zip(sale["lines"], body["lines"], strict=True):
        for name in ("quantity_milli", "gross", "total", "net", "vat"):
            assert back[name] == -sold[name], name  # type: ignore[literal-required]
        for off in ("discounts", "campaigns"):
            # A share of a set's discount may be nothing at all; nothing comes back of it.
            amounts = [-each["amount"] for each in sold[off] if each["amount"] != 0]
            assert [each["amount"] for each in back[off]] == amounts
    assert [(v["gross"], v["vat"]) for v in body["vat"]] == [
        (-v["gross"], -v["vat"]) for v in sale["vat"]
    ]
    ways = [(p["tender"], -p["amount"]) for p in sale["payments"] if p["amount"]]
    given_ = [(p["tender"], p["amount"]) for p in body["payments"] if p["amount"]]
    assert sorted(given_) == sorted(ways)


@given(baskets, discounts, st.sampled_from([0, 30, 100]), st.data())
def test_parts_never_come_to_more_than_the_sale(
    goods: Sold, off_bp: int | None, cash: int, data: st.DataObject
) -> None:
    sale = sell(goods, off_bp, cash)
    ledger = Ledger(sale)
    for _ in range(4):
        ledger.take(
            {
                line["no"]: _part(data, line["unit"], line["quantity_milli"] - back[0])
                for line, back in zip(sale["lines"], ledger.back.values(), strict=True)
            }
        )
        _check(ledger)
    ledger.take(
        {no: line["quantity_milli"] - ledger.back[no][0] for no, line in _lines(sale).items()}
    )
    _check(ledger)
    for no, line in _lines(sale).items():
        assert ledger.back[no] == [line["quantity_milli"], line["total"]]
    kept = sum(p["amount"] for p in sale["payments"] if p["kind"] == "cash")
    assert ledger.coins == kept, "coins given back are the coins once taken"


def _part(data: st.DataObject, unit: str, left_milli: int) -> int:
    if unit == "kg":
        return data.draw(st.integers(0, left_milli))
    return data.draw(st.integers(0, left_milli // 1000)) * 1000


def _lines(sale: SaleBody) -> dict[int, Any]:
    return {line["no"]: line for line in sale["lines"]}


def _check(ledger: Ledger) -> None:
    for no, line in _lines(ledger.sale).items():
        quantity_milli, total = ledger.back[no]
        assert 0 <= quantity_milli <= line["quantity_milli"]
        assert 0 <= total <= line["total"]
    for way in ledger.paid():
        assert 0 <= way["before"] <= way["paid"]
