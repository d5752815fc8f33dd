"""A cashier who does anything at all, in any order: a state machine over the port."""

from __future__ import annotations

import copy
import json
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from till.cart import apply
from till.journal import GENESIS
from till.port import handle
from till.shapes import Cart, Figures
from till.tests.cast import NOW, envelope, item, pricebook
from till.tests.invariants import check_cart, check_left_alone, check_receipt, check_sale

BOOK = pricebook()
GOODS = [item(name) for name in ("helmet", "bell", "tube", "patch", "newspaper", "deposit", "nuts")]
# Commands after which every line is another, even where it reads the same.
PRICED_AGAIN = ("set_customer", "resume")
NAMES = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
EMPLOYEES = st.sampled_from(["owner", "manager", "cashier", "mechanic", "stranger"])
prices = st.one_of(st.integers(0, 200), st.integers(0, 99_999_999))
quantities = st.one_of(
    st.sampled_from([1000, 2000, 150]), st.integers(-1, 10_000_000), st.just("1000"), st.none()
)
discounts = st.one_of(
    st.none(),
    st.fixed_dictionaries(
        {
            "kind": st.sampled_from(["percent", "amount", "price", "gift"]),
            "value": st.one_of(st.integers(0, 1000), st.integers(0, 10_001)),
            "reason": st.sampled_from(["damaged", "goodwill", "friend", ""]),
        }
    ),
)


class CartMachine(RuleBasedStateMachine):
    """Sends commands through the port and checks everything that must hold between them."""

    def __init__(self) -> None:
        super().__init__()
        self.cart: Cart | None = None
        self.sales: list[dict[str, Any]] = []
        self.entries: list[str] = []
        self.prev = GENESIS
        self.ask({"do": "load", "pricebook": BOOK})

    def ask(self, request: dict[str, Any]) -> Any:
        """The port's answer to a request."""
        return json.loads(handle(json.dumps(request, ensure_ascii=False)))

    def command(self, name: str, **fields: Any) -> Any:
        """A command on the cart; the rules must leave the cart they were given alone."""
        command = {"name": name, "at": NOW, "employee": "cashier"} | fields
        before = self.cart
        answer = self.ask(
            {"cart": before, "do": "cart", "pricebook": BOOK["version"], "command": command}
        )
        untouched = copy.deepcopy(before)
        result = apply(BOOK, before, command)
        assert result == answer
        if before is not None and name not in PRICED_AGAIN:
            check_left_alone(before, result)
        assert before == untouched, "a command changed the cart it was given"
        if answer["errors"]:
            assert answer["cart"] == before
            assert answer["effects"] == []
        self.cart = answer["cart"]
        return answer

    @property
    def line_numbers(self) -> list[int]:
        """The lines there are, and one there is not."""
        return [line["no"] for line in self.cart["lines"]] + [99] if self.cart else [99]

    @initialize(training=st.booleans())
    def start(self, training: bool) -> None:
        self.command("start", id=f"sale-{len(self.sales) + 1}", training=training)

    @rule(goods=st.sampled_from(GOODS), quantity=quantities)
    def add(self, goods: Any, quantity: Any) -> None:
        self.command("add", item=goods, quantity_milli=quantity)

    @rule(goods=st.sampled_from(GOODS))
    def scan(self, goods: Any) -> None:
        self.command("add", item=goods)

    @rule(name=NAMES, price=prices, vat=st.sampled_from(["standard", "zero", "exempt", "luxury"]))
    def add_anything(self, name: str, price: int, vat: str) -> None:
        goods = item("repair", name=name, sku=name, variant="v-" + name, vat=vat)
        self.command("add", item=goods, price=price)

    @rule(data=st.data(), quantity=quantities)
    def set_quantity(self, data: st.DataObject, quantity: Any) -> None:
        line = data.draw(st.sampled_from(self.line_numbers))
        self.command("set_quantity", line=line, quantity_milli=quantity)

    @rule(data=st.data())
    def remove(self, data: st.DataObject) -> None:
        self.command("remove", line=data.draw(st.sampled_from(self.line_numbers)))

    @rule(data=st.data(), discount=discounts, employee=EMPLOYEES, approver=EMPLOYEES)
    def discount_line(
        self, data: st.DataObject, discount: Any, employee: str, approver: str
    ) -> None:
        line = data.draw(st.sampled_from(self.line_numbers))
        signed = {"employee": employee, "approved_by": approver}
        self.command("discount_line", line=line, discount=discount, **signed)

    @rule(discount=discounts, employee=EMPLOYEES)
    def discount_cart(self, discount: Any, employee: str) -> None:
        self.command("discount_cart", discount=discount, employee=employee)

    @rule(tender=st.sampled_from(["cash", "card", "cheque"]), tendered=st.integers(-50, 60_000))
    def pay_something(self, tender: str, tendered: int) -> None:
        self.command("pay", tender=tender, tendered=tendered)

    @rule(dearer=st.integers(0, 5))
    def park_and_resume(self, dearer: int) -> None:
        parked = self.cart
        assert parked is not None
        if self.command("park")["errors"]:
            return
        assert self.cart is not None
        assert self.cart["lines"] == []
        self.command("start", id="again-" + parked["id"][-30:], training=parked["training"])
        again = item("helmet", price=29_995 + dearer)
        answer = self.command("resume", parked=parked, items={again["variant"]: again})
        assert answer["errors"] == []
        assert [line["no"] for line in self.cart["lines"]] == [
            line["no"] for line in parked["lines"]
        ]

    @rule(part=st.integers(1, 4), tender=st.sampled_from(["cash", "card", "mobilepay"]))
    def pay_part(self, part: int, tender: str) -> None:
        assert self.cart is not None
        due = self.cart["totals"]["cash_due" if tender == "cash" else "remaining"]
        self.command("pay", tender=tender, tendered=due // part // 50 * 50 if part > 1 else due)

    @rule(no=st.integers(1, 4))
    def unpay(self, no: int) -> None:
        self.command("unpay", no=no)

    @rule(customer=st.one_of(st.none(), st.just("customer-1")))
    def set_customer(self, customer: str | None) -> None:
        self.command("set_customer", customer=customer)

    @precondition(lambda self: self.cart and len(self.cart["lines"]) >= 3)
    @rule()
    def abandon(self) -> None:
        self.command("abandon")
        assert self.cart is not None
        assert self.cart["lines"] == []
        assert self.cart["payments"] == []

    @rule()
    def finish(self) -> None:
        assert self.cart is not None
        settled = self.cart["totals"]["settled"]
        seq = len(self.entries) + 1
        own = envelope(id=f"entry-{seq}", seq=seq, prev=self.prev, training=self.cart["training"])
        answer = self.ask(
            {"cart": self.cart, "do": "finalise", "pricebook": BOOK["version"]}
            | {"envelope": own, "number": seq}
        )
        if "entry" not in answer:
            codes = [error["code"] for error in answer["errors"]]
            assert codes == ["approval_needed"] or not settled
            return
        assert settled
        check_sale(answer["body"])
        check_receipt(answer["body"], self.ask({"do": "receipt", "kind": "normal"} | answer))
        assert json.loads(answer["entry"])["body"] == answer["body"]
        self.entries.append(answer["entry"])
        self.prev = answer["hash"]
        self.sales.append(answer["body"])
        self.command("start", id=f"sale-{len(self.sales) + 1}", training=False)

    @rule(tender=st.sampled_from(["cash", "card"]), over=st.sampled_from([0, 50, 20_000]))
    def sell(self, tender: str, over: int) -> None:
        assert self.cart is not None
        due = self.cart["totals"]["cash_due" if tender == "cash" else "remaining"]
        self.command("pay", tender=tender, tendered=due + over if tender == "cash" else due)
        self.finish()

    @precondition(lambda self: self.sales)
    @rule()
    def print_receipt(self) -> None:
        for kind in ("normal", "copy"):
            assert "blocks" in self.ask({"do": "receipt", "body": self.sales[-1], "kind": kind})

    @invariant()
    def the_cart_adds_up(self) -> None:
        if self.cart is not None:
            check_cart(BOOK, self.cart)

    def teardown(self) -> None:
        """The chain verifies, and the shift's figures are the sum of its sales."""
        verified = self.ask({"do": "verify", "entries": self.entries, "prev": GENESIS, "seq": 1})
        assert verified == {"errors": []}
        figures = self._figures()
        real = [sale for sale in self.sales if not sale["training"]]
        assert figures["receipts"] == len(real)
        assert figures["total"] == sum(sale["total"] for sale in real)
        assert figures["grand"]["net"] == figures["total"]
        taken_off = figures["discounts"]["amount"] + figures["campaigns"]["amount"]
        assert taken_off == sum(sale["discount"] for sale in real)
        assert figures["training"]["count"] == len(self.sales) - len(real)
        taken = sum(count["amount"] for count in figures["tenders"].values())
        assert taken == figures["total"] + figures["rounding"]
        cash = figures["tenders"].get("cash", {"amount": 0})["amount"]
        assert figures["expected_cash"] == 50_000 + cash
        assert sum(vat["gross"] for vat in figures["vat"].values()) == figures["total"]
        assert sum(group["amount"] for group in figures["groups"].values()) == figures["total"]

    def _figures(self) -> Figures:
        opened = self.ask(
            {"do": "shift", "command": "open", "shift": "shift-1", "number": 1}
            | {"register": "register-1", "opened_at": NOW, "opening_float": 50_000, "first_seq": 1}
            | {"grand": {"sales": 0, "returns": 0, "net": 0}}
        )
        entries = [json.loads(entry) for entry in self.entries]
        folded = self.ask({"do": "shift", "command": "add", "entries": entries} | opened)
        figures: Figures = folded["figures"]
        return figures
